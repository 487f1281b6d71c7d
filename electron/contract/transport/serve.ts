import * as v from 'valibot';
import { calls, events } from '../calls.ts';
import type { CallName, CallOutput, CallProgress, CallRequest, EventName, EventPayload } from '../calls.ts';
import { fail, type Result } from '../result.ts';
import type { Channel } from './channel.ts';
import { toEngineSchema, type ToUi } from './messages.ts';

/** The platform's AbortSignal, as far as handlers need it. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
}

export interface CallContext<N extends CallName> {
  readonly signal: Cancellation;
  progress(value: CallProgress<N>): void;
}

/** One handler for each call of the contract; `Result` carries expected failures, bugs throw. */
export type Handlers = {
  readonly [N in CallName]: (
    input: CallRequest<N>,
    context: CallContext<N>,
  ) => Result<CallOutput<N>> | Promise<Result<CallOutput<N>>>;
};

export interface Served {
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  close(): void;
}

export interface ServeOptions {
  /** `ui` refuses calls of scope `shell` with `not-allowed`. */
  readonly scope: 'ui' | 'shell';
  /** Calls of scope `shell` that this channel may make all the same. */
  readonly grants?: readonly CallName[] | undefined;
  /** Told of a bug in a handler (the caller gets `internal` and no details). */
  readonly onBug: (error: unknown, call: string) => void;
}

/** Answers calls that arrive on `channel`. Inputs, outputs, progress and events are validated here. */
export function serve(channel: Channel, handlers: Handlers, options: ServeOptions): Served {
  const running = new Map<number, () => void>();
  let open = true;
  const send = (message: ToUi): void => {
    if (open) channel.send(message);
  };

  const answer = async (id: number, name: string, rawInput: unknown): Promise<void> => {
    if (!Object.hasOwn(calls, name)) {
      send({ type: 'failure', id, error: fail('unknown-call', { call: name.slice(0, 80) }).error });
      return;
    }
    const call = name as CallName;
    const spec = calls[call];
    if (spec.scope === 'shell' && options.scope === 'ui' && !options.grants?.includes(call)) {
      send({ type: 'failure', id, error: fail('not-allowed', { call }).error });
      return;
    }
    const input = v.safeParse(spec.input, rawInput);
    if (!input.success) {
      const issue = input.issues[0];
      const where = v.getDotPath(issue) ?? '';
      send({ type: 'failure', id, error: fail('bad-request', { call, field: where }).error });
      return;
    }
    const cancellation = createCancellation();
    running.set(id, cancellation.abort);
    try {
      const handler = handlers[call] as (
        input: unknown,
        context: CallContext<CallName>,
      ) => Promise<Result<unknown>>;
      const result = await handler(input.output, {
        signal: cancellation.signal,
        progress: (value: unknown) => {
          if (!('progress' in spec)) throw new Error(`${call} declares no progress`);
          send({ type: 'progress', id, progress: v.parse(spec.progress, value) });
        },
      });
      if (result.ok) send({ type: 'value', id, value: v.parse(spec.output, result.value) });
      else send({ type: 'failure', id, error: result.error });
    } catch (error) {
      options.onBug(error, call);
      send({ type: 'failure', id, error: fail('internal', { call }).error });
    } finally {
      running.delete(id);
    }
  };

  channel.receive((raw) => {
    const message = v.safeParse(toEngineSchema, raw);
    if (!message.success) return;
    if (message.output.type === 'cancel') running.get(message.output.id)?.();
    else void answer(message.output.id, message.output.name, message.output.input);
  });
  const stop = (): void => {
    open = false;
    for (const abort of running.values()) abort();
    running.clear();
  };
  channel.onClose(stop);
  return {
    emit: (name, payload) => send({ type: 'event', name, payload: v.parse(events[name], payload) }),
    close: () => {
      stop();
      channel.close();
    },
  };
}

function createCancellation(): { signal: Cancellation; abort: () => void } {
  const listeners: (() => void)[] = [];
  let aborted = false;
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      addEventListener: (_type, listener) => {
        if (aborted) listener();
        else listeners.push(listener);
      },
    },
    abort: () => {
      if (aborted) return;
      aborted = true;
      for (const listener of listeners) listener();
    },
  };
}
