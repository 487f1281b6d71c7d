import * as v from 'valibot';
import { failureSchema } from '../contract/result.ts';

/**
 * What main and the engine's process tell each other beside the engine's calls, which travel on ports of their
 * own. Main is trusted by the engine and the engine by main; schemas guard against versions that do not match.
 */

const parserId = v.pipe(v.number(), v.integer());

export const toEngineProcessSchema = v.variant('type', [
  /** First of all: which archive. `assets` is the folder of word lists and samples. */
  v.object({ type: v.literal('open'), folder: v.string(), assets: v.string() }),
  /** Carries one port, to be served with this scope once the archive is open. */
  v.object({ type: v.literal('attach'), scope: v.picklist(['ui', 'shell']) }),
  /** Answers `spawn-parser` and carries the port to the child. */
  v.object({ type: v.literal('parser'), id: parserId, pid: v.optional(v.number()) }),
  v.object({ type: v.literal('parser-exit'), id: parserId }),
  v.object({ type: v.literal('close') }),
]);
export type ToEngineProcess = v.InferOutput<typeof toEngineProcessSchema>;

export const fromEngineProcessSchema = v.variant('type', [
  v.object({ type: v.literal('opened') }),
  /** The archive did not open; the process ends. */
  v.object({ type: v.literal('refused'), error: failureSchema }),
  v.object({ type: v.literal('spawn-parser'), id: parserId }),
  v.object({ type: v.literal('kill-parser'), id: parserId }),
  /** A bug in a handler, for the log. */
  v.object({ type: v.literal('bug'), call: v.string(), detail: v.string() }),
]);
export type FromEngineProcess = v.InferOutput<typeof fromEngineProcessSchema>;
