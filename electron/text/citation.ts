import { withoutBidiControls } from './bidi.ts';
import type { LocatorRange } from './locator.ts';
import { majorityDirection } from './script.ts';

/** What a citation says of an article. Empty strings are unknown and left out. */
export interface CitedArticle {
  readonly articleId: string;
  readonly title: string;
  readonly byline: string;
  readonly publisher: string;
  readonly published: string;
  /** Of the printed paper; a passage's own locator goes before it. */
  readonly page: string;
  readonly sha256: string;
}

/** What it says of a passage: its words and their UTF-16 offsets in the article's field, too. */
export interface CitedPassage extends CitedArticle {
  readonly exact: string;
  readonly field: 'title' | 'body';
  readonly start: number;
  readonly end: number;
  /** The page of its file or the time of its recording (locator.ts). */
  readonly locator: LocatorRange | null;
}

/** A passage, or an article as a whole. */
export type Cited = CitedPassage | CitedArticle;

export type CitationLanguage = 'ar' | 'en';

/** `name`: of any direction, to be isolated. `code`: always left to right. `own`: our words and punctuation. */
export interface CitationPart {
  readonly kind: 'quote' | 'name' | 'code' | 'own';
  readonly text: string;
}

const WORDS = {
  ar: {
    open: '«',
    close: '»',
    comma: '، ',
    undated: 'بلا تاريخ',
    program: 'مرصد: ',
    fields: { title: 'العنوان', body: 'المتن' },
    page: 'ص ',
    pages: 'ص ',
    time: 'الدقيقة ',
    locale: 'ar-u-ca-gregory-nu-latn',
  },
  en: {
    open: '“',
    close: '”',
    comma: ', ',
    undated: 'n.d.',
    program: 'Marsad: ',
    fields: { title: 'title', body: 'body' },
    page: 'p. ',
    pages: 'pp. ',
    time: 'at ',
    locale: 'en-GB-u-ca-gregory-nu-latn',
  },
} as const;

const HASH_DIGITS = 12;

/**
 * The citation in parts, for each writer to escape and isolate its own way:
 * «words» — byline، «title»، publisher، date، page or time (مرصد: article، field and UTF-16 offsets، sha256 of the source).
 */
export function citationParts(cited: Cited, language: CitationLanguage): CitationPart[] {
  const { open, close, comma, program, fields } = WORDS[language];
  const own = (text: string): CitationPart => ({ kind: 'own', text });
  const name = (text: string): CitationPart => ({ kind: 'name', text: withoutBidiControls(text) });
  const statements: CitationPart[][] = [];
  if (cited.byline !== '') statements.push([name(cited.byline)]);
  if (cited.title !== '') statements.push([own(open), name(cited.title), own(close)]);
  if (cited.publisher !== '') statements.push([name(cited.publisher)]);
  statements.push([own(longDate(cited.published, language))]);
  const passage = 'exact' in cited ? cited : null;
  const printed = cited.page === '' ? null : { kind: 'page' as const, from: cited.page, to: cited.page };
  const locator = passage?.locator ?? printed;
  if (locator) statements.push(locatorParts(locator, language));
  const quote: CitationPart[] = passage
    ? [own(open), { kind: 'quote', text: passage.exact }, own(`${close} — `)]
    : [];
  const place: CitationPart[] = passage
    ? [
        own(`${comma}${fields[passage.field]} `),
        { kind: 'code', text: `UTF-16 ${passage.start}–${passage.end}` },
      ]
    : [];
  return [
    ...quote,
    ...statements.flatMap((parts, at) => (at === 0 ? parts : [own(comma), ...parts])),
    own(` (${program}`),
    { kind: 'code', text: cited.articleId },
    ...place,
    own(comma),
    { kind: 'code', text: `sha256 ${cited.sha256.slice(0, HASH_DIGITS)}…` },
    own(')'),
  ];
}

/** «ص 12», «ص 12–13», «الدقيقة 00:14:05»; a range never turns round in a line of the other direction. */
function locatorParts({ kind, from, to }: LocatorRange, language: CitationLanguage): CitationPart[] {
  const { page, pages, time } = WORDS[language];
  const word = kind === 'time' ? time : from === to ? page : pages;
  const label = withoutBidiControls(from === to ? from : `${from}–${to}`);
  return [
    { kind: 'own', text: word },
    { kind: 'code', text: label },
  ];
}

/** A locator as plain text, its labels isolated, for a cell of its own. */
export function locatorText(locator: LocatorRange, language: CitationLanguage): string {
  return joined(locatorParts(locator, language));
}

/** FSI and LRI open an isolate, PDI ends it (UAX #9): a Latin title inside an Arabic line reorders nothing around it. */
export function isolated(text: string, kind: CitationPart['kind']): string {
  if (kind === 'own') return text;
  return `${kind === 'code' ? '\u2066' : '\u2068'}${text}\u2069`;
}

/** The citation as plain text, with isolates around names and codes; the quoted words are left untouched. */
export function citationText(cited: Cited, language: CitationLanguage): string {
  return joined(citationParts(cited, language));
}

function joined(parts: readonly CitationPart[]): string {
  return parts.map(({ kind, text }) => (kind === 'quote' ? text : isolated(text, kind))).join('');
}

/** The citation as one HTML paragraph, directions as attributes, which word processors keep when it is pasted. */
export function citationHtml(cited: Cited, language: CitationLanguage): string {
  const base = language === 'ar' ? 'rtl' : 'ltr';
  const parts = citationParts(cited, language).map(({ kind, text }) => {
    if (kind === 'own') return escapeHtml(text);
    const majority = majorityDirection(text);
    const direction = kind === 'code' ? 'ltr' : majority === 'neutral' ? base : majority;
    return `<span dir="${direction}">${escapeHtml(text)}</span>`;
  });
  return `<p dir="${base}" lang="${language}">${parts.join('')}</p>`;
}

/** The day as written in the source's own time zone; a text that is no date stays as it is. */
function longDate(published: string, language: CitationLanguage): string {
  const { undated, locale } = WORDS[language];
  if (published === '') return undated;
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(published) ?? [];
  if (year === undefined) return published;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>');
}
