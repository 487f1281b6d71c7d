import * as v from 'valibot';
import { failureSchema } from '../result.ts';

/** What travels: requests and cancellations one way; responses, progress and events the other. */
export const toEngineSchema = v.variant('type', [
  v.object({ type: v.literal('call'), id: v.number(), name: v.string(), input: v.unknown() }),
  v.object({ type: v.literal('cancel'), id: v.number() }),
]);
export type ToEngine = v.InferOutput<typeof toEngineSchema>;

export const toUiSchema = v.variant('type', [
  v.object({ type: v.literal('value'), id: v.number(), value: v.unknown() }),
  v.object({ type: v.literal('failure'), id: v.number(), error: failureSchema }),
  v.object({ type: v.literal('progress'), id: v.number(), progress: v.unknown() }),
  v.object({ type: v.literal('event'), name: v.string(), payload: v.unknown() }),
]);
export type ToUi = v.InferOutput<typeof toUiSchema>;
