import * as v from 'valibot';
import { offsetSchema } from '../values.ts';

/**
 * A call of the contract. `scope` says who may make it: `ui` is served to the renderer in every shell; `shell`
 * (whatever names a path on disk) only to the shells themselves, so that a page that went astray can neither read
 * nor write files.
 */
export interface CallSpec {
  readonly scope: 'ui' | 'shell';
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
  /** Shape of progress messages while the call runs. */
  readonly progress?: v.GenericSchema;
}

export const nothing = v.object({});
export const count = offsetSchema;
export const params = v.record(v.string(), v.union([v.string(), v.number()]));
export const fileProgress = v.object({ done: count, total: count });
/** Bytes cross as base64: WebSocket frames are JSON. */
export const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));
export const changeOfHistory = v.object({ label: v.string(), params, id: count });
