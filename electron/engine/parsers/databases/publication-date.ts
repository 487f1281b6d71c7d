import { readDate } from '../../../text/dates/read-date.ts';
import { publishedDate } from '../published-date.ts';

/** A date as a database writes it above an article. Offsets are UTF-16, end exclusive. */
export interface PublicationDate {
  /** ISO 8601 day, or an instant where time and zone are named; '' when only a month is. */
  readonly published: string;
  /** Where it begins, its weekday included. */
  readonly start: number;
  /** Where it ends, with weekday, time and zone. */
  readonly end: number;
}

// Longer than any date line; also bounds the time of reading.
const MAX_LINE = 300;

const WEEKDAY =
  'sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tue|wed|thu|fri|sat|dimanche|lundi|mardi|mercredi|' +
  'jeudi|vendredi|samedi|sonntag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|domingo|lunes|martes|' +
  'miércoles|jueves|viernes|sábado|الأحد|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت';
const WEEKDAY_BEFORE = new RegExp(`(?:^|[\\s,،])(?:يوم )?(?:${WEEKDAY})[,.،]?\\s?(?:le )?$`, 'iu');
const WEEKDAY_AFTER = new RegExp(`^[,،]?\\s?(?:${WEEKDAY})(?![\\p{L}])`, 'iu');

/** What `electron/text/dates` does not read: German, Spanish, Italian and Portuguese months. */
const OTHER_MONTHS = new Map(
  [
    'januar jänner enero gennaio janeiro',
    'februar febrero febbraio fevereiro',
    'märz marzo março',
    'april abril aprile',
    'mai mayo maggio maio',
    'juni junio giugno junho',
    'juli julio luglio julho',
    'august agosto',
    'september septiembre setiembre settembre setembro',
    'oktober octubre ottobre outubro',
    'november noviembre novembre novembro',
    'dezember diciembre dicembre dezembro',
  ].flatMap((names, month) => names.split(' ').map((name) => [name, month + 1] as const)),
);
const OTHER_DAY = /(?<!\d)(\d{1,2})\.? (?:de )?(\p{L}{3,12})\.?,? (?:de )?(\d{4})(?!\d)/iu;

const TIME =
  /^[\s,–-]{0,4}(?:at |à |um )?(\d{1,2})[:h.](\d{2})(?::(\d{2}))?\s?(AM|PM|a\.m\.|p\.m\.)?\s?(?:(GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|MSK|EET|EEST|IST)\b(?![+-]\d)|(?:GMT|UTC)?([+-]\d{1,2}(?::?\d{2})?)\b)?/i;
// Standard offsets; a zone whose letters mean several (IST: India, Israel, Ireland) is not resolved.
const ZONES: Readonly<Record<string, string>> = {
  GMT: 'Z',
  UTC: 'Z',
  BST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
};

/** Finds the first certain date of a line («March 3, 2020 Tuesday 10:15 AM GMT», «mardi 3 mars 2020»); null if there is none. */
export function findPublicationDate(line: string): PublicationDate | null {
  const text = line.slice(0, MAX_LINE);
  const machine = /^\d{4}-\d{2}-\d{2}\S{0,20}(?: \d{2}:\d{2}\S{0,12})?/.exec(text)?.[0] ?? '';
  if (publishedDate(machine) !== '')
    return { published: publishedDate(machine), start: 0, end: machine.length };
  const day = dayOf(text);
  if (!day) return null;
  const before = WEEKDAY_BEFORE.exec(text.slice(0, day.start))?.[0] ?? '';
  const start = day.start - before.replace(/^[\s,،]+/u, '').length;
  const afterDay = text.slice(day.end);
  const weekday = WEEKDAY_AFTER.exec(afterDay)?.[0] ?? '';
  const afterWeekday = afterDay.slice(weekday.length);
  const time = TIME.exec(afterWeekday);
  const end = day.end + weekday.length + (time?.[0].length ?? 0);
  return { published: time ? withTime(day.iso, time) : day.iso, start, end };
}

/** The date of a line that begins with one: nothing but its weekday goes before. */
export function dateLine(line: string): PublicationDate | null {
  if (line.length > MAX_LINE) return null;
  const found = findPublicationDate(line.trim());
  return found && found.start === 0 ? found : null;
}

function dayOf(text: string): { iso: string; start: number; end: number } | null {
  const reading = readDate(text);
  if (reading.kind !== 'date') return otherDay(text);
  const [start, end] = reading.text;
  if (reading.precision === 'day' && reading.certainty === 'certain') return { iso: reading.iso, start, end };
  // A monthly has a month for its date, and nothing else in the line.
  const isMonth = reading.precision === 'month' && start === 0 && end === text.trim().length;
  return otherDay(text) ?? (isMonth ? { iso: '', start, end } : null);
}

function otherDay(text: string): { iso: string; start: number; end: number } | null {
  const match = OTHER_DAY.exec(text);
  const month = OTHER_MONTHS.get((match?.[2] ?? '').toLowerCase());
  if (!match || month === undefined) return null;
  const [day, year] = [Number(match[1]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1800 || year > 2100 || date.getUTCDate() !== day) return null;
  return { iso: date.toISOString().slice(0, 10), start: match.index, end: match.index + match[0].length };
}

/** A time without a zone may be another day's elsewhere: then the day stands alone. */
function withTime(iso: string, time: RegExpExecArray): string {
  const [, hours = '', minutes = '', seconds = '00', half = '', zone = '', offset = ''] = time;
  const isAfternoon = /^p/i.test(half);
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  const at = zone === '' ? isoOffset(offset) : ZONES[zone.toUpperCase()];
  if (iso === '' || at === undefined || at === '' || hour > 23 || Number(minutes) > 59) return iso;
  return `${iso}T${String(hour).padStart(2, '0')}:${minutes}:${seconds}${at}`;
}

function isoOffset(offset: string): string {
  const [, sign = '', hours = '', minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? [];
  return sign === '' || Number(hours) > 14 ? '' : `${sign}${hours.padStart(2, '0')}:${minutes}`;
}
