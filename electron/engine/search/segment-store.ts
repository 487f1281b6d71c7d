import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { blobOf, integerOf, textOf } from '../archive/row.ts';
import { encodeSegment, type SegmentParts } from './segment.ts';
import type { DictionaryEntry } from './term-dictionary.ts';

/** A segment as stored, not yet trusted. */
export interface StoredSegment {
  readonly id: number;
  readonly checksum: string;
  readonly data: Uint8Array;
}

/** The index's tables. Everything that writes runs inside a transaction of the archive. */
export interface SegmentStore {
  terms(): DictionaryEntry[];
  segments(): Iterable<StoredSegment>;
  /** '' when nothing was ever indexed. */
  version(): string;
  setVersion(version: string): void;
  /** The id of a surface form that the dictionary in memory lacks; `isNew` unless this transaction has it already. */
  addTerm(surface: string): { id: number; isNew: boolean };
  /** Fills the emptied dictionary. */
  addTerms(entries: Iterable<DictionaryEntry>): void;
  /** Stores the segment with its checksum. `surfaceOf` names the terms that it brought into the dictionary. */
  addSegment(parts: SegmentParts, surfaceOf: (term: number) => string): { id: number; data: Uint8Array };
  removeSegment(id: number): void;
  /** Ordinals of articles that were removed, by segment. */
  removals(): Map<number, number[]>;
  addRemovals(segment: number, ordinals: readonly number[]): void;
  clear(): void;
}

/**
 * Lower-case hexadecimal SHA-256 of a segment and of the terms that it brought into the dictionary, in its order: an
 * altered term would be found under other words, and its own no longer.
 */
export function checksumOf(data: Uint8Array, surfaces: readonly string[]): string {
  return createHash('sha256').update(data).update(surfaces.join('\0')).digest('hex');
}

export function openSegmentStore(db: DatabaseSync): SegmentStore {
  const insertTerm = db.prepare(
    'INSERT INTO index_terms (surface) VALUES (?) ON CONFLICT (surface) DO NOTHING RETURNING id',
  );
  const findTerm = db.prepare('SELECT id FROM index_terms WHERE surface = ?');
  const insertSegment = db.prepare(
    `INSERT INTO index_segments (first_article, last_article, articles, checksum, data)
     VALUES (?, ?, ?, ?, ?) RETURNING id`,
  );
  return {
    terms: () =>
      db
        .prepare('SELECT id, surface FROM index_terms ORDER BY id')
        .all()
        .map((row) => ({ id: integerOf(row, 'id'), surface: textOf(row, 'surface') })),
    *segments() {
      for (const row of db.prepare('SELECT id, checksum, data FROM index_segments ORDER BY id').iterate()) {
        yield {
          id: integerOf(row, 'id'),
          checksum: textOf(row, 'checksum'),
          data: blobOf(row, 'data') ?? new Uint8Array(),
        };
      }
    },
    version() {
      const row = db.prepare("SELECT value FROM index_state WHERE key = 'version'").get();
      return row === undefined ? '' : textOf(row, 'value');
    },
    setVersion(version) {
      db.prepare("INSERT OR REPLACE INTO index_state (key, value) VALUES ('version', ?)").run(version);
    },
    addTerm(surface) {
      const inserted = insertTerm.get(surface);
      if (inserted !== undefined) return { id: integerOf(inserted, 'id'), isNew: true };
      return { id: integerOf(findTerm.get(surface), 'id'), isNew: false };
    },
    addTerms(entries) {
      const insert = db.prepare('INSERT INTO index_terms (id, surface) VALUES (?, ?)');
      for (const { id, surface } of entries) insert.run(id, surface);
    },
    addSegment(parts, surfaceOf) {
      const data = encodeSegment(parts);
      const { articles } = parts;
      const first = articles.length === 0 ? 0 : articles.reduce((a, b) => Math.min(a, b));
      const last = articles.reduce((a, b) => Math.max(a, b), 0);
      const checksum = checksumOf(data, Array.from(parts.keyTerms, surfaceOf));
      const row = insertSegment.get(first, last, articles.length, checksum, data);
      return { id: integerOf(row, 'id'), data };
    },
    removeSegment(id) {
      db.prepare('DELETE FROM index_segments WHERE id = ?').run(id);
    },
    removals() {
      const removals = new Map<number, number[]>();
      for (const row of db.prepare('SELECT segment, ordinal FROM index_removals').iterate()) {
        const segment = integerOf(row, 'segment');
        const ordinals = removals.get(segment);
        if (ordinals) ordinals.push(integerOf(row, 'ordinal'));
        else removals.set(segment, [integerOf(row, 'ordinal')]);
      }
      return removals;
    },
    addRemovals(segment, ordinals) {
      const insert = db.prepare('INSERT INTO index_removals (segment, ordinal) VALUES (?, ?)');
      for (const ordinal of ordinals) insert.run(segment, ordinal);
    },
    clear() {
      db.exec('DELETE FROM index_segments; DELETE FROM index_terms; DELETE FROM index_state;');
    },
  };
}
