import type { FoundArticle } from '../format-parser.ts';
import type { Block, BlockKind } from '../office/block.ts';
import { factivaBlockArticles } from './factiva-blocks.ts';
import { nexisArticles } from './nexis-file.ts';
import { documentMarker, isDocumentEnd, nexisLabel } from './nexis-labels.ts';
import type { TextBlock } from './text-block.ts';

export interface DatabaseExport {
  readonly format: 'nexis' | 'factiva';
  /** In the order of the file. */
  readonly articles: readonly FoundArticle[];
}

/**
 * The articles of a Word or RTF document that a news database has exported; null for any other document. Readers of
 * these formats ask this before they take a document for one article.
 */
export function databaseArticles(blocks: readonly Pick<Block, 'text' | 'kind'>[]): DatabaseExport | null {
  const text = blocks.map(({ text, kind }): TextBlock => ({ text, kind: KINDS[kind] }));
  if (isNexis(text)) {
    const articles = nexisArticles(text);
    if (articles && articles.length > 0) return { format: 'nexis', articles };
  }
  const articles = factivaBlockArticles(text);
  // A number alone may be a note of where a text is from: in an export the head of an article is read, too.
  const isExport = articles?.some(
    ({ publisher, details }) => publisher !== '' && details?.['wordCount'] !== undefined,
  );
  return articles && isExport === true ? { format: 'factiva', articles } : null;
}

const KINDS: Readonly<Record<BlockKind, TextBlock['kind']>> = {
  paragraph: 'paragraph',
  title: 'heading',
  heading: 'heading',
  item: 'item',
  caption: 'caption',
  quote: 'quote',
  row: 'paragraph',
  note: 'paragraph',
};

// Nobody's own document has both a mark of Nexis's documents and two of its labels.
const MIN_LABELS = 2;

function isNexis(blocks: readonly TextBlock[]): boolean {
  if (!blocks.some(({ text }) => isDocumentEnd(text) || documentMarker(text) !== null)) return false;
  const labels = new Set<string>();
  for (const { text } of blocks) {
    const label = nexisLabel(text, 'any');
    if (label) labels.add(label.field);
    if (labels.size >= MIN_LABELS) return true;
  }
  return false;
}
