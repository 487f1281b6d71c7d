import { withoutBidiControls } from '../../text/bidi.ts';
import { citationParts, isolated, type CitationLanguage } from '../../text/citation.ts';
import { cited, shownTitle, type ExportArticle, type ExportRow } from './export-rows.ts';

const WORDS = {
  ar: {
    title: 'مقاطع مختارة',
    untitled: 'بلا عنوان',
    tags: 'الوسوم',
    memo: 'ملاحظة',
    documentNumber: 'رقم الوثيقة',
    comma: '، ',
  },
  en: {
    title: 'Selected passages',
    untitled: 'Untitled',
    tags: 'Tags',
    memo: 'Note',
    documentNumber: 'document no.',
    comma: ', ',
  },
} as const;

/** ASCII punctuation that CommonMark or GFM can take for markup anywhere in a line. */
const MARKUP = /[\\`*_[\]<>~|&$#]/g;
/** What makes a list, a rule or a heading of a line that begins with it. */
const LINE_MARKUP = /^([-+=])/;
const NUMBERED = /^(\d{1,9})([.)])/;
const INDENT = /^[ \t]/;

/**
 * Passages as Markdown (CommonMark), grouped by article: a heading, the source line, then per passage a
 * blockquote of its words, its tags, its memo and its citation. Nothing in the texts acts as markup; titles
 * and names stand in bidi isolates, their own overrides removed; the quoted words are untouched.
 */
export function markdownExport(rows: readonly ExportRow[], language: CitationLanguage): string {
  const blocks = [`# ${WORDS[language].title}`];
  let current: ExportArticle | null = null;
  for (const row of rows) {
    if (current?.id !== row.article.id) blocks.push(...articleBlocks(row.article, language));
    current = row.article;
    blocks.push(...passageBlocks(row, language));
  }
  return `${blocks.join('\n\n')}\n`;
}

function articleBlocks(article: ExportArticle, language: CitationLanguage): string[] {
  const title = shownTitle(article) || WORDS[language].untitled;
  const { comma, documentNumber } = WORDS[language];
  const facts = [article.byline, article.publisher, article.published, article.url];
  const line = [
    ...facts.filter((part) => part !== '').map(name),
    ...(article.documentNumber === '' ? [] : [`${documentNumber} ${name(article.documentNumber)}`]),
  ].join(comma);
  return [`## ${name(title)}`, ...(line === '' ? [] : [line])];
}

function passageBlocks(row: ExportRow, language: CitationLanguage): string[] {
  const { tags, memo, comma } = WORDS[language];
  const quote = escapedLines(row.passage.exact)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
  const blocks = [quote];
  if (row.tags.length > 0) blocks.push(`**${tags}:** ${row.tags.map(name).join(comma)}`);
  if (row.passage.memo !== '') blocks.push(`**${memo}:** ${escapedLines(row.passage.memo).join('\n')}`);
  blocks.push(citation(row, language));
  return blocks;
}

/** The citation without its words, which stand in the blockquote above it. */
function citation(row: ExportRow, language: CitationLanguage): string {
  const parts = citationParts(cited(row), language);
  const words = parts.findIndex((part) => part.kind === 'quote');
  const after = parts
    .slice(words + 2)
    .map(({ kind, text }) => isolated(escapeInline(text), kind))
    .join('');
  return `— ${after}`;
}

function name(text: string): string {
  return isolated(escapeInline(withoutBidiControls(text).replace(/\s+/gu, ' ').trim()), 'name');
}

function escapeInline(text: string): string {
  return text.replace(MARKUP, String.raw`\$&`);
}

/** Lines that stay lines: a backslash before the line end is a hard break, an empty line parts paragraphs. */
function escapedLines(text: string): string[] {
  const lines = text.split('\n');
  return lines.map((line, at) => {
    const escaped = escapeInline(line)
      .replace(LINE_MARKUP, String.raw`\$1`)
      .replace(NUMBERED, String.raw`$1\$2`)
      .replace(INDENT, (blank) => `&#${blank.charCodeAt(0)};`);
    const isBroken = line.trim() !== '' && (lines[at + 1] ?? '').trim() !== '';
    return isBroken ? `${escaped}\\` : escaped;
  });
}
