/** A raw surface form as it stands in the text (NFC, case kept) with its id, `index_terms.id`. */
export interface DictionaryEntry {
  readonly id: number;
  readonly surface: string;
}

/** All surface forms of the archive; only ever appended to. Ids count from 1 without gaps. */
export class TermDictionary {
  readonly #surfaces: string[] = [''];
  readonly #ids = new Map<string, number>();

  get size(): number {
    return this.#ids.size;
  }

  idOf(surface: string): number | undefined {
    return this.#ids.get(surface);
  }

  /** '' for an id that does not exist. */
  surfaceOf(id: number): string {
    return this.#surfaces[id] ?? '';
  }

  *entries(): Generator<DictionaryEntry> {
    for (let id = 1; id < this.#surfaces.length; id++) yield { id, surface: this.surfaceOf(id) };
  }

  /** Throws when `id` is not the next one: index and archive would disagree. */
  append({ id, surface }: DictionaryEntry): void {
    if (id !== this.#surfaces.length || this.#ids.has(surface)) {
      throw new Error(`term ${id} is out of order`);
    }
    this.#surfaces.push(surface);
    this.#ids.set(surface, id);
  }
}
