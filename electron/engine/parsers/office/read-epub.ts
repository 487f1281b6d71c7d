import { fail, ok, type Result } from '../../../contract/result.ts';
import { openZip, type ZipEntries } from '../archives/zip-entries.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { MAX_ARTICLE_LENGTH } from '../limits.ts';
import { publishedDate } from '../published-date.ts';
import type { Block } from './block.ts';
import { given, joinBlocks, meaningfulTitle, oneLine, primarySubtag } from './block-article.ts';
import { epubPackage, isLocked } from './epub-package.ts';
import { readXhtml } from './xhtml-text.ts';

/**
 * A book: one article, the sections of its spine in order, their headings as structure. Expected failures: `malformed`,
 * `no-text`, `too-large`, `too-deep`, `bomb`, `encrypted`.
 */
export async function readEpub({ bytes, name }: FormatInput): Promise<Result<FormatOutput>> {
  const zip = await openZip(bytes);
  if (!zip.ok) return zip;
  const opf = await epubPackage(zip.value);
  if (!opf.ok) return opf;
  const { metadata, sections } = opf.value;
  const locked = await isLocked(zip.value, sections);
  if (!locked.ok) return locked;
  if (locked.value) return fail('encrypted');
  const blocks = await sectionBlocks(zip.value, sections);
  if (!blocks.ok) return blocks;

  const first = (key: string): string => metadata.get(key)?.[0] ?? '';
  const title = meaningfulTitle(first('title')) || fileTitle(name);
  const [top] = blocks.value;
  const rest = top && oneLine(top.text) === title ? blocks.value.slice(1) : blocks.value;
  const text = joinBlocks(rest);
  if (text.body.length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  return ok({
    articles: [
      {
        title,
        ...text,
        byline: (metadata.get('creator') ?? []).join('; '),
        publisher: first('publisher'),
        published: certainDate(first('date')),
        language: primarySubtag(first('language')),
        details: given({
          identifier: first('identifier'),
          rights: first('rights'),
          subject: (metadata.get('subject') ?? []).join('; '),
        }),
      },
    ],
  });
}

async function sectionBlocks(
  zip: ZipEntries,
  sections: readonly string[],
): Promise<Result<readonly Block[]>> {
  const blocks: Block[] = [];
  let length = 0;
  // Every section has its own lists and tables.
  let groups = 0;
  for (const path of sections) {
    const bytes = await zip.read(path);
    if (!bytes.ok) return bytes;
    if (bytes.value === null) continue;
    const section = readXhtml(bytes.value);
    if (!section.ok) return section;
    const base = groups;
    for (const block of section.value) {
      const group = block.group === 0 ? 0 : base + block.group;
      groups = Math.max(groups, group);
      length += block.text.length;
      blocks.push({ ...block, group });
    }
    if (length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  }
  return blocks.length === 0 ? fail('no-text') : ok(blocks);
}

/** A date to the day or instant: a year alone, or the "epoch" that converters write for none, is no date. */
function certainDate(raw: string): string {
  const date = publishedDate(raw);
  return date.startsWith('1970-01-01') ? '' : date;
}

function fileTitle(name: string): string {
  return oneLine(name.slice(name.lastIndexOf('/') + 1).replace(/\.epub$/i, ''));
}
