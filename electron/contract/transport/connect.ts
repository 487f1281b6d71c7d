import * as v from 'valibot';
import { calls, events } from '../calls.ts';
import type { CallInput, CallName, CallOutput, CallProgress, EventName, EventPayload } from '../calls.ts';
import { fail, type Failure, type Result } from '../result.ts';
import type { Channel } from './channel.ts';
import { toUiSchema } from './messages.ts';

export interface CallOptions<N extends CallName> {
  /** Aborting asks the engine to stop; the call then answers `cancelled` or its value, whichever is true. */
  readonly signal?: {
    readonly aborted: boolean;
    addEventListener(type: 'abort', listener: () => void): void;
  };
  readonly onProgress?: (progress: CallProgress<N>) => void;
}

/** The engine as its callers see it. */
export interface EngineClient {
  call<N extends CallName>(
    name: N,
    input: CallInput<N>,
    options?: CallOptions<N>,
  ): Promise<Result<CallOutput<N>>>;
  /** Answers a function that stops listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  onClose(listener: () => void): void;
  close(): void;
}

interface Pending {
  readonly name: CallName;
  readonly settle: (result: Result<unknown>) => void;
  readonly onProgress: ((progress: never) => void) | undefined;
}

/** Makes calls over `channel`. Inputs and answers are validated on this side as well. */
export function connect(channel: Channel): EngineClient {
  const pending = new Map<number, Pending>();
  const listeners = new Map<EventName, Set<(payload: never) => void>>();
  let nextId = 1;
  let open = true;

  channel.receive((raw) => {
    const parsed = v.safeParse(toUiSchema, raw);
    if (!parsed.success) return;
    const message = parsed.output;
    if (message.type === 'event') {
      if (!Object.hasOwn(events, message.name)) return;
      const name = message.name as EventName;
      const payload = v.safeParse(events[name], message.payload);
      if (!payload.success) return;
      for (const listener of listeners.get(name) ?? []) listener(payload.output as never);
      return;
    }
    const call = pending.get(message.id);
    if (!call) return;
    const spec = calls[call.name];
    if (message.type === 'progress') {
      const progress = 'progress' in spec ? v.safeParse(spec.progress, message.progress) : null;
      if (progress?.success) call.onProgress?.(progress.output as never);
      return;
    }
    pending.delete(message.id);
    if (message.type === 'failure') {
      call.settle({ ok: false, error: message.error });
      return;
    }
    const value = v.safeParse(spec.output, message.value);
    call.settle(value.success ? { ok: true, value: value.output } : fail('internal', { call: call.name }));
  });
  channel.onClose(() => {
    open = false;
    for (const call of pending.values()) call.settle(fail('disconnected'));
    pending.clear();
  });

  return {
    call(name, input, options = {}) {
      const checked = v.safeParse(calls[name].input, input);
      if (!checked.success) {
        const field = v.getDotPath(checked.issues[0]) ?? '';
        return Promise.resolve(fail('bad-request', { call: name, field }));
      }
      if (!open) return Promise.resolve(fail('disconnected'));
      const id = nextId++;
      return new Promise((resolve) => {
        pending.set(id, {
          name,
          settle: (result) => resolve(result as Result<CallOutput<typeof name>>),
          onProgress: options.onProgress as ((progress: never) => void) | undefined,
        });
        channel.send({ type: 'call', id, name, input });
        const cancel = (): void => {
          if (pending.has(id)) channel.send({ type: 'cancel', id });
        };
        if (options.signal?.aborted) cancel();
        else options.signal?.addEventListener('abort', cancel);
      });
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener as (payload: never) => void);
      return () => set.delete(listener as (payload: never) => void);
    },
    onClose: (listener) => channel.onClose(listener),
    close: () => channel.close(),
  };
}

/** An expected failure where the caller cannot go on: scripts and tests. The UI never uses it. */
export class CallFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.code} ${JSON.stringify(failure.params)}`);
    this.failure = failure;
  }
}

/** The value of a result, or a thrown `CallFailed`. */
export function expectValue<T>(result: Result<T>): T {
  if (!result.ok) throw new CallFailed(result.error);
  return result.value;
}
