import { basename } from 'node:path';
import type { Failure } from '../../contract/result.ts';
import type { DatabaseSync } from 'node:sqlite';
import type { ParsedFile, Parsers } from '../parsers/parser-host.ts';
import { readSource, type SourceBytes } from './read-source.ts';
import type { WalkItem } from './walk.ts';

/** One offered file, read and parsed, ready to be stored. */
export interface PreparedFile {
  /** As the ledger shows it. */
  readonly path: string;
  readonly name: string;
  readonly content:
    | { readonly kind: 'refused'; readonly error: Failure; readonly sha256: string }
    /** The archive has these bytes and their articles. */
    | { readonly kind: 'known'; readonly source: SourceBytes }
    | { readonly kind: 'parsed'; readonly source: SourceBytes; readonly file: ParsedFile };
}

export interface Preparer {
  prepare(item: WalkItem): Promise<PreparedFile>;
  /** The file has been stored or refused: forget what was kept for others with the same bytes. */
  settled(file: PreparedFile): void;
}

/**
 * Reads, hashes and parses files, several at a time. Bytes that the archive knows, or that another file in flight
 * has, are not parsed again.
 */
export function createPreparer(db: DatabaseSync, parsers: Parsers, signal: AbortSignal): Preparer {
  const inFlight = new Map<string, ReturnType<Parsers['parse']>>();
  const known = db.prepare(
    `SELECT 1 FROM sources s WHERE s.sha256 = ? AND (
       EXISTS (SELECT 1 FROM articles a WHERE a.source = s.id)
       OR EXISTS (SELECT 1 FROM article_sources x WHERE x.source = s.id))`,
  );

  const parse = (source: SourceBytes, name: string): ReturnType<Parsers['parse']> => {
    const same = inFlight.get(source.sha256);
    if (same) return same;
    const parsing = parsers.parse({ bytes: source.bytes, size: source.size, name }, signal);
    if (source.sha256 !== '') inFlight.set(source.sha256, parsing);
    return parsing;
  };

  return {
    async prepare(item) {
      const { path } = item;
      const name = basename(path);
      const refused = (error: Failure, sha256: string): PreparedFile => ({
        path,
        name,
        content: { kind: 'refused', error, sha256 },
      });
      if (item.kind === 'refused') return refused(item.error, '');
      const read = await readSource(item.location);
      if (!read.ok) return refused(read.error, '');
      const source = read.value;
      if (known.get(source.sha256)) return { path, name, content: { kind: 'known', source } };
      const parsed = await parse(source, name);
      if (!parsed.ok) return refused(parsed.error, source.sha256);
      return { path, name, content: { kind: 'parsed', source, file: parsed.value } };
    },
    settled({ content }) {
      inFlight.delete(content.kind === 'refused' ? content.sha256 : content.source.sha256);
    },
  };
}
