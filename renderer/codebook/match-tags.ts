import type { Tag } from '../../electron/contract/values.ts';
import { foldKey, looseKey } from '../../electron/text/fold.ts';

/** How well a name meets what was typed, best first; `scattered` means only that its letters occur in order. */
const GRADES = ['same', 'start', 'words', 'inside', 'scattered'] as const;
export type Grade = (typeof GRADES)[number];

export interface TagMatch {
  readonly tag: Tag;
  readonly grade: Grade;
}

export interface Matches {
  readonly matches: readonly TagMatch[];
  /** The name to create, or '' when nothing was typed or a tag has that name already. */
  readonly create: string;
}

const ARTICLE = /^ال(?=\p{L}{2})/u;

/** A name as the engine compares names: without tashkeel, hamza seats, case; blanks single. */
export function nameKey(name: string): string {
  return wordsOf(name).map(foldKey).join(' ');
}

/** Tags that meet what was typed, best first: by grade, then the most recently used, the most used, by name. */
export function matchTags(typed: string, tags: readonly Tag[], recent: readonly string[]): Matches {
  const name = wordsOf(typed).join(' ');
  const order = rankByUse(recent);
  if (name === '') {
    return { matches: tags.toSorted(order).map((tag) => ({ tag, grade: 'same' })), create: '' };
  }
  const matches = tags
    .flatMap((tag) => {
      const grade = gradeOf(name, tag.name);
      return grade === null ? [] : [{ tag, grade }];
    })
    .toSorted((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || order(a.tag, b.tag));
  const key = nameKey(name);
  return { matches, create: tags.some((tag) => nameKey(tag.name) === key) ? '' : name };
}

/** How well a tag's name meets what was typed; null when it does not. */
export function gradeOf(typed: string, name: string): Grade | null {
  const query = looseWords(typed);
  const words = looseWords(name);
  const wanted = query.join(' ');
  const whole = words.join(' ');
  if (wanted === whole) return 'same';
  if (whole.startsWith(wanted) || whole.replace(ARTICLE, '').startsWith(wanted)) return 'start';
  if (query.every((part) => words.some((word) => startsWord(word, part)))) return 'words';
  if (whole.includes(wanted)) return 'inside';
  return wanted.length > 1 && isScattered(wanted.replaceAll(' ', ''), whole) ? 'scattered' : null;
}

function startsWord(word: string, part: string): boolean {
  return word.startsWith(part) || word.replace(ARTICLE, '').startsWith(part.replace(ARTICLE, ''));
}

/** Whether the letters occur in this order, the first of them at the start of a word. */
function isScattered(letters: string, text: string): boolean {
  let at = -1;
  for (const [index, letter] of [...letters].entries()) {
    at = index === 0 ? ` ${text}`.indexOf(` ${letter}`) : text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function rankByUse(recent: readonly string[]): (a: Tag, b: Tag) => number {
  const rank = (tag: Tag): number => {
    const at = recent.indexOf(tag.id);
    return at < 0 ? recent.length : at;
  };
  return (a, b) => rank(a) - rank(b) || b.passages - a.passages || a.name.localeCompare(b.name);
}

function looseWords(text: string): string[] {
  return wordsOf(text).map(looseKey);
}

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/u).filter(Boolean);
}
