import { readDate } from '../../../text/dates/read-date.ts';
import { publishedDate } from '../published-date.ts';
import type { Paragraph } from './paragraphs.ts';

/** What a PDF says of itself, in its Info dictionary and its XMP packet; '' where it says nothing. */
export interface PdfMetadata {
  readonly title: string;
  readonly byline: string;
  readonly publisher: string;
  readonly published: string;
  readonly language: string;
  readonly details: Readonly<Record<string, string>>;
}

const MAX_VALUE = 1000;
// Titles that programs make up, and file names.
const MADE_UP =
  /^(?:untitled|sans titre|unbenannt|document ?\d*|layout ?\d*|presentation ?\d*|powerpoint presentation|slide ?\d+|about:blank|title|عنوان|مستند ?\d*|بدون عنوان)$|^(?:microsoft (?:word|powerpoint|excel|office)|print|adobe [a-z]+) ?-|\.(?:docx?|odt|rtf|pdf|indd|qxd|qxp|pmd|pub|html?|txt|tmp|pptx?|xlsx?|ai|psd|eps|ps|dvi|tex)$|^(?:https?|file):|^[\p{N}\p{P}\s_]*$/iu;
const MADE_UP_AUTHOR =
  /^(?:admin(?:istrator)?|user|owner|pc|hp|dell|lenovo|asus|windows user|unknown|author|default|مستخدم|root)\s*\d*$/i;

/** Reads Info entries and XMP values, asked for by name. */
export function pdfMetadata(
  info: Readonly<Record<string, unknown>>,
  xmp: (name: string) => string,
  { pages, isArabic }: { readonly pages: number; readonly isArabic: boolean },
): PdfMetadata {
  const entry = (name: string): string => {
    const value = info[name];
    return typeof value === 'string' ? oneLine(repaired(value, isArabic)) : '';
  };
  const makers = [entry('Producer'), entry('Creator')];
  const title = [oneLine(xmp('dc:title')), entry('Title')].find((one) => isRealTitle(one, makers)) ?? '';
  const author = [oneLine(xmp('dc:creator')), entry('Author')].find(
    (one) => one !== '' && !MADE_UP_AUTHOR.test(one) && !makers.includes(one) && !/\uFFFD/.test(one),
  );
  const details = {
    pages: String(pages),
    producer: entry('Producer'),
    created: isoDate(entry('CreationDate')),
  };
  return {
    title,
    byline: author ?? '',
    publisher: oneLine(xmp('prism:publicationname') || xmp('dc:publisher')),
    published: publishedDate(xmp('prism:publicationdate') || xmp('prism:coverdate') || xmp('dc:date')),
    language: /^[a-z]{2,3}(?=$|[-_])/i.exec(entry('Language') || xmp('dc:language'))?.[0].toLowerCase() ?? '',
    details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== '')),
  };
}

/** The day that stands alone on a line near the top of the first page; '' unless day, month and year are certain. */
export function dateline(paragraphs: readonly Paragraph[]): string {
  for (const { text, page } of paragraphs.slice(0, 8)) {
    if (page > 0 || text.length > 90) continue;
    const reading = readDate(text);
    if (reading.kind !== 'date' || reading.certainty !== 'certain' || reading.precision !== 'day') continue;
    const [start, end] = reading.text;
    // A place or a weekday may stand beside it, not a sentence.
    if (text.length - (end - start) <= 30) return reading.iso;
  }
  return '';
}

function isRealTitle(title: string, makers: readonly string[]): boolean {
  return (
    title.length >= 3 &&
    !MADE_UP.test(title) &&
    !/[\uFFFD\u0080-\u009F]/.test(title) &&
    !makers.includes(title)
  );
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]+/gu, ' ')
    .trim()
    .slice(0, MAX_VALUE);
}

/** Arabic in windows-1256 that its producer gave out for Latin, as older Windows programs do. */
function repaired(value: string, isArabic: boolean): string {
  if (!isArabic || !/[\u00C0-\u00FF]{3}/.test(value) || /[^\0-\u00FF]/.test(value)) return value;
  const bytes = Uint8Array.from(value, (letter) => letter.charCodeAt(0));
  const text = new TextDecoder('windows-1256').decode(bytes);
  const letters = text.match(/\p{L}/gu) ?? [];
  const arabic = text.match(/[\u0620-\u064A]/g) ?? [];
  return arabic.length > letters.length * 0.8 ? text : value;
}

/** `D:20200925140500+03'00'` (ISO 32000-2, 7.9.4) as ISO 8601; '' if it is none. */
export function isoDate(value: string): string {
  const match = /^D:(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(?:(Z)|([+-]\d{2})'?(\d{2})?'?)?)?/.exec(
    value,
  );
  if (!match) return '';
  const [
    ,
    year = '',
    month = '',
    day = '',
    hour,
    minute = '00',
    second = '00',
    utc,
    offset,
    offsetMinute = '00',
  ] = match;
  const zone = utc ?? (offset === undefined ? '' : `${offset}:${offsetMinute}`);
  const time = hour === undefined || zone === '' ? '' : `T${hour}:${minute}:${second}${zone}`;
  return publishedDate(`${year}-${month}-${day}${time}`);
}
