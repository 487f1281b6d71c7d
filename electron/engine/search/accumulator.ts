import { OrdinalSet } from './ordinal-set.ts';

/** Where a leaf of the query matches in one segment: ordinals ascending, with weighted frequencies by field. */
export interface LeafMatches {
  readonly ordinals: Int32Array;
  readonly title: Float64Array;
  readonly body: Float64Array;
}

/** Adds up weighted frequencies by article. Kept from query to query: `take` empties it for the next leaf or segment. */
export class Accumulator {
  #title = new Float64Array(0);
  #body = new Float64Array(0);
  readonly #touched = new OrdinalSet();

  /** Room for ordinals below `articles`. To be called while it is empty. */
  fit(articles: number): void {
    this.#touched.fit(articles);
    if (this.#title.length >= articles) return;
    this.#title = new Float64Array(articles);
    this.#body = new Float64Array(articles);
  }

  add(ordinal: number, title: number, body: number): void {
    this.#touched.add(ordinal);
    if (title !== 0) this.#title[ordinal] = (this.#title[ordinal] ?? 0) + title;
    if (body !== 0) this.#body[ordinal] = (this.#body[ordinal] ?? 0) + body;
  }

  take(): LeafMatches {
    const ordinals = this.#touched.ordinals();
    this.#touched.clear();
    const title = new Float64Array(ordinals.length);
    const body = new Float64Array(ordinals.length);
    for (let i = 0; i < ordinals.length; i++) {
      const ordinal = ordinals[i] ?? 0;
      title[i] = this.#title[ordinal] ?? 0;
      body[i] = this.#body[ordinal] ?? 0;
      this.#title[ordinal] = 0;
      this.#body[ordinal] = 0;
    }
    return { ordinals, title, body };
  }
}
