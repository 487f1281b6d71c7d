import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { inflateRawSync } from 'node:zlib';
import { fail, ok, type Result } from '../../contract/result.ts';
import { IS_READABLE } from '../articles/article-filter.ts';
import type { Archive } from './archive.ts';
import { blobOf, integerOf, textOf } from './row.ts';

/** Where an original that is too large for a row lies: `originals/<sha256>`. */
export function originalPath(folder: string, sha256: string): string {
  return join(folder, 'originals', sha256);
}

/** SHA-256 of bytes as lower-case hex. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The bytes of a source file (`sources.id`) as they were imported, their length and SHA-256 checked. Expected
 * failures: `original-missing` when its file is gone, `archive-damaged` when its bytes are not those imported.
 */
export function readOriginal(archive: Pick<Archive, 'folder' | 'db'>, sourceId: number): Result<Buffer> {
  const row = archive.db
    .prepare('SELECT sha256, bytes, storage, deflated, name FROM sources WHERE id = ?')
    .get(sourceId);
  const sha256 = textOf(row, 'sha256');
  const expected = integerOf(row, 'bytes');
  const deflated = blobOf(row, 'deflated');
  const params = { name: textOf(row, 'name'), sha256, path: archive.folder };
  let bytes: Buffer;
  try {
    bytes = deflated
      ? inflateRawSync(deflated, { maxOutputLength: Math.max(expected, 1) })
      : readFileSync(originalPath(archive.folder, sha256));
  } catch {
    return fail(deflated ? 'archive-damaged' : 'original-missing', params);
  }
  if (bytes.length !== expected || sha256Hex(bytes) !== sha256) return fail('archive-damaged', params);
  return ok(bytes);
}

/** The source file (`sources.id`) of an article that is visible or in the bin, null when there is no such article. */
export function sourceOfArticle(db: DatabaseSync, article: string): number | null {
  const row = db.prepare(`SELECT source FROM articles WHERE id = ? AND ${IS_READABLE}`).get(article);
  return row ? integerOf(row, 'source') : null;
}
