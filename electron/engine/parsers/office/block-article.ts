import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FoundArticle } from '../format-parser.ts';
import { MAX_ARTICLE_LENGTH } from '../limits.ts';
import type { StructureSpan } from '../parser-host.ts';
import type { Block, BlockKind } from './block.ts';

/** What an office document says of itself; unknown ones are ''. */
export interface DocumentProperties {
  readonly title: string;
  readonly creator: string;
  readonly created: string;
  readonly modified: string;
  readonly language: string;
}

export const NO_PROPERTIES: DocumentProperties = {
  title: '',
  creator: '',
  created: '',
  modified: '',
  language: '',
};

/** A longer line, in UTF-16 units, is text (as in plain text files). */
const MAX_TITLE_LENGTH = 300;
/** A headline stands at most so many blocks below the top: after a kicker, a date line, a byline. */
const TITLE_BLOCKS = 5;

const SPAN_KINDS: Readonly<Partial<Record<BlockKind, StructureSpan['kind']>>> = {
  title: 'heading',
  heading: 'heading',
  item: 'item',
  caption: 'caption',
  quote: 'quote',
};

/**
 * One article of a document's blocks. Title: a paragraph in the style "Title"; else the document's own property where a
 * person has set it; else a heading near the top; else the first line. The creator in a file's properties is whoever's
 * account saved it: it is the byline only where the text names the same person at its top or end, else a detail.
 * Expected failures: `no-text`, `too-large`.
 */
export function blockArticle(blocks: readonly Block[], properties: DocumentProperties): Result<FoundArticle> {
  if (blocks.length === 0) return fail('no-text');
  const { title, at } = chooseTitle(blocks, properties.title);
  const rest = at < 0 ? blocks : blocks.filter((_, index) => index !== at);
  const text = joinBlocks(rest);
  if (text.body.length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  const { creator, created, modified, language } = properties;
  const named = meaningfulTitle(properties.title);
  return ok({
    title,
    ...text,
    language: primarySubtag(language),
    byline: namesCreator(rest, creator) ? creator : '',
    details: given({ creator, created, modified, documentTitle: named === title ? '' : named }),
  });
}

/** Blocks as text: an empty line between them, neighbours of one list or table on lines of their own. */
export function joinBlocks(blocks: readonly Block[]): { body: string; structure: StructureSpan[] } {
  const parts: string[] = [];
  const structure: StructureSpan[] = [];
  let length = 0;
  let before: Block | undefined;
  for (const block of blocks) {
    if (before) {
      const gap = block.group !== 0 && block.group === before.group ? '\n' : '\n\n';
      parts.push(gap);
      length += gap.length;
    }
    const kind = SPAN_KINDS[block.kind];
    if (kind) structure.push({ start: length, end: length + block.text.length, kind });
    parts.push(block.text);
    length += block.text.length;
    before = block;
  }
  return { body: parts.join(''), structure };
}

/** The fields that are not ''. */
export function given(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** `ar` of `ar-SA`; '' for none, or one that is no language. */
export function primarySubtag(tag: string): string {
  return /^[a-z]{2,3}(?=$|[-_])/i.exec(tag.trim())?.[0].toLowerCase() ?? '';
}

interface ChosenTitle {
  readonly title: string;
  /** Index of the block that it was, -1 for none. */
  readonly at: number;
}

function chooseTitle(blocks: readonly Block[], declared: string): ChosenTitle {
  const top = blocks.slice(0, TITLE_BLOCKS);
  const titled = top.findIndex(({ kind, text }) => kind === 'title' && text.length <= MAX_TITLE_LENGTH);
  if (titled >= 0) return titleOf(blocks, titled);
  const property = meaningfulTitle(declared);
  if (property !== '') {
    return { title: property, at: oneLine(blocks[0]?.text ?? '') === property ? 0 : -1 };
  }
  const headed = top.findIndex(({ kind, text }) => kind === 'heading' && text.length <= MAX_TITLE_LENGTH);
  if (headed >= 0) return titleOf(blocks, headed);
  const [first] = blocks;
  const isLine = first && first.kind !== 'row' && first.kind !== 'item' && first.kind !== 'note';
  return isLine && first.text.length <= MAX_TITLE_LENGTH ? titleOf(blocks, 0) : { title: '', at: -1 };
}

function titleOf(blocks: readonly Block[], at: number): ChosenTitle {
  return { title: oneLine(blocks[at]?.text ?? ''), at };
}

// What programs write into the property by themselves.
const PROGRAM_TITLES: readonly RegExp[] = [
  /^(?:untitled|sans titre|document|doc|word document|powerpoint presentation|normal|unknown|title|titre|slide|مستند|بدون عنوان|عنوان)[\s\d._-]*$/iu,
  /^microsoft word\b/i,
  /\.(?:docx?|dotx?|dotm|odt|rtf|epub|pdf|txt)$/i,
  /^[\d\s._-]*$/,
];

/** The title property as one line, '' where a program has filled it in. */
export function meaningfulTitle(property: string): string {
  const title = oneLine(property.slice(0, 2 * MAX_TITLE_LENGTH));
  const isProgramTitle = PROGRAM_TITLES.some((pattern) => pattern.test(title));
  return title.length > MAX_TITLE_LENGTH || isProgramTitle ? '' : title;
}

export function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').trim();
}

// A byline is a line of its own, at the top or the end; in UTF-16 units.
const MAX_BYLINE_LENGTH = 120;

function namesCreator(blocks: readonly Block[], creator: string): boolean {
  // One word is an account's name more often than an author's.
  if (!/\S\s+\S/.test(creator)) return false;
  const lines = blocks.filter(({ kind }) => kind !== 'note');
  return [...lines.slice(0, 4), ...lines.slice(-2)].some(
    ({ text }) => text.length <= MAX_BYLINE_LENGTH && oneLine(text).includes(creator),
  );
}
