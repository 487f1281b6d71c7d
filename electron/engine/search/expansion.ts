import { seek } from './segment.ts';

/** The terms that a query word reaches. */
export class Expansion {
  /** Ids, ascending. */
  readonly ids: Uint32Array;
  /** Ranks of their lowest levels. */
  readonly ranks: Uint8Array;

  /** Of parallel lists, ids ascending. */
  constructor(ids: ArrayLike<number>, ranks: ArrayLike<number>) {
    this.ids = Uint32Array.from(ids);
    this.ranks = Uint8Array.from(ranks);
  }

  /** null when the term is not reached. */
  rankOf(id: number): number | null {
    const at = seek(this.ids, id, 0);
    return this.ids[at] === id ? (this.ranks[at] ?? null) : null;
  }
}
