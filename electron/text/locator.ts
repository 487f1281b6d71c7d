/** From this UTF-16 offset of a body on, the page or the time of a recording; a label of '' says that neither is known. */
export interface Locator {
  readonly start: number;
  readonly kind: 'page' | 'time';
  readonly label: string;
}

/** Where a passage stands: the page or time of its first letter and of its last, which are often the same. */
export interface LocatorRange {
  readonly kind: Locator['kind'];
  readonly from: string;
  readonly to: string;
}

/**
 * The pages or times of a span of a body; null where they are not known. A span that begins on a page and ends in a
 * recording, or where nothing is known, as a merged article may have it, is placed by its beginning alone. `locators`
 * ascend.
 */
export function locatorAt(locators: readonly Locator[], start: number, end: number): LocatorRange | null {
  const first = holderOf(locators, start);
  if (!first || first.label === '') return null;
  const last = holderOf(locators, Math.max(start, end - 1));
  const isAlike = last?.kind === first.kind && last.label !== '';
  return { kind: first.kind, from: first.label, to: isAlike ? last.label : first.label };
}

/** The last locator that begins at or before an offset. */
export function holderOf(locators: readonly Locator[], offset: number): Locator | undefined {
  let low = 0;
  let high = locators.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((locators[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return locators[low - 1];
}
