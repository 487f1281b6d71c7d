import { basename } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Failure } from '../../contract/result.ts';
import type { OverrideField } from '../../contract/values.ts';
import type { ParsedFile, Parsers } from '../parsers/parser-host.ts';
import { readSource, type SourceBytes } from './read-source.ts';
import type { WalkItem } from './walk.ts';

/** A file as it is stored: what a parser found, or what the analyst wrote of a file of another format. */
export interface ImportedFile extends Omit<ParsedFile, 'format'> {
  readonly format: string;
  /** Fields that the analyst has typed: no rule sets them. */
  readonly typed?: readonly OverrideField[];
  /** Two pictures are two articles, even with the same title and no text. */
  readonly sameTextIsAnother?: boolean;
}

/** One offered file, read and parsed, ready to be stored. */
export interface PreparedFile {
  /** As the ledger shows it. */
  readonly path: string;
  readonly name: string;
  readonly content:
    | { readonly kind: 'refused'; readonly error: Failure; readonly sha256: string }
    /** The archive has these bytes and their articles. */
    | { readonly kind: 'known'; readonly source: SourceBytes }
    | { readonly kind: 'parsed'; readonly source: SourceBytes; readonly file: ImportedFile };
}

export interface Preparer {
  prepare(item: WalkItem): Promise<PreparedFile>;
  /** The file as it is to be stored: one whose known articles have been removed for good meanwhile is parsed after all. */
  renewed(file: PreparedFile): Promise<PreparedFile>;
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

  const prepareBytes = async (path: string, source: SourceBytes): Promise<PreparedFile> => {
    const name = basename(path);
    if (known.get(source.sha256)) return { path, name, content: { kind: 'known', source } };
    const parsed = await parse(source, name);
    if (!parsed.ok) return refused(path, parsed.error, source.sha256);
    return { path, name, content: { kind: 'parsed', source, file: parsed.value } };
  };

  return {
    async prepare(item) {
      const { path } = item;
      if (item.kind === 'refused') return refused(path, item.error, '');
      const read = await readSource(item.location);
      return read.ok ? prepareBytes(path, read.value) : refused(path, read.error, '');
    },
    async renewed(file) {
      const { path, content } = file;
      if (content.kind !== 'known' || known.get(content.source.sha256)) return file;
      const anew = await prepareBytes(path, content.source);
      inFlight.delete(content.source.sha256);
      return anew;
    },
    settled({ content }) {
      inFlight.delete(content.kind === 'refused' ? content.sha256 : content.source.sha256);
    },
  };
}

function refused(path: string, error: Failure, sha256: string): PreparedFile {
  return { path, name: basename(path), content: { kind: 'refused', error, sha256 } };
}
