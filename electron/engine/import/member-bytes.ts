import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { Parsers } from '../parsers/parser-host.ts';
import type { SourceBytes } from './read-source.ts';

/** A file in another one: its path there, and the SHA-256 that it is known to have, '' where it was never read. */
export interface SoughtMember {
  readonly inside: string;
  readonly sha256: string;
}

/**
 * The bytes of a file that lies in another one, in whatever depth. Failures: `path-not-found`, there is no such file
 * in it, or another by now; the parsers' own where the file around it cannot be read.
 */
export async function readMember(
  parsers: Parsers,
  outer: { readonly name: string; readonly bytes: Uint8Array; readonly size: number },
  sought: SoughtMember,
  signal: AbortSignal,
): Promise<Result<SourceBytes>> {
  for (let cursor: number | null = 0; cursor !== null;) {
    const opened = await parsers.parse({ ...outer, ...(cursor === 0 ? {} : { cursor }) }, signal);
    if (!opened.ok) return opened;
    for (const { name, bytes } of opened.value.members) {
      if (!bytes) continue;
      // Not a view of the whole answer, which would be kept with it.
      const own = Uint8Array.from(bytes);
      if (name === sought.inside) {
        const sha256 = createHash('sha256').update(own).digest('hex');
        if (sought.sha256 === '' || sought.sha256 === sha256)
          return ok({ bytes: own, size: own.length, sha256 });
      } else if (sought.inside.startsWith(`${name}!/`)) {
        const inner = { name: basename(name), bytes: own, size: own.length };
        const inside = sought.inside.slice(name.length + 2);
        const found = await readMember(parsers, inner, { ...sought, inside }, signal);
        if (found.ok || found.error.code === 'cancelled') return found;
      }
    }
    cursor = opened.value.next;
  }
  return fail('path-not-found', { path: sought.inside });
}
