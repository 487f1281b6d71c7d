import type { FoundArticle } from '../format-parser.ts';
import { detailsOf } from './article-details.ts';
import { nexisArticle } from './nexis-document.ts';
import { documentMarker, isCoverLine, isDocumentEnd, isFurniture, nexisLabel } from './nexis-labels.ts';
import { cleanLine, type TextBlock } from './text-block.ts';

/** Begins a document where an export marks it other than by a line of text (`<DOCFULL>`, an anchor). */
export const DOCUMENT_START = '\u0001document';

/**
 * Splits a delivery of Nexis into its articles, in its order; null where nothing in it marks a document. A document
 * begins at «n of m DOCUMENTS» or ends at «End of Document». The cover sheet is left out but for the search terms
 * (details.searchTerms of the first); any other text outside of all documents is kept in details.unassigned of the
 * nearest article.
 */
export function nexisArticles(blocks: readonly TextBlock[]): FoundArticle[] | null {
  const hasMarkers = blocks.some(({ text }) => documentMarker(text) !== null || text === DOCUMENT_START);
  if (hasMarkers) return classicArticles(blocks);
  return blocks.some(({ text }) => isDocumentEnd(text)) ? uniArticles(blocks) : null;
}

function classicArticles(blocks: readonly TextBlock[]): FoundArticle[] {
  const documents: TextBlock[][] = [];
  const cover: TextBlock[] = [];
  let number = 0;
  let isFresh = false;
  for (const block of blocks) {
    const marker = documentMarker(block.text);
    // In running text a number may well stand alone: documents are counted up, or from 1 in the next delivery.
    const isNext =
      marker !== null && (marker.number > number || marker.number === 1) && marker.number <= marker.total;
    if (block.text === DOCUMENT_START || isNext) {
      if (marker) number = marker.number;
      if (!isFresh) documents.push([]);
      isFresh = true;
      continue;
    }
    const current = documents.at(-1);
    if (current) current.push(block);
    else cover.push(block);
    if (current) isFresh = false;
  }
  const articles = documents
    .filter((document) => document.length > 0)
    .map((document) => nexisArticle({ layout: layoutOf(document), blocks: document, mayHaveCover: false }));
  return withRemains(articles, cover, []);
}

function uniArticles(blocks: readonly TextBlock[]): FoundArticle[] {
  const articles: FoundArticle[] = [];
  let document: TextBlock[] = [];
  let cover: TextBlock[] = [];
  for (const block of blocks) {
    if (!isDocumentEnd(block.text)) {
      document.push(block);
      continue;
    }
    const isFirst = articles.length === 0;
    if (isFirst) [cover, document] = withoutCover(document);
    if (document.length > 0) {
      articles.push(
        nexisArticle({ layout: 'uni', blocks: document, mayHaveCover: isFirst && cover.length > 0 }),
      );
    }
    document = [];
  }
  // A delivery that was cut off ends within a document.
  const rest = document.filter(({ text }) => !isFurniture(text));
  if (isDocument(rest)) {
    articles.push(nexisArticle({ layout: 'uni', blocks: rest, mayHaveCover: false }));
    return withRemains(articles, cover, []);
  }
  return withRemains(articles, cover, rest);
}

function layoutOf(document: readonly TextBlock[]): 'uni' | 'classic' {
  return document.slice(0, 30).some(({ text }) => text.length < 10 && /^body$/i.test(text.trim()))
    ? 'uni'
    : 'classic';
}

function isDocument(blocks: readonly TextBlock[]): boolean {
  return (
    blocks.some(({ text }) => nexisLabel(text, 'any') !== null) ||
    blocks.reduce((length, { text }) => length + text.length, 0) > 200
  );
}

/** The cover sheet is known by its first lines and ends with the last line of its kind. */
function withoutCover(blocks: readonly TextBlock[]): [TextBlock[], TextBlock[]] {
  const lines = blocks.map(({ text }) => cleanLine(text));
  const known = lines
    .slice(0, 8)
    .filter((line) => /^(?:date and time|job number|user name|documents? \(\d)/i.test(line));
  if (known.length < 2) return [[], [...blocks]];
  const total = Number(/\((\d+)\)/.exec(known.find((line) => /^documents? \(/i.test(line)) ?? '')?.[1] ?? 0);
  let end = 0;
  let listed = 0;
  for (const [index, line] of lines.entries()) {
    if (/^body$/i.test(line)) break;
    // «1. Title» ... «12. Title»: a title of an article may begin with a number as well.
    const isListed = listed < total && line.startsWith(`${listed + 1}. `);
    if (isListed) listed++;
    if (isListed || isCoverLine(line)) end = index + 1;
  }
  return [blocks.slice(0, end), blocks.slice(end)];
}

function withRemains(
  articles: FoundArticle[],
  cover: readonly TextBlock[],
  rest: readonly TextBlock[],
): FoundArticle[] {
  const lines = cover.map(({ text }) => cleanLine(text));
  const terms = lines.find((line) => /^(?:search terms|terms)\s?:/i.test(line)) ?? '';
  const isKnown = lines.some((line) => isCoverLine(line));
  const unassigned = [...(isKnown ? [] : lines), ...rest.map(({ text }) => text)].join(' ');
  return articles.map((article, index) => {
    const isNearest = index === (rest.length > 0 && isKnown ? articles.length - 1 : 0);
    const added = detailsOf([
      ...Object.entries(article.details ?? {}),
      ['searchTerms', index === 0 ? terms.replace(/^[^:]*:\s*/, '') : ''],
      ['unassigned', isNearest ? unassigned : ''],
    ]);
    return { ...article, details: added };
  });
}
