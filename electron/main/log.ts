import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One older file is kept beside a log of this size, in bytes. */
const LOG_LIMIT = 1_000_000;

/** Notes for whoever repairs the program: details that a user is never shown, in a local file, sent nowhere. */
export interface Log {
  readonly file: string;
  write(what: string, detail: string): void;
}

/** Opens `marsad.log` in `folder`; where it cannot be written, nothing is kept. */
export function openLog(folder: string): Log {
  const file = join(folder, 'marsad.log');
  return {
    file,
    write(what, detail) {
      try {
        mkdirSync(folder, { recursive: true });
        const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
        if (size > LOG_LIMIT) renameSync(file, `${file}.old`);
        appendFileSync(file, `${new Date().toISOString()} ${what}\n${detail}\n`, { mode: 0o600 });
      } catch {
        // Logging must never be the reason for a failure.
      }
    },
  };
}

/** The text of anything thrown, with its stack where it has one. */
export function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
