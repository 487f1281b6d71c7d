import { outletKey } from './outlet-name.ts';

/** What a generic word says of an outlet; '' is nothing (the, online). */
type Medium = '' | 'newspaper' | 'agency' | 'magazine' | 'television' | 'radio' | 'website';

interface Title {
  readonly words: readonly string[];
  readonly medium: Medium;
}

/** A name without the generic words around it, and which media these name. */
export interface BareName {
  readonly key: string;
  readonly media: ReadonlySet<Medium>;
}

// What stands before a name and is no part of it. News, post, times, daily, أخبار, اليوم, العربي are: Daily Sabah is
// not Sabah, الأهرام المسائي not الأهرام.
const LEADING = titles({
  '': 'the|le|la|les|منصة|شبكة|شبكه|مؤسسة|شبکه',
  newspaper: 'صحيفة|جريدة|الصحيفة|newspaper|quotidien|journal|روزنامه|газета|עיתון',
  agency:
    'وكالة|وكالة أنباء|وكالة الأنباء|وكالة أخبار|news agency|agence|agence de presse|خبرگزاری|агентство|информационное агентство|информагентство|סוכנות הידיעות',
  magazine: 'مجلة|magazine|hebdomadaire|هفته‌نامه|هفته نامه|журнал',
  television: 'قناة|تلفزيون|تلفاز|فضائية|قناة تلفزيون|chaîne|телеканал|ערוץ',
  radio: 'إذاعة|راديو|радио',
  website: 'موقع|بوابة|موقع إلكتروني|site|پایگاه خبری|сайт|אתר',
});
const TRAILING = titles({
  '': 'online|اونلاين|أون لاين|نت|website|site web',
  newspaper: 'newspaper|daily|gazetesi|quotidien',
  agency: 'news agency|agency|agence|haber ajansı|ajansı|press agency',
  magazine: 'magazine|dergisi',
  television: 'tv|television|tv channel|channel|news channel|الفضائية|televizyonu|télévision',
  radio: 'radio|radyosu',
  website: 'الإلكتروني|الإلكترونية',
});
const PHRASE_WORDS = new Set([...LEADING, ...TRAILING].flatMap(({ words }) => words));
// After these the word before is part of the name: Journal du Dimanche.
const LINKS = new Set(['de', 'du', 'des', 'd', 'of', 'for', 'and', 'et', 'و']);

/**
 * The name's key without generic words before and after it (صحيفة الأهرام, Anadolu Ajansı, The Independent); never
 * down to nothing, to digits or to what is itself a generic word.
 */
export function bareOutlet(name: string): BareName {
  let words = outletKey(name).split(' ');
  const media = new Set<Medium>();
  for (;;) {
    const rest = stripped(words, LEADING, 'start') ?? stripped(words, TRAILING, 'end');
    if (!rest) return { key: words.join(' '), media };
    words = rest.words;
    if (rest.medium !== '') media.add(rest.medium);
  }
}

/** `bareOutlet` without the media. */
export function bareOutletKey(name: string): string {
  return bareOutlet(name).key;
}

/** Whether the generic words of two names can be those of one outlet: قناة الغد is not جريدة الغد. */
export function haveOneMedium(one: BareName, other: BareName): boolean {
  return new Set([...one.media, ...other.media]).size <= 1;
}

function stripped(
  words: string[],
  from: readonly Title[],
  side: 'start' | 'end',
): { words: string[]; medium: Medium } | null {
  for (const title of from) {
    const length = title.words.length;
    if (length >= words.length) continue;
    const edge = side === 'start' ? words.slice(0, length) : words.slice(-length);
    if (!edge.every((word, at) => word === title.words[at])) continue;
    const rest = side === 'start' ? words.slice(length) : words.slice(0, -length);
    if (isName(rest)) return { words: rest, medium: title.medium };
  }
  return null;
}

function isName(words: readonly string[]): boolean {
  if (words.every((word) => PHRASE_WORDS.has(word))) return false;
  if (LINKS.has(words[0] ?? '') || LINKS.has(words.at(-1) ?? '')) return false;
  return (words.join('').match(/\p{L}/gu) ?? []).length >= 2;
}

/** Longest first, so that وكالة الأنباء goes as one. */
function titles(phrases: Readonly<Record<Medium | string, string>>): Title[] {
  return Object.entries(phrases)
    .flatMap(([medium, list]) => list.split('|').map((phrase) => titleOf(phrase, medium)))
    .sort((one, other) => other.words.length - one.words.length);
}

function titleOf(phrase: string, medium: string): Title {
  return { words: outletKey(phrase).split(' '), medium: medium as Medium };
}
