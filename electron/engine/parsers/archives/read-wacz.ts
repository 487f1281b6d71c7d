import { ok, type Result } from '../../../contract/result.ts';
import { memorySource, stretchOf, type ByteSource } from '../byte-source.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { MAX_PARSED_BYTES } from '../limits.ts';
import { positionOf, type Position } from '../portion.ts';
import { entryBytes } from './inflate.ts';
import { pagesSeen, portionOutput } from './read-warc.ts';
import { addPages, pagePortion } from './web-pages.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/**
 * A packaged web archive (WACZ 1.1): the pages of `archive/*.warc.gz`, titles from `pages/*.jsonl` for those without.
 * `next` is where in the package the record lies to go on with. Expected failures: those of a ZIP and of a WARC.
 */
export async function readWacz(input: FormatInput): Promise<Result<FormatOutput>> {
  const { source, cursor } = input;
  const directory = await readZipDirectory(source);
  if (!directory.ok) return directory;
  const titles = titlesIn(source, directory.value);
  const portion = pagePortion(pagesSeen(source, cursor), titles);
  const from = positionOf(cursor);
  let next: Position | null = null;
  const archives = directory.value
    .filter(({ name, end }) => ARCHIVE.test(name) && end > from.offset)
    .toSorted((a, b) => a.start - b.start);
  for (const entry of archives) {
    // The format asks for archives that are not compressed again: those can be read where they lie.
    const isStored = entry.method === 0 && !entry.isEncrypted;
    const archive = isStored ? ok(stretchOf(source, entry.start, entry.end)) : unpacked(source, entry);
    if (!archive.ok) return archive;
    const isBegun = cursor > 0 && from.offset >= entry.start;
    const begin = isBegun ? { ...from, offset: from.offset - entry.start } : START;
    const rest = await addPages(portion, archive.value, input, begin, isStored);
    next = rest && { ...rest, offset: rest.offset + entry.start };
    if (next) break;
  }
  return portionOutput(portion, { isFirst: cursor === 0, next });
}

const ARCHIVE = /^archive\/.*\.warc(?:\.gz)?$/i;

const START: Position = { offset: 0, count: 0 };

function unpacked(source: ByteSource, entry: ZipEntry): Result<ByteSource> {
  const archive = entryBytes(source, entry, MAX_PARSED_BYTES);
  return archive.ok ? ok(memorySource(archive.value)) : archive;
}

function titlesIn(source: ByteSource, entries: readonly ZipEntry[]): Map<string, string> {
  const titles = new Map<string, string>();
  for (const entry of entries) {
    if (!/^pages\/.*\.jsonl$/i.test(entry.name)) continue;
    const lines = entryBytes(source, entry, MAX_PARSED_BYTES);
    if (lines.ok) for (const [url, title] of pageTitles(lines.value)) titles.set(url, title);
  }
  return titles;
}

const MAX_TITLE = 1000;

/** `{"url": ..., "title": ...}`, one a line; the first line describes the list. */
function* pageTitles(bytes: Uint8Array): Generator<[string, string]> {
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    const page = jsonObject(line);
    const { url, title } = page;
    if (typeof url === 'string' && typeof title === 'string') {
      yield [url, title.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE).toWellFormed()];
    }
  }
}

function jsonObject(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
