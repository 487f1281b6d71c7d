import type { FoundArticle } from '../format-parser.ts';
import { detailsOf } from './article-details.ts';
import {
  accessionNumber,
  addFactivaField,
  factivaArticle,
  FACTIVA_CODES,
  type FactivaFields,
} from './factiva-article.ts';
import { readFactivaHead } from './factiva-head.ts';
import { cleanLine, type TextBlock } from './text-block.ts';

const SUMMARY =
  /^(?:search summary|résumé de la recherche|récapitulatif de la recherche|zusammenfassung der suche|suchzusammenfassung|resumen de (?:la )?búsqueda|ملخص البحث)$/i;
const FURNITURE =
  /^(?:page \d{1,5} (?:of|de|von|sur) \d{1,5}.{0,80}|(?:©|\(c\)) ?\d{4} factiva, inc\..{0,80}|factiva|dow jones(?: factiva)?)$/i;

/**
 * Splits an export of Factiva to RTF or Word: each article ends with its accession number, «Document
 * AFPR000020200303eg33001p5». With codes (`HD` before the headline) or without. null where there is no such number.
 * The search summary at the end goes into details.searchTerms of the first article, other text outside of all articles
 * into details.unassigned of the last.
 */
export function factivaBlockArticles(blocks: readonly TextBlock[]): FoundArticle[] | null {
  const articles: FoundArticle[] = [];
  let article: TextBlock[] = [];
  for (const block of blocks) {
    if (FURNITURE.test(block.text.slice(0, 200))) continue;
    article.push(block);
    if (accessionOf(block) === '') continue;
    articles.push(readArticle(article));
    article = [];
  }
  if (articles.length === 0) return null;
  return withRemains(articles, article);
}

function accessionOf({ text }: TextBlock): string {
  return accessionNumber(cleanLine(text.slice(0, 200)).replace(/^AN\b[\s|]*/, ''));
}

function readArticle(blocks: readonly TextBlock[]): FoundArticle {
  const fields: FactivaFields = new Map();
  const isCoded = blocks.some(({ text }) => codeOf(text)?.code === 'HD');
  if (!isCoded) {
    const last = blocks.at(-1);
    if (last) addFactivaField(fields, 'AN', last);
    const text = blocks.slice(0, -1);
    for (const block of text.slice(readFactivaHead(text, fields))) addFactivaField(fields, 'TD', block);
    return factivaArticle(fields);
  }
  let code = '';
  for (const block of blocks) {
    const coded = codeOf(block.text);
    if (coded) code = coded.code;
    const text = coded ? coded.value : block.text;
    if (text !== '') addFactivaField(fields, code === '' ? 'TD' : code, { ...block, text });
  }
  return factivaArticle(fields);
}

/** `HD | Headline`, `HD\tHeadline`, `HD` alone. */
function codeOf(text: string): { code: string; value: string } | null {
  const match = /^([A-Z]{2,3})(?:[ \u00A0]?[|\t\u00A0\n][ \u00A0|\t]*|[ \u00A0]{2,}|$)/.exec(text);
  const code = match?.[1] ?? '';
  return match && FACTIVA_CODES.has(code) ? { code, value: text.slice(match[0].length).trim() } : null;
}

function withRemains(articles: FoundArticle[], rest: readonly TextBlock[]): FoundArticle[] {
  if (rest.length === 0) return articles;
  const summary = rest.findIndex(({ text }) => SUMMARY.test(text.trim().slice(0, 60)));
  // A delivery that was cut off ends within an article.
  const broken = summary < 0 ? rest : rest.slice(0, summary);
  const isArticle = broken.reduce((length, { text }) => length + text.length, 0) > 200;
  const all = isArticle ? [...articles, readCutOff(broken)] : articles;
  const terms =
    summary < 0
      ? ''
      : rest
          .slice(summary + 1)
          .map(({ text }) => text)
          .join(' ');
  return all.map((article, index) => ({
    ...article,
    details: detailsOf([
      ...Object.entries(article.details ?? {}),
      ['searchTerms', index === 0 ? terms : ''],
      ['unassigned', index === all.length - 1 && !isArticle ? broken.map(({ text }) => text).join(' ') : ''],
    ]),
  }));
}

function readCutOff(blocks: readonly TextBlock[]): FoundArticle {
  return { ...readArticle([...blocks, { text: ' ', kind: 'paragraph' }]), documentNumber: '' };
}
