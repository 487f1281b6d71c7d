import type { DatabaseSync } from 'node:sqlite';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../contract/result.ts';
import { readOriginal } from '../archive/originals.ts';
import { integerOf, textOf } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import { MAX_FILE_BYTES } from '../parsers/limits.ts';
import { containersOf, locateFile } from './locate-file.ts';
import { readMember } from './member-bytes.ts';
import { readSource, type SourceBytes } from './read-source.ts';

/** The file of a ledger row, found again, and the source that it lies in where the archive keeps that one. */
export interface RefusedFile {
  readonly path: string;
  readonly source: SourceBytes;
  readonly place?: { readonly container: string; readonly member: string };
}

interface Outer {
  readonly name: string;
  readonly source: SourceBytes;
  readonly inside: string;
}

/**
 * Reads a file that the ledger refused: where it lies, or out of the file around it, be that on disk or an original of
 * the archive (a mail). Failures: `path-not-found` (also of a row that is not there, and of what a browser sent),
 * `readSource`'s and the parsers'.
 */
export async function readRefused(
  { archive, parsers }: Pick<EngineContext, 'archive' | 'parsers'>,
  row: number,
  signal: AbortSignal,
): Promise<Result<RefusedFile>> {
  const entry = archive.db
    .prepare("SELECT job, path, sha256 FROM ledger WHERE id = ? AND status = 'rejected'")
    .get(row);
  if (!entry) return fail('path-not-found', { path: '' });
  const [path, sha256] = [textOf(entry, 'path'), textOf(entry, 'sha256')];
  const found = await locateFile(path);
  if (found.kind === 'file' && found.inside === '') {
    const read = await readSource(path, MAX_FILE_BYTES);
    return read.ok ? ok({ path, source: read.value }) : read;
  }
  const outer =
    found.kind === 'file'
      ? await onDisk(found.location, found.inside)
      : keptOuter(archive, textOf(entry, 'job'), path);
  if (!outer.ok) return outer;
  const { name, source, inside } = outer.value;
  const { bytes, size } = source;
  const member = await readMember(parsers, { name, bytes, size }, { inside, sha256 }, signal);
  if (!member.ok) return member;
  const isKept = sourceId(archive.db, source.sha256) !== null;
  const place = isKept ? { place: { container: source.sha256, member: inside } } : {};
  return ok({ path, source: member.value, ...place });
}

async function onDisk(location: string, inside: string): Promise<Result<Outer>> {
  const read = await readSource(location, MAX_FILE_BYTES);
  return read.ok ? ok({ name: basename(location), source: read.value, inside }) : read;
}

/** The innermost file around it whose bytes the archive keeps, as the same import told of it. */
function keptOuter(archive: EngineContext['archive'], job: string, path: string): Result<Outer> {
  const told = archive.db.prepare(
    "SELECT sha256 FROM ledger WHERE job = ? AND path = ? AND sha256 <> '' ORDER BY id DESC LIMIT 1",
  );
  for (const { outer, inside } of containersOf(path)) {
    const row = told.get(job, outer);
    const sha256 = row ? textOf(row, 'sha256') : '';
    const id = sourceId(archive.db, sha256);
    if (id === null) continue;
    const original = readOriginal(archive, id);
    if (!original.ok) return original;
    const bytes = original.value;
    return ok({ name: basename(outer), source: { bytes, size: bytes.length, sha256 }, inside });
  }
  return fail('path-not-found', { path });
}

function sourceId(db: DatabaseSync, sha256: string): number | null {
  const row = db.prepare('SELECT id FROM sources WHERE sha256 = ?').get(sha256);
  return row ? integerOf(row, 'id') : null;
}
