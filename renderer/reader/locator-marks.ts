import type { Article } from '../../electron/contract/values.ts';

type Locator = Article['locators'][number];

export interface LocatorMark {
  readonly start: number;
  readonly kind: Locator['kind'];
  readonly label: string;
  /** px from the top of the text. */
  readonly top: number;
}

/** Least distance between two marks, px: less, and the later one is left out, for they would cover each other. */
const LEAST = 18;

/** Offset of the first visible character from `start` on, UTF-16 units; -1 when only blanks follow. */
export function firstVisible(body: string, start: number): number {
  const visible = /\S/gu;
  visible.lastIndex = start;
  return visible.exec(body)?.index ?? -1;
}

/**
 * Where each page or time begins beside the text. `topOf` measures the line of an offset, null where it is not laid
 * out; of several in one line the first is shown.
 */
export function locatorMarks(
  body: string,
  locators: readonly Locator[],
  topOf: (offset: number) => number | null,
): LocatorMark[] {
  const marks: LocatorMark[] = [];
  let last = -Infinity;
  for (const { start, kind, label } of locators) {
    // Without a label nothing is known from there on.
    const offset = label === '' ? -1 : firstVisible(body, start);
    const top = offset < 0 ? null : topOf(offset);
    if (top === null || top - last < LEAST) continue;
    last = top;
    marks.push({ start, kind, label, top });
  }
  return marks;
}
