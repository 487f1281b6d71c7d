import { setImmediate } from 'node:timers/promises';
import { fail, type Result } from '../../contract/result.ts';
import type { Cancellation } from '../../contract/transport/serve.ts';

/** What is read piece by piece before it is written at one go. */
export interface Slicing {
  readonly total: number;
  /** Pieces read between two turns of the event loop. */
  readonly size: number;
  /** Becomes another number when what was read may have been written by others. */
  stamp(): number;
}

/**
 * Plans a large change slice by slice (`from` to `to`, end exclusive): in between it yields, tells how far it is and
 * can be cancelled. What others wrote meanwhile may be what was read: then all is read again, at one go. `act` gets
 * the plans in the same turn as that was last looked at. Failures: `cancelled`, those of `plan` and `act`.
 */
export async function planInSlices<T, R>(
  { total, size, stamp }: Slicing,
  call: {
    readonly signal: Cancellation;
    progress(value: { done: number; total: number }): void;
  },
  plan: (from: number, to: number) => Result<T>,
  act: (parts: readonly T[]) => Result<R>,
): Promise<Result<R>> {
  const before = stamp();
  const parts: T[] = [];
  for (let from = 0; from < total; from += size) {
    call.progress({ done: from, total });
    await setImmediate();
    if (call.signal.aborted) return fail('cancelled');
    const part = plan(from, Math.min(from + size, total));
    if (!part.ok) return part;
    parts.push(part.value);
  }
  if (stamp() === before) return act(parts);
  const whole = plan(0, total);
  return whole.ok ? act([whole.value]) : whole;
}
