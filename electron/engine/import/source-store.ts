import { createHash } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { deflateRaw, deflateRawSync } from 'node:zlib';
import type { FilePlace } from '../parsers/byte-source.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import { renameDurably, temporaryPath } from '../archive/durable-file.ts';
import { originalPath } from '../archive/originals.ts';
import { integerOf, textOf } from '../archive/row.ts';
import type { ImportedFile } from './prepared-file.ts';
import { piecesOf, type SourceBytes } from './read-source.ts';

/** Largest original, in bytes, that is kept in its row; larger ones are files in `originals/`. */
export const MAX_ROW_BYTES = 1024 * 1024;
// Half of level 9's time for text that is a tenth larger.
const DEFLATE_LEVEL = 3;

const deflateAside = promisify(deflateRaw);

/** What is not larger is deflated as it is stored: handing it to another thread takes longer. */
const SMALL_BYTES = 16 * 1024;
// A window and tables no larger than such a file needs: zlib's usual 256 KiB cost more to allocate than to use.
const SMALL = { level: DEFLATE_LEVEL, windowBits: 14, memLevel: 6 };

/** Deflates what is to be kept in a row, beside the engine's thread. */
export async function deflated(source: SourceBytes): Promise<SourceBytes> {
  if (source.size <= SMALL_BYTES || source.size > MAX_ROW_BYTES) return source;
  return { ...source, deflated: await deflateAside(source.bytes, { level: DEFLATE_LEVEL }) };
}

/** What the archive knows of a source file. */
export interface StoredSource {
  readonly id: number;
  readonly format: string;
  readonly encoding: string;
}

export interface SourceStore {
  find(sha256: string): StoredSource | null;
  /** Inside a transaction. A large original must be in its place (`placeOriginal`) before. */
  insert(
    source: SourceBytes,
    file: Pick<ImportedFile, 'format' | 'encoding' | 'encodingReason'>,
    named: {
      name: string;
      path: string;
      at: number;
      /** SHA-256 of the source that it lay in, and its path there. */
      container?: string;
      member?: string;
    },
  ): StoredSource;
}

export function sourceStore(db: DatabaseSync): SourceStore {
  const select = db.prepare('SELECT id, format, encoding FROM sources WHERE sha256 = ?');
  const insert = db.prepare(
    `INSERT INTO sources (sha256, bytes, storage, deflated, name, path, format, encoding, encoding_reason, imported_at,
       container, member)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    find(sha256) {
      const row = select.get(sha256);
      if (!row) return null;
      return { id: integerOf(row, 'id'), format: textOf(row, 'format'), encoding: textOf(row, 'encoding') };
    },
    insert(
      { sha256, size, bytes, deflated },
      { format, encoding, encodingReason },
      { name, path, at, container = '', member = '' },
    ) {
      const inRow = size <= MAX_ROW_BYTES;
      const { lastInsertRowid } = insert.run(
        sha256,
        size,
        inRow ? 'row' : 'file',
        inRow
          ? (deflated ?? deflateRawSync(bytes, size <= SMALL_BYTES ? SMALL : { level: DEFLATE_LEVEL }))
          : null,
        name,
        path,
        format,
        encoding,
        encodingReason,
        at,
        container,
        member,
      );
      return { id: Number(lastInsertRowid), format, encoding };
    },
  };
}

/**
 * Puts a large original into `originals/<sha256>`, durably, before the commit that names it: temporary file, fsync,
 * rename, fsync of the folder. Smaller ones need nothing. Expected failure: `path-not-readable`, where a file that is
 * copied from its place has changed. Throws the system's errors (ENOSPC among them).
 */
export async function placeOriginal(folder: string, source: SourceBytes): Promise<Result<null>> {
  if (source.size <= MAX_ROW_BYTES) return ok(null);
  const path = originalPath(folder, source.sha256);
  const temporary = temporaryPath(path);
  const handle = await open(temporary, 'wx');
  try {
    const written = source.file
      ? await copyInPlace(source, source.file, handle)
      : await writeWhole(source, handle);
    if (!written.ok) {
      await unlink(temporary);
      return written;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  renameDurably(temporary, path);
  return ok(null);
}

async function writeWhole({ bytes }: SourceBytes, to: FileHandle): Promise<Result<null>> {
  await to.writeFile(bytes);
  return ok(null);
}

async function copyInPlace(source: SourceBytes, file: FilePlace, to: FileHandle): Promise<Result<null>> {
  const hash = createHash('sha256');
  for await (const piece of piecesOf(source, file)) {
    if (!piece.ok) return piece;
    hash.update(piece.value);
    await to.writeFile(piece.value);
  }
  const isSame = hash.digest('hex') === source.sha256;
  return isSame ? ok(null) : fail('path-not-readable', { path: file.path, detail: 'changed' });
}
