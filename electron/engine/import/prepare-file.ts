import { createHash, webcrypto } from 'node:crypto';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { ok, type Failure, type Result } from '../../contract/result.ts';
import type { OverrideField } from '../../contract/values.ts';
import type { ParsedArticle, ParsedFile, Parsers } from '../parsers/parser-host.ts';
import { memberItems, topPlace, type MemberItem, type MemberPlace } from './member-item.ts';
import { hashedInPlace, readSource, type SourceBytes } from './read-source.ts';
import { deflated } from './source-store.ts';
import { stagedElsewhere } from './staging.ts';
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
    | ParsedContent
    | OpenedContainer;
  /** Where it lies, for a file that was found in another one. */
  readonly place?: Pick<MemberPlace, 'container' | 'member'>;
  /** What lies in it and goes before it; absent when nothing more does. */
  readonly opened?: Opened;
}

/** The articles of a file; `file` has those that are stored with this commit. */
export interface ParsedContent {
  readonly kind: 'parsed' | 'portion';
  readonly source: SourceBytes;
  readonly file: ImportedFile;
  /**
   * How many articles of the file have been stored before, in portions (`kind` 'portion') that nobody sees before the
   * last, which is the file itself ('parsed').
   */
  readonly before?: number;
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
  /** Portions of its own articles; they are stored after the members. */
  readonly portions: readonly PreparedFile[];
  readonly place: MemberPlace;
  /** The file again, with the next portion or, at the end, ready to be stored. */
  readonly rest: () => Promise<PreparedFile>;
}

export interface Preparer {
  prepare(item: WalkItem | MemberItem): Promise<PreparedFile>;
  /**
   * The file as it is to be stored, once no other import is storing the same bytes in portions: one whose known
   * articles have been removed for good meanwhile is parsed after all.
   */
  renewed(file: PreparedFile): Promise<PreparedFile>;
  /** The file has been stored or refused: forget what was kept for others with the same bytes. */
  settled(file: PreparedFile): void;
}

