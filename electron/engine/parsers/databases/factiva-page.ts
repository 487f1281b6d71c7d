import { ok, type Result } from '../../../contract/result.ts';
import type { FoundArticle } from '../format-parser.ts';
import {
  accessionNumber,
  addFactivaField,
  factivaArticle,
  FACTIVA_CODES,
  type FactivaFields,
} from './factiva-article.ts';
import { readFactivaHead } from './factiva-head.ts';
import { readMarkup, type MarkupTag } from './markup-reader.ts';
import { cleanLine, type TextBlock } from './text-block.ts';

/** What is collected of one `<div class="article enArticle">`. */
interface Draft {
  readonly fields: FactivaFields;
  /** The code of the table's row that is being read. */
  code: string;
  readonly head: TextBlock[];
  readonly text: TextBlock[];
}

/**
 * Reads a page that Factiva saves or prints. Each article is a `<div class="article enArticle">` (`arArticle`,
 * `frArticle` ... by its language): in «full format» a table with a row for each code, `<td class="index"><b>HD</b>`; in
 * «article format» blocks without codes, text in `<p class="articleParagraph enarticleParagraph">`. Tables within a
 * text stay text. Expected failure: `malformed`.
 */
export function factivaPageArticles(html: string): Result<FoundArticle[]> {
  const articles: FoundArticle[] = [];
  let draft: Draft | null = null;
  const finish = (): void => {
    const article = draft && articleOf(draft);
    if (article) articles.push(article);
    draft = null;
  };
  const read = readMarkup(html, {
    xml: false,
    fieldOf,
    onEvent: (event) => {
      if (event.kind === 'open' && event.field === 'article') {
        finish();
        draft = { fields: new Map(), code: '', head: [], text: [] };
      } else if (event.kind === 'close' && event.field === 'article') {
        finish();
      } else if (event.kind === 'block' && draft) {
        addBlock(draft, event.field, event.block);
      }
    },
  });
  finish();
  return read.ok ? ok(articles) : read;
}

function fieldOf({ name, classes }: MarkupTag, within: string): string | null {
  if (within === '') return name === 'div' && classes[0] === 'article' ? 'article' : null;
  if (within !== 'article') return null;
  if (name === 'td') return classes.includes('index') ? 'code' : 'value';
  if (classes.some((kind) => /^[a-z]{2}Headline$/.test(kind))) return 'headline';
  if (classes.includes('author')) return 'author';
  return classes.includes('articleParagraph') ? 'text' : null;
}

function addBlock(draft: Draft, field: string, block: TextBlock): void {
  if (field === 'code') {
    const code = cleanLine(block.text);
    draft.code = FACTIVA_CODES.has(code) ? code : 'IPD';
  } else if (field === 'value') addFactivaField(draft.fields, draft.code === '' ? 'TD' : draft.code, block);
  else if (field === 'headline') addFactivaField(draft.fields, 'HD', block);
  else if (field === 'author') addFactivaField(draft.fields, 'BY', block);
  else if (field === 'text') draft.text.push(block);
  else if (field === 'article') (draft.text.length === 0 ? draft.head : draft.text).push(block);
}

function articleOf({ fields, head, text }: Draft): FoundArticle | null {
  const taken = fields.has('PD') ? 0 : readFactivaHead(head, fields);
  for (const block of [...head.slice(taken), ...text]) {
    const isNumber = accessionNumber(cleanLine(block.text)) !== '';
    addFactivaField(fields, isNumber ? 'AN' : 'TD', block);
  }
  return fields.size > 0 ? factivaArticle(fields) : null;
}
