import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FoundArticle } from '../format-parser.ts';
import { MAX_ARTICLE_LENGTH } from '../limits.ts';
import { splitTitle } from '../text/parse-text.ts';
import { removeFurniture } from './furniture.ts';
import { parseDocument } from './html-document.ts';
import { readMetadata } from './html-metadata.ts';
import { checkMarkup } from './html-scan.ts';
import { surveyDocument } from './html-survey.ts';
import { blockText, type BlockText } from './html-text.ts';
import { declaredBody, findArticle } from './json-ld.ts';
import { lightenMarkup } from './lighten-markup.ts';
import { mainText } from './main-text.ts';
import { savedFrom } from './page-address.ts';
import { findStandfirst } from './standfirst.ts';

export interface HtmlOptions {
  /** Take all of the body, as for a selection that was pasted, instead of looking for the page's main text. */
  readonly wholeBody: boolean;
}

/**
 * Reads a decoded page as one article: metadata, and its main text, or all of the body's text where none is found.
 * Nothing is executed or fetched. Expected failures: `malformed`, `too-large`, `no-text`.
 */
export function parseHtml(html: string, { wholeBody }: HtmlOptions): Result<FoundArticle> {
  const markup = lightenMarkup(html);
  const checked = checkMarkup(markup);
  if (!checked.ok) return checked;
  const document = parseDocument(markup);
  const survey = surveyDocument(document);
  const article = findArticle(survey.jsonLd.map((script) => script.textContent ?? '')) ?? {};
  const metadata = readMetadata({ document, survey, article, savedFrom: savedFrom(html) });
  const found = wholeBody
    ? blockText(document.body)
    : readBody(markup, () => {
        const standfirst = findStandfirst(survey.standfirsts, metadata.title);
        removeFurniture(document.body);
        return withFirst(standfirst, withDeclared(mainText(document, survey), declaredBody(article)));
      });
  const { text, structure } = wellFormed(found);
  if (text === '') return fail('no-text');
  if (text.length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  if (metadata.title === '' && wholeBody) {
    const { title, body } = splitTitle(text);
    return ok({ ...metadata, title, body, structure: moved(structure, body.length - text.length) });
  }
  return ok({ ...metadata, ...withoutTitle({ text, structure }, metadata.title) });
}

/** The main text, or all of the page without its furniture, or with it: the search takes the document apart. */
function readBody(markup: string, findMain: () => BlockText): BlockText {
  const main = findMain();
  if (main.text !== '') return main;
  const { body } = parseDocument(markup);
  const whole = blockText(body);
  removeFurniture(body);
  const everything = blockText(body);
  return everything.text === '' ? whole : everything;
}

/** Where a page shows much less than it declares (scripts fill it in, or a wall hides it), what it declares. */
function withDeclared(found: BlockText, declared: string): BlockText {
  if (declared.length < 2 * found.text.length || declared.length < 200) return found;
  const markup = lightenMarkup(declared.replace(/\r\n?/g, '\n').replaceAll('\n\n', '<p>'));
  return checkMarkup(markup).ok ? blockText(parseDocument(markup).body) : found;
}

/** A standfirst stands before the text, unless that holds it. */
function withFirst(first: string, found: BlockText): BlockText {
  if (first === '' || found.text === '' || found.text.replace(/\s+/g, ' ').includes(first)) return found;
  return { text: `${first}\n\n${found.text}`, structure: moved(found.structure, first.length + 2) };
}

/** Pages repeat the headline above the text. */
function withoutTitle(found: BlockText, title: string): Pick<FoundArticle, 'body' | 'structure'> {
  const { text, structure } = found;
  const end = text.indexOf('\n');
  const firstLine = (end < 0 ? text : text.slice(0, end)).replace(/\s+/g, ' ').trim();
  if (title === '' || firstLine !== title) return { body: text, structure: [...structure] };
  const body = end < 0 ? '' : text.slice(end).trimStart();
  return { body, structure: moved(structure, body.length - text.length) };
}

function moved(structure: BlockText['structure'], by: number): BlockText['structure'] {
  return structure
    .map(({ start, end, kind }) => ({ start: start + by, end: end + by, kind }))
    .filter(({ start }) => start >= 0);
}

/** Every character keeps its place. */
function wellFormed({ text, structure }: BlockText): BlockText {
  return { text: text.replaceAll('\0', '\uFFFD').toWellFormed(), structure };
}
