import { wordCount } from './article-details.ts';
import { addFactivaField, type FactivaFields } from './factiva-article.ts';
import { languageCode } from './language-name.ts';
import { dateLine } from './publication-date.ts';
import { cleanLine, type TextBlock } from './text-block.ts';

// Section, headline, byline, credit, words, date, time, source, code, edition, page, language, copyright, and a few more.
const MAX_HEAD = 16;

/**
 * Reads the head of an article in Factiva's «article format», which has no codes: section, headline and byline, then
 * a line each for the number of words, date, time, source, source code, page, language and copyright. Answers how many
 * of the blocks it took; 0 where there is no such head. Fields that are known already are left as they are.
 */
export function readFactivaHead(blocks: readonly TextBlock[], fields: FactivaFields): number {
  const lines = blocks.slice(0, MAX_HEAD).map(({ text }) => cleanLine(text));
  const words = lines.findIndex((line) => wordCount(line) !== '');
  const date = lines.findIndex((line, index) => index > words && dateLine(line) !== null);
  if (date < 0) return 0;
  const language = lines.findIndex((line, index) => index > date && languageCode(line) !== '');
  let end = language < 0 ? date + 1 : language + 1;
  const put = (code: string, index: number): void => {
    const block = blocks[index];
    if (block && !fields.has(code)) addFactivaField(fields, code, block);
  };
  readTitles(blocks.slice(0, words < 0 ? date : words), fields);
  if (words >= 0) put('WC', words);
  put('PD', date);
  for (let at = date + 1; at < (language < 0 ? Math.min(date + 3, lines.length) : language); at++) {
    const line = lines[at] ?? '';
    if (/^\d{1,2}[:h.]\d{2}\b/.test(line)) put('ET', at);
    else if (!fields.has('SN') && /\p{L}/u.test(line)) put('SN', at);
    else if (/^[A-Z][A-Z0-9]{1,7}$/.test(line) && !fields.has('SC')) put('SC', at);
    else if (/^(?:p(?:age|g)?\.? ?)?[A-Z]{0,3}\d{1,4}\b/i.test(line) && line.length < 30) put('PG', at);
    else put('ED', at);
    end = Math.max(end, at + 1);
  }
  if (language >= 0) put('LA', language);
  while (end < lines.length && /^(?:\(c\)|©|copyright)/i.test(lines[end] ?? '')) put('CY', end++);
  return end;
}

/** One line is the headline; of two, a line that reads like names is the byline, else the first is the section. */
function readTitles(blocks: readonly TextBlock[], fields: FactivaFields): void {
  const put = (code: string, block: TextBlock | undefined): void => {
    if (block && !fields.has(code)) addFactivaField(fields, code, block);
  };
  if (fields.has('HD')) {
    put('SE', blocks[0]);
    return;
  }
  const headline = blocks.findIndex(({ kind }) => kind === 'heading');
  const [first, second, third] = blocks;
  const at = headline >= 0 ? headline : third || (second && !isByline(second.text)) ? 1 : 0;
  if (at > 0) put('SE', first);
  put('HD', blocks[at]);
  put('BY', blocks[at + 1]);
  for (const block of blocks.slice(at + 2)) addFactivaField(fields, 'CR', block);
}

function isByline(text: string): boolean {
  const line = cleanLine(text);
  if (/^(?:by|par|von|por|di|بقلم|كتب|كتبت)\s/iu.test(line)) return true;
  const names = line.split(/[\s,]+/u);
  return names.length <= 4 && names.every((name) => /^\p{Lu}/u.test(name));
}
