import { OrdinalSet } from './ordinal-set.ts';
import type { Ordinals } from './ordinals.ts';
import type { SegmentParts } from './segment.ts';

/** Articles that no answer shows, by number. What that means for a segment is worked out once until it changes. */
export class HiddenArticles {
  readonly #numbers: Set<number>;
  #bySegment = new WeakMap<SegmentParts, OrdinalSet>();

  constructor(numbers: Iterable<number>) {
    this.#numbers = new Set(numbers);
  }

  /** Whether there is none. */
  get isEmpty(): boolean {
    return this.#numbers.size === 0;
  }

  has(number: number): boolean {
    return this.#numbers.has(number);
  }

  set(numbers: readonly number[], hidden: boolean): void {
    for (const number of numbers) {
      if (hidden) this.#numbers.add(number);
      else this.#numbers.delete(number);
    }
    this.#bySegment = new WeakMap();
  }

  /** Those of `ordinals` that are visible; the same array when all are. */
  visible(segment: SegmentParts, ordinals: Ordinals): Ordinals {
    if (this.isEmpty) return ordinals;
    const hidden = this.#ordinalsIn(segment);
    return hidden.count() === 0 ? ordinals : ordinals.filter((ordinal) => !hidden.has(ordinal));
  }

  /** Those of `ordinals` that are hidden. */
  hidden(segment: SegmentParts, ordinals: Ordinals): Ordinals {
    const hidden = this.#ordinalsIn(segment);
    return ordinals.filter((ordinal) => hidden.has(ordinal));
  }

  #ordinalsIn(segment: SegmentParts): OrdinalSet {
    const known = this.#bySegment.get(segment);
    if (known !== undefined) return known;
    const hidden = new OrdinalSet();
    hidden.fit(segment.articles.length);
    segment.articles.forEach((number, ordinal) => {
      if (this.#numbers.has(number)) hidden.add(ordinal);
    });
    this.#bySegment.set(segment, hidden);
    return hidden;
  }
}
