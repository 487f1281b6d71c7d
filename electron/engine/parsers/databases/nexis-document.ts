import type { FoundArticle } from '../format-parser.ts';
import { bylineOf, detailsOf, wordCount } from './article-details.ts';
import { languageCode } from './language-name.ts';
import { headAndText, type HeadAndText } from './nexis-head.ts';
import { isCopyright, isFurniture, nexisLabel } from './nexis-labels.ts';
import { dateLine } from './publication-date.ts';
import { publisherName } from './publisher-name.ts';
import { bodyOf, cleanLine, type TextBlock, withoutTitle } from './text-block.ts';

/**
 * The blocks of one document. `uni`: title, publication, date, copyright, labels, a line «Body», text, «Classification»
 * and labels, as Nexis Uni and Lexis Advance write it. `classic`: publication, date, title, LABELS, text, LABELS and
 * copyright, as Nexis wrote it until 2019 in TXT, RTF and HTML.
 */
export interface NexisDocument {
  readonly layout: 'uni' | 'classic';
  readonly blocks: readonly TextBlock[];
  /** What stands before the first document may be a part of its cover sheet still. */
  readonly mayHaveCover: boolean;
}

// Captions of pictures below GRAPHIC and the like; more unlabelled paragraphs are text.
const MAX_UNLABELLED_BELOW = 6;
// Blocks of a «Classification»; one further from the end is a line of text.
const MAX_TAIL = 80;

/** Reads one document; what it lacks stays empty, nothing of its text is lost. */
export function nexisArticle({ layout, blocks: raw, mayHaveCover }: NexisDocument): FoundArticle {
  const blocks = raw.filter(({ text }) => !isFurniture(text));
  const fields = new Map<string, string[]>();
  const below = tailStart(blocks, layout);
  readLabels(blocks.slice(below), layout, fields);
  const parts = headAndText(blocks.slice(0, below), layout, mayHaveCover);
  readLabels(parts.labels, layout, fields);
  return article(parts, fields);
}

/**
 * Where the labels below the text begin: from there on there are labels and notices, and few captions between. Labels in
 * small letters may be a sentence's beginning: they must follow each other up to the end, or «Classification».
 */
function tailStart(blocks: readonly TextBlock[], layout: NexisDocument['layout']): number {
  const isUni = layout === 'uni';
  const heading = blocks.findLastIndex(({ text }) => isLine(text, /^classification$/i));
  let start = isUni && heading >= 0 && blocks.length - heading < MAX_TAIL ? heading : blocks.length;
  const hasHeading = start < blocks.length;
  for (let at = start - 1; at >= 0 && start - at <= MAX_UNLABELLED_BELOW + 1; at--) {
    const { text } = blocks[at] ?? { text: '' };
    const label = nexisLabel(text, isUni ? 'any' : 'capitals');
    if (label !== null && !label.trails) break;
    const isLabel = label !== null || isCopyright(text);
    const isCertain = !isUni || (at === start - 1 && !hasHeading);
    if ((isLabel && isCertain) || (isUni && isLine(text, /^(?:graphic|notes)$/i))) start = at;
  }
  return start;
}

function isLine(text: string, pattern: RegExp): boolean {
  return text.length < 40 && pattern.test(cleanLine(text));
}

/** Collects labelled values; a block without a label goes on with the label before it. */
function readLabels(
  blocks: readonly TextBlock[],
  layout: NexisDocument['layout'],
  fields: Map<string, string[]>,
): void {
  let field = '';
  const add = (name: string, value: string): void => {
    const values = fields.get(name);
    if (values) values.push(value);
    else fields.set(name, [value]);
    field = name;
  };
  for (const { text } of blocks) {
    const label = nexisLabel(text, layout === 'uni' ? 'any' : 'capitals');
    const alone = text.length < 20 ? cleanLine(text).toLowerCase() : '';
    if (label) add(label.field, label.value);
    else if (layout === 'uni' && (alone === 'graphic' || alone === 'notes')) field = alone;
    else if (isCopyright(text)) add('rights', text);
    else if (alone !== 'classification' && field !== '') add(field, text);
    else if (alone !== 'classification' && dateLine(text) === null) add('editionLine', text);
  }
}

function article(
  { title, subtitle, publisher: name, dated, text }: HeadAndText,
  fields: Map<string, string[]>,
): FoundArticle {
  const value = (field: string): string => (fields.get(field) ?? []).join(' ').trim();
  const date = dateLine(dated);
  const { publisher, edition, issue } = publisherName(name);
  const { section, page } = sectionAndPage(value('section'));
  const highlight = (fields.get('highlight') ?? []).map((line): TextBlock => ({
    text: line,
    kind: 'paragraph',
  }));
  const headline = cleanLine(value('title') || title);
  const loaded = dateLine(value('loadDate'));
  return {
    title: headline,
    ...bodyOf(withoutTitle([...highlight, ...text], headline)),
    byline: bylineOf(value('byline')),
    publisher,
    section,
    page,
    published: date?.published ?? '',
    language: languageCode(value('language')),
    documentNumber: cleanLine(value('acc')).slice(0, 200),
    url: /^https?:\/\/\S{1,2000}$/.test(value('url')) ? value('url') : '',
    details: detailsOf([
      ['database', 'Nexis'],
      [
        'edition',
        [edition, date ? dated.slice(date.end) : '', value('editionLine')]
          .filter((part) => part.trim() !== '')
          .join('; '),
      ],
      ['issue', issue],
      ['date', date?.published === '' ? dated : ''],
      ['subtitle', value('title') === '' ? subtitle : title],
      ['wordCount', wordCount(value('length')) || value('length')],
      ['loadDate', loaded?.published || value('loadDate')],
      ['rights', [value('rights'), value('copyright')].join(' ')],
      ...PLAIN_DETAILS.map((field) => [field, value(field)] as const),
    ]),
  };
}

const PLAIN_DETAILS = [
  'dateline',
  'series',
  'distribution',
  'correction',
  'publicationType',
  'journalCode',
  'graphic',
  'subject',
  'company',
  'organization',
  'ticker',
  'industry',
  'person',
  'geographic',
  'country',
  'state',
  'city',
  'correctionDate',
  'notes',
  'issn',
  'documentType',
] as const;

/** «NEWS; Pg. 4», «Politik; S. 12», «Pg. A1». */
function sectionAndPage(raw: string): { section: string; page: string } {
  const line = cleanLine(raw).slice(0, 500);
  const match =
    /(?:^|[;,] ?| )(?:pg|pag|s|p|page|seite)\.? ?([A-Z]{0,3}-?\d{1,4}[A-Z]?(?:[-–, ]{1,2}\d{1,4})*)$/iu.exec(
      line,
    );
  if (!match) return { section: line, page: '' };
  return { section: line.slice(0, match.index).replace(/[;,\s]+$/u, ''), page: match[1] ?? '' };
}
