import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { fail } from '../../contract/result.ts';
import { textOf } from '../archive/row.ts';
import { MAPPED_FIELDS, type ColumnMapping, type Parsers } from '../parsers/parser-host.ts';

/** Mappings that go along with each file: those used last. */
const REMEMBERED = 40;

/** Which column is which field: the column's name, or its number from 1 as text. */
export const mappingSchema = v.pipe(
  v.record(v.picklist(MAPPED_FIELDS), v.pipe(v.string(), v.maxLength(1000))),
  v.transform((mapping): ColumnMapping => mapping),
);

/** Remembers how the columns of tables with this header are named, inside the caller's transaction. */
export function rememberMapping(db: DatabaseSync, header: string, mapping: ColumnMapping): void {
  db.prepare(
    `INSERT INTO column_mappings (header, mapping, at) VALUES (?, ?, ?)
     ON CONFLICT (header) DO UPDATE SET mapping = excluded.mapping, at = excluded.at`,
  ).run(header, JSON.stringify(mapping), Date.now());
}

/** The mappings confirmed last, by header. */
export function rememberedMappings(db: DatabaseSync): Record<string, ColumnMapping> {
  return mappingsBy(db)();
}

function mappingsBy(db: DatabaseSync): () => Record<string, ColumnMapping> {
  const select = db.prepare('SELECT header, mapping FROM column_mappings ORDER BY at DESC, header LIMIT ?');
  return () =>
    Object.fromEntries(
      select
        .all(REMEMBERED)
        .map((row) => [textOf(row, 'header'), v.parse(mappingSchema, JSON.parse(textOf(row, 'mapping')))]),
    );
}

/** Parsers that know the mappings which this archive remembers. */
export function withRememberedMappings(parsers: Parsers, db: DatabaseSync): Parsers {
  const remembered = mappingsBy(db);
  return {
    parse(request, signal) {
      // The archive may have been closed while a file was being read.
      if (!db.isOpen) return Promise.resolve(fail('cancelled'));
      const mappings = remembered();
      return parsers.parse(Object.keys(mappings).length === 0 ? request : { ...request, mappings }, signal);
    },
    close: () => parsers.close(),
  };
}

/** Parsers for an import whose tables all have the columns that the analyst named; as they are where none were. */
export function withMapping(parsers: Parsers, mapping: ColumnMapping | undefined): Parsers {
  if (mapping === undefined) return parsers;
  return {
    parse: (request, signal) => parsers.parse({ ...request, mapping }, signal),
    close: () => parsers.close(),
  };
}
