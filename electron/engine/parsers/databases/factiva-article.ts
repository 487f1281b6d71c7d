import type { FoundArticle } from '../format-parser.ts';
import { bylineOf, detailsOf, wordCount } from './article-details.ts';
import { languageCode } from './language-name.ts';
import { findPublicationDate } from './publication-date.ts';
import { publisherName } from './publisher-name.ts';
import { bodyOf, cleanLine, type TextBlock, withoutTitle } from './text-block.ts';

/**
 * Factiva's field codes, which are the same in every language of its interface: HD headline, LP lead paragraph, TD
 * text, AN accession number. Codes of text and of the fields that articles have here:
 */
const OWN = new Set('HD BY WC PD ET SN SE CLM PG LA CY LP TD AN ED VOL'.split(' '));
/** Codes whose values are details, by the names that those have here. */
const DETAILS: Readonly<Record<string, string>> = {
  CR: 'credit',
  SC: 'sourceCode',
  NGC: 'sourceGroup',
  GC: 'sourceGroupCode',
  CT: 'contact',
  RF: 'reference',
  CO: 'company',
  IN: 'industry',
  NS: 'subject',
  RE: 'geographic',
  PER: 'person',
  ART: 'graphic',
  CX: 'correction',
  IPC: 'indexCodes',
  IPD: 'indexTerms',
  PUB: 'owner',
  TI: 'ticker',
  NT: 'notes',
};

export const FACTIVA_CODES: ReadonlySet<string> = new Set([...OWN, ...Object.keys(DETAILS)]);

/** Field codes and what stands under them; a code may have several blocks. */
export type FactivaFields = Map<string, TextBlock[]>;

// SOURCECODE padded to ten, the day, a letter and a number: `AFPR000020200303eg33001p5`.
const ACCESSION = /(?<![A-Z0-9])[A-Z][A-Z0-9]{3,13}(?:19|20)\d{6}[a-z][a-z0-9]{5,12}(?![A-Za-z0-9])/;

/** The accession number in a line such as «Document AFPR000020200303eg33001p5», in any interface's wording; '' for another line. */
export function accessionNumber(line: string): string {
  if (line.length > 120) return '';
  const number = ACCESSION.exec(line)?.[0] ?? '';
  const wording = line.replace(number, '').trim();
  return number !== '' && /^[\p{L}\s:.|n°]{0,30}$/u.test(wording) ? number : '';
}

export function addFactivaField(fields: FactivaFields, code: string, block: TextBlock): void {
  const blocks = fields.get(code);
  if (blocks) blocks.push(block);
  else fields.set(code, [block]);
}

/** An article from its fields; what is missing stays empty. */
export function factivaArticle(fields: FactivaFields): FoundArticle {
  const value = (code: string): string =>
    cleanLine((fields.get(code) ?? []).map(({ text }) => text).join(' '));
  const { publisher, edition, issue } = publisherName(value('SN'));
  const date = findPublicationDate(value('PD'));
  const dated = findPublicationDate(`${value('PD')} ${value('ET')}`) ?? date;
  const title = value('HD');
  const column = value('CLM');
  return {
    title,
    ...bodyOf(withoutTitle([...(fields.get('LP') ?? []), ...(fields.get('TD') ?? [])], title)),
    byline: bylineOf(value('BY')),
    publisher,
    section: value('SE') || column,
    page: value('PG').replace(/^(?:page|pg|p|s)\.? ?(?=[A-Z]{0,3}\d)/i, ''),
    published: dated?.published ?? '',
    language: languageCode(value('LA')),
    documentNumber: accessionNumber(value('AN')) || value('AN').slice(0, 100),
    details: detailsOf([
      ['database', 'Factiva'],
      ['edition', [value('ED'), edition].filter((part) => part !== '').join('; ')],
      ['issue', issue || value('VOL')],
      ['column', value('SE') === '' ? '' : column],
      ['date', date ? '' : value('PD')],
      ['time', value('ET')],
      ['wordCount', wordCount(value('WC')) || value('WC')],
      ['rights', value('CY')],
      ...Object.entries(DETAILS).map(([code, name]) => [name, value(code)] as const),
    ]),
  };
}
