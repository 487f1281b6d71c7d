import { fail, type Failure } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import {
  isSqliteError,
  SQLITE_CANTOPEN,
  SQLITE_CORRUPT,
  SQLITE_FULL,
  SQLITE_IOERR,
  SQLITE_NOTADB,
  SQLITE_READONLY,
} from './sqlite-error.ts';

/** The failure that an error of SQLite stands for, where it is the disk's and no bug: null otherwise. */
export function storageFailure(error: unknown, folder: string): { ok: false; error: Failure } | null {
  if (isSqliteError(error, SQLITE_FULL)) return fail('disk-full', { path: folder });
  if (isSqliteError(error, SQLITE_CORRUPT, SQLITE_NOTADB)) return fail('archive-damaged', { path: folder });
  if (isSqliteError(error, SQLITE_READONLY, SQLITE_IOERR, SQLITE_CANTOPEN)) {
    return fail('archive-not-writable', { path: folder });
  }
  return null;
}

type AnyHandler = (input: unknown, context: unknown) => unknown;

/** The same handlers; where the disk fails under one, it answers so instead of throwing. */
export function withStorageFailures(handlers: Handlers, folder: string): Handlers {
  const entries = Object.entries(handlers).map(([name, handler]) => {
    const guarded = async (input: unknown, context: unknown): Promise<unknown> => {
      try {
        return await (handler as AnyHandler)(input, context);
      } catch (error) {
        const failure = storageFailure(error, folder);
        if (!failure) throw error;
        return failure;
      }
    };
    return [name, guarded] as const;
  });
  return Object.fromEntries(entries) as unknown as Handlers;
}
