/** A set of article ordinals of one segment: a bit each, so that it is always in order and quick to empty. */
export class OrdinalSet {
  #words = new Uint32Array(0);

  /** Room for ordinals below `articles`; whatever was in the set may be lost. */
  fit(articles: number): void {
    const words = (articles + 31) >>> 5;
    if (this.#words.length < words) this.#words = new Uint32Array(words);
  }

  add(ordinal: number): void {
    const word = ordinal >>> 5;
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (ordinal & 31));
  }

  has(ordinal: number): boolean {
    return (((this.#words[ordinal >>> 5] ?? 0) >>> (ordinal & 31)) & 1) === 1;
  }

  clear(): void {
    this.#words.fill(0);
  }

  /** How many ordinals there are: Warren, Hacker's Delight (2002), figure 5-2, for every word. */
  count(): number {
    let count = 0;
    for (let i = 0; i < this.#words.length; i++) {
      let bits = this.#words[i] ?? 0;
      bits -= (bits >>> 1) & 0x55555555;
      bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
      count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return count;
  }

  /** Ascending. */
  ordinals(): Int32Array<ArrayBuffer> {
    const ordinals = new Int32Array(this.count());
    let count = 0;
    for (let i = 0; count < ordinals.length; i++) {
      let bits = this.#words[i] ?? 0;
      while (bits !== 0) {
        const lowest = bits & -bits;
        ordinals[count++] = i * 32 + 31 - Math.clz32(lowest);
        bits ^= lowest;
      }
    }
    return ordinals;
  }
}
