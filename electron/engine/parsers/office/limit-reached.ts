import { fail, ok, type ErrorCode, type Failure, type Result } from '../../../contract/result.ts';

/** Ends the reading of a stream of events from within; its reader turns it into a failed `Result`. Never leaves this folder. */
export class LimitReached extends Error {
  readonly failure: Failure;

  constructor(code: ErrorCode, limit: number) {
    super(code);
    this.failure = fail(code, { limit }).error;
  }
}

/** What a reading gives; the limit's failure where one ended it. */
export function withinLimits<Value>(read: () => Value): Result<Value> {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof LimitReached) return { ok: false, error: error.failure };
    throw error;
  }
}
