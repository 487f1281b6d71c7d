import { NO_PROPERTIES, type DocumentProperties } from './block-article.ts';
import type { Destination } from './rtf-state.ts';

/** Destinations within the document's information, by their control words. */
export const INFO: ReadonlyMap<string, Destination> = new Map([
  ['title', 'title'],
  ['author', 'author'],
  ['creatim', 'created'],
  ['revtim', 'modified'],
  ...['subject', 'manager', 'company', 'operator', 'category', 'keywords', 'doccomm', 'hlinkbase'].map(
    (name) => [name, 'skip'] as const,
  ),
]);

/** The longest title, author or style name that is kept, in UTF-16 units. */
const MAX_CAPTURED = 10_000;

/** Text that is no text of the document: its properties, and the names of its styles. */
export interface RtfCapture {
  readonly properties: DocumentProperties;
  /** Names of the paragraph styles by their numbers. */
  readonly styles: ReadonlyMap<number, string>;
  begin(): void;
  add(text: string): void;
  /** The number of the style whose name is being read. */
  style(number: number): void;
  /** A part of a time, by its control word: `yr`, `mo`, `dy`, `hr`, `min`. */
  time(word: string, value: number): void;
  /** Ends a group of that destination. */
  end(destination: Destination): void;
}

export function createRtfCapture(): RtfCapture {
  const styles = new Map<number, string>();
  const properties = { ...NO_PROPERTIES };
  let captured = '';
  let style = 0;
  let time: Record<string, number> = {};
  return {
    properties,
    styles,
    begin() {
      captured = '';
      time = {};
    },
    add(text) {
      if (captured.length < MAX_CAPTURED) captured += text;
    },
    style(number) {
      style = number;
    },
    time(word, value) {
      time[word] = value;
    },
    end(destination) {
      if (destination === 'title') properties.title ||= captured.trim();
      else if (destination === 'author') properties.creator ||= captured.trim();
      else if (destination === 'created') properties.created ||= timeOf(time);
      else if (destination === 'modified') properties.modified ||= timeOf(time);
      else if (destination === 'styles' && captured !== '') {
        if (!styles.has(style)) styles.set(style, captured.replace(/;\s*$/, '').trim());
        captured = '';
        style = 0;
      }
    },
  };
}

/** `\yr2020\mo9\dy25\hr10\min5` as an ISO 8601 local time, '' for an impossible one. */
function timeOf({ yr = 0, mo = 0, dy = 0, hr = 0, min = 0 }: Record<string, number>): string {
  if (yr < 1900 || yr > 2200 || mo < 1 || mo > 12 || dy < 1 || dy > 31 || hr > 23 || min > 59) return '';
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${yr}-${two(mo)}-${two(dy)}T${two(hr)}:${two(min)}`;
}
