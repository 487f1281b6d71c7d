import { ok, type Result } from '../../../contract/result.ts';
import type { FoundArticle } from '../format-parser.ts';
import { addFactivaField, factivaArticle, type FactivaFields } from './factiva-article.ts';
import { readMarkup } from './markup-reader.ts';

/** Elements of `<article>` and the codes of what they hold. */
const CODES: Readonly<Record<string, string>> = {
  headline: 'HD',
  byline: 'BY',
  credit: 'CR',
  wordcount: 'WC',
  publicationdate: 'PD',
  sourcename: 'SN',
  sourcecode: 'SC',
  sectionname: 'SE',
  columnname: 'CLM',
  pages: 'PG',
  baselanguage: 'LA',
  copyright: 'CY',
  leadparagraph: 'LP',
  tailparagraphs: 'TD',
  accessionno: 'AN',
  edition: 'ED',
  volume: 'VOL',
  contact: 'CT',
  company: 'CO',
  industry: 'IN',
  newssubject: 'NS',
  region: 'RE',
  person: 'PER',
  artwork: 'ART',
  corrections: 'CX',
  descfield: 'IPC',
  publishername: 'PUB',
  notes: 'NT',
};
/** Repeated elements, one a value. */
const LISTS = new Set(['CO', 'IN', 'NS', 'RE', 'PER', 'IPC']);

/**
 * Reads Factiva's XML: `<article>` within `<ppsarticle>` or the `distdoc` schema, any prefix. Times of its dates come
 * with their zone. Expected failure: `malformed`.
 */
export function factivaXmlArticles(xml: string): Result<FoundArticle[]> {
  const articles: FoundArticle[] = [];
  let fields: FactivaFields | null = null;
  const finish = (): void => {
    if (fields && fields.size > 0) articles.push(factivaArticle(separated(fields)));
    fields = null;
  };
  const read = readMarkup(xml, {
    xml: true,
    fieldOf: ({ name }, within) => {
      if (within === '') return name === 'article' ? 'article' : null;
      return within === 'article' ? (CODES[name] ?? null) : null;
    },
    onEvent: (event) => {
      if (event.kind === 'open' && event.field === 'article') {
        finish();
        fields = new Map();
      } else if (event.kind === 'close' && event.field === 'article') finish();
      else if (event.kind === 'block' && fields && event.field !== 'article' && event.field !== '') {
        addFactivaField(fields, event.field, event.block);
      }
    },
  });
  finish();
  return read.ok ? ok(articles) : read;
}

function separated(fields: FactivaFields): FactivaFields {
  return new Map(
    [...fields].map(([code, blocks]) => {
      if (!LISTS.has(code) || blocks.length < 2) return [code, blocks];
      return [code, [{ text: blocks.map(({ text }) => text).join('; '), kind: 'paragraph' as const }]];
    }),
  );
}
