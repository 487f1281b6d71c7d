import type { CallOutput } from '../../electron/contract/calls.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { ArticleFilter, Outlet } from '../../electron/contract/values.ts';
import type { Level } from '../../electron/text/level.ts';
import { facetFilters } from './facets.ts';

type Counts = CallOutput<'triage.counts'>;
export type Facets = CallOutput<'articles.facets'>;

/** What the list shows: facets are counted within it. */
export interface Listed {
  readonly filter: ArticleFilter;
  readonly query: string;
  readonly level: Level;
  readonly loose: boolean;
}

/** Facets are counted once typing rests, ms. */
const REST_MS = 200;

/** What the library pane counts: the standing lists, and sources, languages and attributes within the list at hand. */
export class Shelves {
  counts = $state.raw<Counts | null>(null);
  facets = $state.raw<Facets | null>(null);
  /** The source register, for the names behind a filter's ids. */
  outlets = $state.raw<readonly Outlet[]>([]);
  /** When the two lists by time begin; 0 until they are counted. */
  readonly moments = $derived({
    yesterday: this.counts?.yesterday ?? 0,
    lastVisit: this.counts?.lastVisit ?? 0,
  });
  private readonly engine: EngineClient;
  private abort = new AbortController();
  private countTurn = 0;
  private outletTurn = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  async count(): Promise<void> {
    const turn = ++this.countTurn;
    const counts = await this.engine.call('triage.counts', {});
    if (turn === this.countTurn && counts.ok) this.counts = counts.value;
  }

  async loadOutlets(): Promise<void> {
    const turn = ++this.outletTurn;
    const answer = await this.engine.call('outlets.list', {});
    if (turn === this.outletTurn && answer.ok) this.outlets = answer.value.outlets;
  }

  outlet(id: string): Outlet | undefined {
    return this.outlets.find((outlet) => outlet.id === id);
  }

  /**
   * Counts the facets of what is listed. Where the list is narrowed by one of them, its values are counted as if it
   * were not, so that the others stay to be chosen with true figures. An answer that was overtaken is thrown away.
   */
  async facet({ filter, query, level, loose }: Listed): Promise<void> {
    clearTimeout(this.rest);
    this.abort.abort();
    const abort = new AbortController();
    this.abort = abort;
    const search = query.trim() === '' ? {} : { query, level, loose };
    const ask = async (of: ArticleFilter | null): Promise<Facets | null> => {
      if (!of) return null;
      const answer = await this.engine.call(
        'articles.facets',
        { ...of, ...search },
        { signal: abort.signal },
      );
      return answer.ok ? answer.value : null;
    };
    const wanted = facetFilters(filter);
    const [all, source, language, attribute] = await Promise.all([
      ask(wanted.all),
      ask(wanted.source),
      ask(wanted.language),
      ask(wanted.attribute),
    ]);
    if (abort.signal.aborted || !all) return;
    this.facets = {
      publishers: (source ?? all).publishers,
      languages: (language ?? all).languages,
      attributes: (attribute ?? all).attributes,
      undated: all.undated,
    };
  }

  /** The same once nothing more is typed for a moment; `listed` is asked then. */
  facetSoon(listed: () => Listed): void {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => void this.facet(listed()), REST_MS);
  }
}