/** What the portions of a file before this one have brought. */
interface SoFar {
  /** Articles that wait to be stored. */
  readonly articles: readonly ParsedArticle[];
  /** How many articles went before those. */
  readonly before: number;
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
export function createPreparer(
  db: DatabaseSync,
  parsers: Parsers,
  unit: string,
  signal: AbortSignal,
): Preparer {
  const isStagedElsewhere = stagedElsewhere(db, unit);
  const inFlight = new Map<string, ReturnType<Parsers['parse']>>();
  // A file with others in it is opened again, for those of them that are missing.
  const known = db.prepare(
    `SELECT 1 FROM sources s WHERE s.sha256 = ? AND (
       EXISTS (SELECT 1 FROM articles a WHERE a.source = s.id)
       OR EXISTS (SELECT 1 FROM article_sources x WHERE x.source = s.id))
     AND NOT EXISTS (SELECT 1 FROM sources m WHERE m.container = s.sha256 AND m.container <> '')`,
  );

  const parse = (source: SourceBytes, name: string, cursor: number): ReturnType<Parsers['parse']> => {
    const { bytes, size, sha256, file } = source;
    const request = { bytes, size, name, ...(file ? { file } : {}) };
    if (cursor > 0) return parsers.parse({ ...request, cursor }, signal);
    const same = inFlight.get(sha256);
    if (same) return same;
    const parsing = parsers.parse(request, signal);
    if (sha256 !== '') inFlight.set(sha256, parsing);
    return parsing;
  };

  const prepareBytes = async (offered: Offered): Promise<PreparedFile> => {
    const { path, place, source } = offered;
    if (known.get(source.sha256)) {
      return { path, name: basename(path), place, content: { kind: 'known', source } };
    }
    return open(offered, { articles: [], before: 0, files: 0, cursor: 0 });
  };

  const open = async (offered: Offered, soFar: SoFar): Promise<PreparedFile> => {
    const { path, place } = offered;
    const name = basename(path);
    const parsed = await parse(offered.source, name, soFar.cursor);
    if (!parsed.ok) return refused(path, parsed.error, offered.source.sha256);
    const file = parsed.value;
    const source = await sourceOf(offered.source, file);
    if (!source.ok) return refused(path, source.error, '');
    if (offered.source.sha256 === '' && known.get(source.value.sha256)) {
      return { path, name, place, content: { kind: 'known', source: source.value } };
    }
    const files = soFar.files + file.members.length;
    const articles = [...soFar.articles, ...file.articles];
    const { next } = file;
    const isPortioned = soFar.before > 0 || articles.length > MAX_TOGETHER;
    const at: Portioned = { path, name, place, source: source.value, file };
    if (next === null && file.members.length === 0 && !isPortioned)
      return lastOf(at, { articles, before: 0, files });
    // What lies in a file is large: it is not kept for another with the same bytes.
    inFlight.delete(offered.source.sha256);
    const portions = isPortioned ? portionsOf(at, articles, soFar.before) : [];
    const left = isPortioned
      ? { articles: [], before: soFar.before + articles.length, files }
      : { articles, before: 0, files };
    const hasArticles = left.before + articles.length > 0;
    const members = memberItems(
      { path, place, sha256: hasArticles ? source.value.sha256 : '' },
      file.members,
    );
    const again = { ...offered, source: source.value };
    const rest = (): Promise<PreparedFile> =>
      next === null ? lastOf(at, left) : open(again, { ...left, cursor: next });
    return { path, name, place, content: contentOf(at, left), opened: { members, portions, place, rest } };
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
      const isBegun = 'before' in content && (content.before ?? 0) > 0;
      if ('source' in content && !isBegun) {
        while (!signal.aborted && isStagedElsewhere(content.source.sha256)) await sleep(WAIT_MS);
      }
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

/** ms between two looks at whether another import has stored the same file. */
const WAIT_MS = 50;

/** Articles of a file that are stored in one commit; those of a longer one come in portions, so that none takes long. */
const MAX_TOGETHER = 200;
const PORTION = 50;

/** An answer of a parser, and whose it is. */
interface Portioned extends Pick<PreparedFile, 'path' | 'name'> {
  readonly place: MemberPlace;
  readonly source: SourceBytes;
  readonly file: ParsedFile;
}

/** A source whose articles are kept needs its hash; that of a large container without any is never asked for. */
function sourceOf(source: SourceBytes, { articles }: ParsedFile): Promise<Result<SourceBytes>> {
  return source.sha256 === '' && articles.length > 0 ? hashedInPlace(source) : Promise.resolve(ok(source));
}

async function lastOf(at: Portioned, soFar: Omit<SoFar, 'cursor'>): Promise<PreparedFile> {
  const { path, name, place, source } = at;
  const content = contentOf(at, soFar);
  const { before } = soFar;
  const isNew = content.kind === 'parsed' && before === 0;
  return { path, name, place, content: isNew ? { ...content, source: await deflated(source) } : content };
}

function portionsOf(
  { path, name, place, source, file }: Portioned,
  articles: readonly ParsedArticle[],
  before: number,
): PreparedFile[] {
  const portions: PreparedFile[] = [];
  for (let at = 0; at < articles.length; at += PORTION) {
    const these = { ...file, articles: articles.slice(at, at + PORTION), members: [] };
    const content: ParsedContent = { kind: 'portion', source, file: these, before: before + at };
    portions.push({ path, name, place, content });
  }
  return portions;
}

/** What is stored of a file after its last portion. */
function contentOf(
  { source, file }: Portioned,
  { articles, before, files }: Omit<SoFar, 'cursor'>,
): PreparedFile['content'] {
  const { format, skipped = 0 } = file;
  const isContainer = files > 0 || CONTAINERS.has(format);
  if (articles.length + before === 0 && isContainer) {
    return { kind: 'container', sha256: source.sha256, format, files, skipped };
  }
  return { kind: 'parsed', source, file: { ...file, articles, members: [] }, before };
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
