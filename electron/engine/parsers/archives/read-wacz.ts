import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { MAX_PARSED_BYTES } from '../limits.ts';
import { entryBytes } from './inflate.ts';
import { pagesOf } from './read-warc.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** Bytes of the WARC files of one package, together. */
const MAX_ARCHIVES = 128 * 1024 * 1024;

/**
 * A packaged web archive (WACZ 1.1): the pages of `archive/*.warc.gz`, titles from `pages/*.jsonl` for those without.
 * Expected failures: those of a ZIP and of a WARC.
 */
export async function readWacz(input: FormatInput): Promise<Result<FormatOutput>> {
  const directory = await readZipDirectory(input.bytes);
  if (!directory.ok) return directory;
  const take = (entry: ZipEntry): Result<Uint8Array> => entryBytes(input.bytes, entry, MAX_PARSED_BYTES);
  const archives: Uint8Array[] = [];
  let held = 0;
  for (const entry of directory.value) {
    if (!/^archive\/.*\.warc(?:\.gz)?$/i.test(entry.name)) continue;
    const archive = take(entry);
    if (!archive.ok) return archive;
    held += archive.value.length;
    if (held > MAX_ARCHIVES) return fail('too-large', { limit: MAX_ARCHIVES });
    archives.push(archive.value);
  }
  const titles = new Map<string, string>();
  for (const entry of directory.value) {
    if (!/^pages\/.*\.jsonl$/i.test(entry.name)) continue;
    const lines = take(entry);
    if (lines.ok) for (const [url, title] of pageTitles(lines.value)) titles.set(url, title);
  }
  const pages = await pagesOf(input, archives, titles);
  if (pages.articles.length > 0) return ok(pages);
  return pages.isTruncated ? fail('malformed') : fail('no-text');
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
