import type { ParsedArticle, ParsedFile } from '../parsers/parser-host.ts';
import type { MemberPlace } from './member-item.ts';
import type { ParsedContent, PreparedFile } from './prepared-file.ts';
import type { SourceBytes } from './read-source.ts';
import { deflated } from './source-store.ts';

/** Articles of a file that are stored in one commit; those of a longer one come in portions, so that none takes long. */
export const MAX_TOGETHER = 200;
const PORTION = 50;

/** An answer of a parser, and whose it is. */
export interface Portioned extends Pick<PreparedFile, 'path' | 'name'> {
  readonly place: MemberPlace;
  readonly source: SourceBytes;
  readonly file: ParsedFile;
}

/** What the portions of a file before this one have brought. */
export interface SoFar {
  /** Articles that wait to be stored. */
  readonly articles: readonly ParsedArticle[];
  /** How many articles went before those. */
  readonly before: number;
  /** Members that were offered. */
  readonly files: number;
}

/** The file with its last portion, or as a whole. */
export async function lastOf(at: Portioned, soFar: SoFar): Promise<PreparedFile> {
  const { path, name, place, source } = at;
  const content = contentOf(at, soFar);
  const { before } = soFar;
  const isNew = content.kind === 'parsed' && before === 0;
  return { path, name, place, content: isNew ? { ...content, source: await deflated(source) } : content };
}

/** Articles that are stored before the last; `before` of the file are stored or waiting. */
export function portionsOf(
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
export function contentOf(
  { source, file }: Portioned,
  { articles, before, files }: SoFar,
): PreparedFile['content'] {
  const { format, skipped = 0 } = file;
  const isContainer = files > 0 || CONTAINERS.has(format);
  if (articles.length + before === 0 && isContainer) {
    return { kind: 'container', sha256: source.sha256, format, files, skipped };
  }
  return { kind: 'parsed', source, file: { ...file, articles, members: [] }, before };
}

const CONTAINERS: ReadonlySet<string> = new Set(['zip', 'gzip']);
