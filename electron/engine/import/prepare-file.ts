import { createHash, webcrypto } from 'node:crypto';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import { ok, type Result } from '../../contract/result.ts';
import type { ParsedFile, Parsers } from '../parsers/parser-host.ts';
import { memberItems, topPlace, type MemberItem, type MemberPlace } from './member-item.ts';
import { contentOf, lastOf, MAX_TOGETHER, portionsOf, type Portioned, type SoFar } from './portions.ts';
import { refused, type PreparedFile } from './prepared-file.ts';
import { hashedInPlace, readSource, type SourceBytes } from './read-source.ts';
import { stagedElsewhere } from './staging.ts';
import type { WalkItem } from './walk.ts';

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
    return open(offered, { articles: [], before: 0, files: 0 }, 0);
  };

  const open = async (offered: Offered, soFar: SoFar, cursor: number): Promise<PreparedFile> => {
    const { path, place } = offered;
    const name = basename(path);
    const parsed = await parse(offered.source, name, cursor);
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
    const rest = (): Promise<PreparedFile> => (next === null ? lastOf(at, left) : open(again, left, next));
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

/** A source whose articles are kept needs its hash; that of a large container without any is never asked for. */
function sourceOf(source: SourceBytes, { articles }: ParsedFile): Promise<Result<SourceBytes>> {
  return source.sha256 === '' && articles.length > 0 ? hashedInPlace(source) : Promise.resolve(ok(source));
}

// Above this many bytes hashing would hold the thread for longer than it takes to hand it to another.
const HASHED_HERE = 256 * 1024;

async function sha256Of(bytes: Uint8Array): Promise<string> {
  if (bytes.length <= HASHED_HERE) return createHash('sha256').update(bytes).digest('hex');
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
