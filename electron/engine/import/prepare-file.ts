import { createHash, webcrypto } from 'node:crypto';
import { basename } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Failure } from '../../contract/result.ts';
import type { OverrideField } from '../../contract/values.ts';
import type { ParsedArticle, ParsedFile, Parsers } from '../parsers/parser-host.ts';
import { memberItems, topPlace, type MemberItem, type MemberPlace } from './member-item.ts';
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
    | { readonly kind: 'parsed'; readonly source: SourceBytes; readonly file: ImportedFile }
    | OpenedContainer;
  /** Where it lies, for a file that was found in another one. */
  readonly place?: Pick<MemberPlace, 'container' | 'member'>;
  /** What lies in it and goes before it; absent when nothing more does. */
  readonly opened?: Opened;
}

/** A file that only holds others (a ZIP): it is not kept itself, they are. */
export interface OpenedContainer {
  readonly kind: 'container';
  readonly sha256: string;
  readonly format: string;
  /** Files in it that were offered, and entries that were left out. */
  readonly files: number;
  readonly skipped: number;
}

/** A portion of what lies in a file. */
export interface Opened {
  readonly members: readonly MemberItem[];
  readonly place: MemberPlace;
  /** The file again, with the next portion or, at the end, ready to be stored. */
  readonly rest: () => Promise<PreparedFile>;
}

export interface Preparer {
  prepare(item: WalkItem | MemberItem): Promise<PreparedFile>;
  /** The file as it is to be stored: one whose known articles have been removed for good meanwhile is parsed after all. */
  renewed(file: PreparedFile): Promise<PreparedFile>;
  /** The file has been stored or refused: forget what was kept for others with the same bytes. */
  settled(file: PreparedFile): void;
}

/** What the portions of a file before this one have brought. */
interface SoFar {
  readonly articles: readonly ParsedArticle[];
  readonly files: number;
  readonly cursor: number;
}

interface Offered {
  readonly path: string;
  readonly place: MemberPlace;
  readonly source: SourceBytes;
}

/**
 * Reads, hashes and parses files, several at a time. Bytes that the archive knows, or that another file in flight
 * has, are not parsed again.
 */
export function createPreparer(db: DatabaseSync, parsers: Parsers, signal: AbortSignal): Preparer {
  const inFlight = new Map<string, ReturnType<Parsers['parse']>>();
  // A file with others in it is opened again, for those of them that are missing.
  const known = db.prepare(
    `SELECT 1 FROM sources s WHERE s.sha256 = ? AND (
       EXISTS (SELECT 1 FROM articles a WHERE a.source = s.id)
       OR EXISTS (SELECT 1 FROM article_sources x WHERE x.source = s.id))
     AND NOT EXISTS (SELECT 1 FROM sources m WHERE m.container = s.sha256)`,
  );

  const parse = (source: SourceBytes, name: string, cursor: number): ReturnType<Parsers['parse']> => {
    const { bytes, size, sha256 } = source;
    if (cursor > 0) return parsers.parse({ bytes, size, name, cursor }, signal);
    const same = inFlight.get(sha256);
    if (same) return same;
    const parsing = parsers.parse({ bytes, size, name }, signal);
    if (sha256 !== '') inFlight.set(sha256, parsing);
    return parsing;
  };

  const prepareBytes = async (offered: Offered): Promise<PreparedFile> => {
    const { path, place, source } = offered;
    if (known.get(source.sha256)) {
      return { path, name: basename(path), place, content: { kind: 'known', source } };
    }
    return open(offered, { articles: [], files: 0, cursor: 0 });
  };

  const open = async (offered: Offered, before: SoFar): Promise<PreparedFile> => {
    const { path, place, source } = offered;
    const name = basename(path);
    const parsed = await parse(source, name, before.cursor);
    if (!parsed.ok) return refused(path, parsed.error, source.sha256);
    const file = parsed.value;
    const soFar = {
      articles: [...before.articles, ...file.articles],
      files: before.files + file.members.length,
    };
    const last: PreparedFile = { path, name, place, content: contentOf(source, file, soFar) };
    if (file.members.length === 0 && file.next === null) return last;
    // What lies in a file is large: it is not kept for another with the same bytes.
    inFlight.delete(source.sha256);
    const { next } = file;
    const members = memberItems(
      { path, place, sha256: soFar.articles.length > 0 ? source.sha256 : '' },
      file.members,
    );
    const rest = (): Promise<PreparedFile> =>
      next === null ? Promise.resolve(last) : open(offered, { ...soFar, cursor: next });
    return { ...last, opened: { members, place, rest } };
  };

  const prepareMember = async ({ path, bytes, error, place }: MemberItem): Promise<PreparedFile> => {
    if (error) return refused(path, error, '');
    const source = { bytes, size: bytes.length, sha256: await sha256Of(bytes) };
    return prepareBytes({ path, place, source });
  };

  return {
    async prepare(item) {
      const { path } = item;
      if (item.kind === 'refused') return refused(path, item.error, '');
      if (item.kind === 'member') return prepareMember(item);
      const read = await readSource(item.location);
      if (!read.ok) return refused(path, read.error, '');
      return prepareBytes({ path, place: topPlace(), source: read.value });
    },
    async renewed(file) {
      const { path, content } = file;
      if (content.kind !== 'known' || known.get(content.source.sha256)) return file;
      const place = { ...topPlace(), ...file.place };
      const anew = await prepareBytes({ path, place, source: content.source });
      inFlight.delete(content.source.sha256);
      return anew;
    },
    settled({ content }) {
      inFlight.delete('source' in content ? content.source.sha256 : content.sha256);
    },
  };
}

/** What is stored of a file after its last portion. */
function contentOf(
  source: SourceBytes,
  file: ParsedFile,
  { articles, files }: Pick<SoFar, 'articles' | 'files'>,
): PreparedFile['content'] {
  const { format, skipped = 0 } = file;
  const isContainer = files > 0 || CONTAINERS.has(format);
  if (articles.length === 0 && isContainer) {
    return { kind: 'container', sha256: source.sha256, format, files, skipped };
  }
  return { kind: 'parsed', source, file: { ...file, articles, members: [] } };
}

const CONTAINERS: ReadonlySet<string> = new Set(['zip', 'gzip']);

/** A refusal as it is stored. */
export function refused(path: string, error: Failure, sha256: string): PreparedFile {
  return { path, name: basename(path), content: { kind: 'refused', error, sha256 } };
}

// Above this many bytes hashing would hold the thread for longer than it takes to hand it to another.
const HASHED_HERE = 256 * 1024;

async function sha256Of(bytes: Uint8Array): Promise<string> {
  if (bytes.length <= HASHED_HERE) return createHash('sha256').update(bytes).digest('hex');
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
