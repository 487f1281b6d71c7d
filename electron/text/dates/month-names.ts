import type { Calendar } from './date-reading.ts';
import type { NameTable } from './name-table.ts';
import { nameTable } from './name-table.ts';

/** What the name of a month means. */
export interface MonthName {
  readonly calendar: Calendar;
  readonly month: number;
  /** The names of one family are used together; a pair names the month once in each of two. */
  readonly family: 'mashriq' | 'other';
  /** A common word too («صفر», "may"): a month only with a year, or with a capital letter. */
  readonly weak: boolean;
  /** English and its like put the day after the month: "September 25". */
  readonly dayMayFollow: boolean;
}

const MASHRIQ = [
  'كانون الثاني|كانون ثاني|كانون ثان',
  'شباط',
  'آذار|اذار|أذار',
  'نيسان',
  'أيار|ايار|آيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول|ايلول',
  'تشرين الأول|تشرين أول',
  'تشرين الثاني|تشرين ثاني|تشرين ثان',
  'كانون الأول|كانون أول',
];

// Egypt and the Gulf; Tunisia and Algeria; Morocco; Persian's names from the French, and Dari's.
const ARABIC_SCRIPT = [
  'يناير|ينائر|جانفي|جانفيي|ژانویه|جنوری',
  'فبراير|فبرائر|فيفري|فیفري|فوریه|فبروری',
  'مارس|مارش',
  'أبريل|ابريل|إبريل|أفريل|آوریل|آپریل|اپریل',
  'مايو|ماي|ماية|مه|می',
  'يونيو|يونيه|يونية|جوان|ژوئن',
  'يوليو|يوليه|يولية|جويلية|جويليا|يوليوز|ژوئیه|جولای',
  'أغسطس|اغسطس|أغسطوس|أوت|اوت|غشت|آگوست|اگست',
  'سبتمبر|سبتنبر|شتنبر|سپتامبر|سپتمبر',
  'أكتوبر|اكتوبر|أكتوبير|اکتبر',
  'نوفمبر|نونبر|نوامبر|نومبر',
  'ديسمبر|ديسنبر|دجنبر|دسامبر|دسمبر',
];

const EUROPEAN = [
  'january|jan|janvier|janv|январь|января|январе|янв|ינואר',
  'february|feb|février|févr|fév|февраль|февраля|феврале|фев|февр|פברואר',
  'march|mar|mars|март|марта|марте|мар|מרץ|מרס',
  'april|apr|avril|avr|апрель|апреля|апреле|апр|אפריל',
  'may|mai|май|мая|мае|מאי',
  'june|jun|juin|июнь|июня|июне|יוני',
  'july|jul|juillet|juil|июль|июля|июле|יולי',
  'august|aug|août|август|августа|августе|авг|אוגוסט',
  'september|sept|sep|septembre|сентябрь|сентября|сентябре|сен|сент|ספטמבר',
  'october|oct|octobre|октябрь|октября|октябре|окт|אוקטובר',
  'november|nov|novembre|ноябрь|ноября|ноябре|нояб|ноя|נובמבר',
  'december|dec|décembre|déc|декабрь|декабря|декабре|дек|דצמבר',
];
const ENGLISH =
  /^(?:january|february|march|april|may|june|july|august|sept(?:ember)?|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)$/;

const HIJRI = [
  'محرم|المحرم|محرم الحرام|المحرم الحرام|محرم‌الحرام',
  'صفر|صفر الخير|صفر المظفر',
  'ربيع الأول|ربيع أول|ربيع‌الاول|ربیع الاول',
  'ربيع الآخر|ربيع الثاني|ربيع ثاني|ربیع‌الثانی',
  'جمادى الأولى|جمادى الاول|جمادي الأول|جمادى أولى|جمادی‌الاول',
  'جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني|جمادی‌الثانی',
  'رجب|رجب الفرد|رجب المرجب',
  'شعبان|شعبان المعظم',
  'رمضان|رمضان المبارك|رمضان الكريم',
  'شوال|شوال المكرم',
  'ذو القعدة|ذي القعدة|ذوالقعدة|ذیقعده|ذی القعده',
  'ذو الحجة|ذي الحجة|ذوالحجة|ذیحجه|ذی الحجه',
];

const PERSIAN = [
  'فروردین',
  'اردیبهشت',
  'خرداد',
  'تیر',
  'مرداد|امرداد',
  'شهریور',
  'مهر',
  'آبان',
  'آذر',
  'دی',
  'بهمن',
  'اسفند',
];

const WEAK = new Set(['صفر', 'تیر', 'مهر', 'دی', 'مه', 'می', 'may', 'march', 'mar']);

function rowsOf(
  names: readonly string[],
  calendar: Calendar,
  family: MonthName['family'] = 'other',
): [string, MonthName][] {
  return names.flatMap((spellings, index) =>
    spellings.split('|').map((spelling): [string, MonthName] => {
      const dayMayFollow = ENGLISH.test(spelling);
      return [spelling, { calendar, month: index + 1, family, weak: WEAK.has(spelling), dayMayFollow }];
    }),
  );
}

// «مهرماه» and «مهر ماه» are months and nothing else.
const PERSIAN_WITH_MONTH = PERSIAN.map((spellings) =>
  spellings
    .split('|')
    .map((spelling) => `${spelling}ماه|${spelling} ماه`)
    .join('|'),
);

/** Names of months in Arabic (with regions), Persian, English, French, Russian and Hebrew; spellings after CLDR. */
export const MONTH_NAMES: NameTable<MonthName> = nameTable([
  ...rowsOf(MASHRIQ, 'gregory', 'mashriq'),
  ...rowsOf(ARABIC_SCRIPT, 'gregory'),
  ...rowsOf(EUROPEAN, 'gregory'),
  ...rowsOf(HIJRI, 'islamic-umalqura'),
  ...rowsOf(PERSIAN, 'persian'),
  ...rowsOf(PERSIAN_WITH_MONTH, 'persian'),
]);
