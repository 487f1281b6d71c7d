import { ok, type Result } from '../../../contract/result.ts';
import type { FoundArticle } from '../format-parser.ts';
import { bylineOf, detailsOf } from './article-details.ts';
import { readMarkup, SKIPPED, type MarkupTag } from './markup-reader.ts';
import { findPublicationDate } from './publication-date.ts';
import { publisherName } from './publisher-name.ts';
import { bodyOf, cleanLine, type TextBlock, withoutTitle } from './text-block.ts';

/** The blocks of one `<article>` by field, and the address that it names as its own. */
interface Draft {
  readonly fields: Map<string, TextBlock[]>;
  url: string;
  link: string;
}

/**
 * Reads a page of Europresse (Eureka.cc, CEDROM-SNi): an `<article>` each, its header with `DocPublicationName`,
 * `DocHeader` («Communication, mardi 14 mars 2006 712 mots, p. 16») and `titreArticle`, its text in `DocText`, notes in
 * `<aside>`, rights and document number in `<footer>`. The older pages have `titreArticleVisu` and an unnamed `<div>` for
 * the author; the newer ones add `rdp__` names, `docAuthors` and `sm-margin-bottomNews`. Expected failure: `malformed`.
 */
export function europressePageArticles(html: string): Result<FoundArticle[]> {
  const articles: FoundArticle[] = [];
  let draft: Draft | null = null;
  const finish = (): void => {
    if (draft && draft.fields.size > 0) articles.push(articleOf(draft));
    draft = null;
  };
  const read = readMarkup(html, {
    xml: false,
    fieldOf,
    onEvent: (event) => {
      if (event.kind === 'open' && event.field === 'article') {
        finish();
        draft = { fields: new Map(), url: '', link: '' };
      } else if (event.kind === 'close' && event.field === 'article') finish();
      else if (event.kind === 'block' && draft) addBlock(draft, event.field, event.block);
    },
    onTag: ({ name, attributes }, within) => {
      const href = attributes['href'] ?? '';
      if (draft && within === 'text' && name === 'a' && /^https?:\/\/\S{1,2000}$/.test(href))
        draft.link = href;
    },
  });
  finish();
  return read.ok ? ok(articles) : read;
}

const BY_CLASS: Readonly<Record<string, string>> = {
  DocPublicationName: 'publisher',
  DocHeader: 'dated',
  DocTitreSousSection: 'kicker',
  titreArticleVisu: 'title',
  rdp__articletitle: 'title',
  rdp__subtitle: 'subtitle',
  'sm-margin-bottomNews': 'byline',
  docAuthors: 'byline',
  DocText: 'text',
  'publiC-lblNodoc': 'number',
};
const LEFT_OUT = [
  'apd-wrapper',
  'txtCertificat',
  'social-header-label',
  'transcript-controls',
  'divMoreLikeThis',
];

function fieldOf({ name, classes, attributes }: MarkupTag, within: string): string | null {
  const id = attributes['id'] ?? '';
  if (within === '') return name === 'article' ? 'article' : null;
  if (LEFT_OUT.some((left) => classes.includes(left) || id === left)) return SKIPPED;
  if (within === 'text') return null;
  if (/^PubliC_lblNodoc$/i.test(id)) return 'number';
  if (/^PubliC_/i.test(id)) return SKIPPED;
  if (within === 'article' && ['header', 'aside', 'footer'].includes(name)) return name;
  if (within === 'article' && name === 'section') return 'text';
  if (within === 'title' || within === 'byline' || within === 'number') return null;
  for (const kind of classes) {
    const field = Object.hasOwn(BY_CLASS, kind) ? BY_CLASS[kind] : undefined;
    if (field !== undefined) return field;
  }
  if (classes.includes('titreArticle')) return 'titles';
  return null;
}

// What the database adds to texts of web sites and of subscribers' services.
const ADDED =
  /^(?:cet article est paru dans |this article appeared in |lire aussi(?: l'article)? ?:|aucune transcription|document certifié|texte intégral$)/i;

function addBlock(draft: Draft, field: string, block: TextBlock): void {
  if (field === 'article' || field === '') return;
  if (field === 'text' && ADDED.test(block.text)) {
    if (/^(?:cet article|this article)/i.test(block.text)) draft.url = draft.link;
    return;
  }
  const isAboveTitle = !draft.fields.has('title');
  const at = field === 'titles' && isAboveTitle ? 'kicker' : field === 'titles' ? 'subtitle' : field;
  const named = at !== 'header' ? at : isAboveTitle ? 'kicker' : 'byline';
  const blocks = draft.fields.get(named);
  if (blocks) blocks.push(block);
  else draft.fields.set(named, [block]);
}

function articleOf({ fields, url }: Draft): FoundArticle {
  const value = (field: string): string =>
    cleanLine((fields.get(field) ?? []).map(({ text }) => text).join(' '));
  const { publisher, edition, issue } = publisherName(value('publisher'));
  const header = value('dated');
  const date = findPublicationDate(header);
  const around = date ? [header.slice(0, date.start), header.slice(date.end)] : [header, ''];
  const words = /(?:^|[\s,])(\d[\d \u00A0\u202F]{0,9}) ?(?:mots|words|palabras|wörter)/iu.exec(
    around[1] ?? '',
  );
  const page = /(?:^|[\s,])(?:p|pp|pg)\. ?([\p{L}\p{N}][^\s,;]{0,24})/u.exec(around[1] ?? '');
  const footer = (fields.get('footer') ?? []).map(({ text }) => cleanLine(text));
  // A report has no title but what stands in its place.
  const title = value('title') || value('kicker');
  const number =
    value('number') || (footer.find((line) => /·\d{8}·/.test(line)) ?? '').replace(/^[^:]{0,40}: ?/, '');
  const subtitle = (fields.get('subtitle') ?? []).map(({ text }): TextBlock => ({ text, kind: 'heading' }));
  return {
    title,
    ...bodyOf([...subtitle, ...withoutTitle(fields.get('text') ?? [], title)]),
    byline: bylineOf(value('byline')),
    publisher,
    section: (around[0] ?? '').replace(/[\s,;–-]+$/u, '').slice(0, 300),
    page: page?.[1] ?? '',
    published: date?.published ?? '',
    url,
    documentNumber: number.slice(0, 200),
    details: detailsOf([
      ['database', 'Europresse'],
      ['edition', edition],
      ['issue', issue],
      ['kicker', value('title') === '' ? '' : value('kicker')],
      ['date', date?.published ? '' : header],
      ['wordCount', (words?.[1] ?? '').replace(/\D/g, '')],
      ['notes', value('aside').replace(/(?:^| )Note\(s\) ?:$/, '')],
      ['rights', footer.find((line) => /^(?:©|\(c\)|copyright)/i.test(line)) ?? ''],
    ]),
  };
}
