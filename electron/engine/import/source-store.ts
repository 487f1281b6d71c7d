import { open } from 'node:fs/promises';
import type { DatabaseSync } from 'node:sqlite';
import { deflateRawSync } from 'node:zlib';
import { renameDurably, temporaryPath } from '../archive/durable-file.ts';
import { originalPath } from '../archive/originals.ts';
import { integerOf, textOf } from '../archive/row.ts';
import type { ImportedFile } from './prepare-file.ts';
import type { SourceBytes } from './read-source.ts';

/** Largest original, in bytes, that is kept in its row; larger ones are files in `originals/`. */
export const MAX_ROW_BYTES = 1024 * 1024;
// Half of level 9's time for text that is a tenth larger.
const DEFLATE_LEVEL = 3;

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
      { sha256, size, bytes },
      { format, encoding, encodingReason },
      { name, path, at, container = '', member = '' },
    ) {
      const inRow = size <= MAX_ROW_BYTES;
      const { lastInsertRowid } = insert.run(
        sha256,
        size,
        inRow ? 'row' : 'file',
        inRow ? deflateRawSync(bytes, { level: DEFLATE_LEVEL }) : null,
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
 * rename, fsync of the folder. Smaller ones need nothing. Throws the system's errors (ENOSPC among them).
 */
export async function placeOriginal(folder: string, source: SourceBytes): Promise<void> {
  if (source.size <= MAX_ROW_BYTES) return;
  const path = originalPath(folder, source.sha256);
  const temporary = temporaryPath(path);
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(source.bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  renameDurably(temporary, path);
}
