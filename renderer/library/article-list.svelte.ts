import type { CallOutput } from '../../electron/contract/calls.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import { ok } from '../../electron/contract/result.ts';
import type { Level } from '../../electron/text/level.ts';
import type { ArticleFilter, Settings } from '../../electron/contract/values.ts';
import { widerLevel } from '../search/levels.ts';
import { RowSource } from './row-source.svelte.ts';
import { EVERYTHING, isEverything } from './views.ts';

export type Hit = CallOutput<'search.query'>['results'][number];
export type ListRow = CallOutput<'articles.list'>['rows'][number] | Hit;

export function isHit(row: ListRow): row is Hit {
  return 'score' in row;
}

/** The next level, and how many more articles it would find. */
export interface Wider {
  readonly level: Level;
  readonly more: number;
}

export type LeftOut = CallOutput<'articles.list'>['leftOut'];
const NOTHING_LEFT_OUT: LeftOut = { undated: 0, unsourced: 0 };

/** How many ids «select all» takes at most; the engine's own limit. */
export const MOST_SELECTED = 20_000;
const SEARCH_PAGE = 1000;
/** How often a list that is being refreshed from elsewhere is asked for one of its articles. */
const MOST_TRIES = 5;

/** The middle pane: what the filter shows, or what a search found in it; which row has the cursor, which are selected. */
export class ArticleList {
  query = $state('');
  level = $state<Level>('inflected');
  loose = $state(true);
  sort = $state<Settings['sort']>('imported');
  searchSort = $state<Settings['searchSort']>('relevance');
  /** What is listed and searched. */
  filter = $state.raw<ArticleFilter>(EVERYTHING);
  /** Index of the row with the cursor, -1 for none. */
  cursor = $state(-1);
  /** Ids of the rows chosen to be acted on together; empty: the row with the cursor. */
  selected = $state.raw<ReadonlySet<string>>(new Set());
  /** Index where a selection by Shift began, -1 for none. */
  private anchor = -1;
  /** Index of the first row on screen; the view keeps it up to date. */
  top = $state(0);
  interpreted = $state('');
  /** The query that the rows on screen answer; '' when they are no search results. */
  shown = $state('');
  notes = $state.raw<CallOutput<'search.query'>['notes']>([]);
  tookMs = $state(0);
  wider = $state.raw<Wider | null>(null);
  /** What the filter leaves out only because no date or no source is known. */
  leftOut = $state.raw<LeftOut>(NOTHING_LEFT_OUT);
  /** What the search finds in the whole archive, while the filter narrows it; null until counted. */
  everywhere = $state<number | null>(null);
  readonly rows = new RowSource<ListRow>((row) => row.id);
  readonly searching = $derived(this.query.trim() !== '');
  /** Counts the times that a command chose the row with the cursor: the view brings it into sight. */
  sought = $state(0);
  private readonly engine: EngineClient;
  private turn = 0;
  /** While the ids of a selection are on their way. */
  private selecting: Promise<void> | null = null;
  private refreshes = 0;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  /** Shows what query, tag, level and order now ask for, from the top. */
  async reload(): Promise<void> {
    const turn = ++this.turn;
    const query = this.searching ? this.query : '';
    await this.rows.show(this.fetcher());
    if (turn !== this.turn) return;
    this.cursor = -1;
    this.unselect();
    this.shown = query;
    this.wider = null;
    this.everywhere = null;
  }

  /** Counts what the next level would add, and what the filter leaves out: asked once typing pauses. */
  async countWider(): Promise<void> {
    const { turn, query, loose, level, filter, engine } = this;
    if (!this.searching) return;
    const next = widerLevel(level);
    const [wider, everywhere] = await Promise.all([
      next && engine.call('search.query', { query, level: next, loose, limit: 0, ...filter }),
      isEverything(filter) ? null : engine.call('search.query', { query, level, loose, limit: 0 }),
    ]);
    if (turn !== this.turn) return;
    if (next && wider?.ok)
      this.wider = { level: next, more: Math.max(0, wider.value.total - this.rows.total) };
    if (everywhere?.ok) this.everywhere = everywhere.value.total;
  }

  /**
   * The same list again after the archive changed; cursor and view stay with their rows. `around`: the index of the
   * row to have for certain, by default where the eye is. False where it was overtaken.
   */
  async refresh(around?: number): Promise<boolean> {
    const turn = this.turn;
    const index = this.cursor >= 0 && Math.abs(this.cursor - this.top) < 50 ? this.cursor : this.top;
    const id = this.rows.row(index)?.id;
    const before = this.rows.total;
    this.refreshes++;
    const isFresh = await this.rows.refresh(around ?? index, id === undefined ? null : { index, id });
    this.refreshes--;
    if (turn !== this.turn || !isFresh) return false;
    if (this.rows.total !== before) void this.countWider();
    if (this.cursor >= 0)
      this.cursor = Math.min(this.rows.total - 1, Math.max(0, this.cursor + this.rows.shifted));
    return true;
  }

  current(): ListRow | undefined {
    return this.rows.row(this.cursor);
  }

  move(by: number): void {
    if (this.rows.total === 0) return;
    const next = this.cursor < 0 ? (by > 0 ? 0 : this.rows.total - 1) : this.cursor + by;
    this.moveTo(next);
  }

  /** Puts the cursor on a row, the nearest that exists. */
  moveTo(index: number): void {
    if (this.rows.total === 0) return;
    this.cursor = Math.min(this.rows.total - 1, Math.max(0, index));
    this.rows.ensure(this.cursor - 5, this.cursor + 5);
    this.anchor = -1;
  }

  /** Puts the cursor on a row and selects all between there and where the selection began. */
  extendTo(index: number): void {
    if (this.rows.total === 0) return;
    const from = this.anchor >= 0 ? this.anchor : Math.max(0, this.cursor);
    this.moveTo(index);
    this.anchor = from;
    const [first, last] = [Math.min(from, this.cursor), Math.max(from, this.cursor)];
    const ids: string[] = [];
    for (let at = first; at <= last; at++) {
      const row = this.rows.row(at);
      if (row) ids.push(row.id);
    }
    this.selected = new Set(ids);
    if (ids.length < last - first + 1) void this.selectRange(first, last);
  }

  /** Puts the cursor on a row by command, in sight. */
  seek(index: number): void {
    this.moveTo(index);
    this.sought++;
  }

  /** Index of an article in the list, however far down; -1 where the list does not show it. */
  async locate(id: string): Promise<number> {
    const loaded = this.rows.findIndex((row) => row.id === id);
    return loaded >= 0 ? loaded : (await this.allIds(MOST_SELECTED)).indexOf(id);
  }

  /**
   * Puts the cursor, in sight, on an article that has just come back into the list; false where the list does not
   * show it. Refreshes of the same change may be on their way: it asks until what it sees is no older than the call.
   */
  async bringBack(id: string): Promise<boolean> {
    const { turn } = this;
    let around: number | undefined;
    for (let tries = 0; tries < MOST_TRIES && turn === this.turn; tries++) {
      if (!(await this.refresh(around))) continue;
      const index = await this.locate(id);
      if (index < 0 || turn !== this.turn) return false;
      if (this.rows.row(index)?.id === id) {
        this.unselect();
        this.seek(index);
        return true;
      }
      around = index;
    }
    return false;
  }

  /** Adds a row to the selection, or takes it out. */
  toggle(index: number): void {
    const before = this.selected.size > 0 ? this.selected : new Set([this.current()?.id ?? '']);
    this.moveTo(index);
    this.anchor = index;
    const id = this.rows.row(index)?.id;
    if (id === undefined) return;
    const ids = new Set(before);
    if (!ids.delete(id)) ids.add(id);
    ids.delete('');
    this.selected = ids;
  }

  /** Selects all that the filter and the search show, the first `MOST_SELECTED` of them. */
  async selectAll(): Promise<void> {
    await this.selectRange(0, Math.min(this.rows.total, MOST_SELECTED) - 1);
  }

  unselect(): void {
    this.selected = new Set();
    this.anchor = -1;
  }

  /**
   * Shows a change of articles at once: `change` answers the row as it will be, null where it leaves the list. The
   * cursor goes to the row that follows the one it was on.
   */
  change(ids: ReadonlySet<string>, change: (row: ListRow) => ListRow | null): void {
    const { cursor } = this;
    // What a refresh on its way was to bring is asked for again, after the change itself.
    if (this.refreshes > 0) queueMicrotask(() => void this.refresh());
    const left = this.rows.change((row) => (ids.has(row.id) ? change(row) : row));
    if (cursor < 0 || left.length === 0) return;
    const above = left.filter((index) => index < cursor).length;
    this.cursor = Math.min(this.rows.total - 1, cursor - above);
    this.rows.ensure(this.cursor - 5, this.cursor + 5);
  }

  /**
   * Index of the first row after the cursor that fits, else of the first from the top; -1 when none does. What is
   * not loaded is asked of the engine, page by page.
   */
  async findNext(fits: (row: ListRow) => boolean): Promise<number> {
    const { turn } = this;
    const start = this.cursor + 1;
    for (const [from, to] of [
      [start, this.rows.total],
      [0, Math.min(start, this.rows.total)],
    ] as const) {
      for (let at = from; at < to;) {
        const loaded = this.rows.row(at);
        if (loaded) {
          if (fits(loaded)) return at;
          at++;
          continue;
        }
        const page = await this.rows.peek(at, SEARCH_PAGE);
        if (turn !== this.turn || !page || page.rows.length === 0) return -1;
        const found = page.rows.findIndex(fits);
        if (found >= 0 && at + found < to) return at + found;
        at += page.rows.length;
      }
    }
    return -1;
  }

  /** Runs `act` on the selection: at once, or once the engine has told which rows were just selected. */
  whenSelected(act: () => void): void {
    if (this.selecting) void this.selecting.then(act);
    else act();
  }

  private async selectRange(first: number, last: number): Promise<void> {
    const { turn } = this;
    const selecting = (async () => {
      const ids = await this.allIds(last + 1);
      if (turn === this.turn) this.selected = new Set(ids.slice(first, last + 1));
    })();
    this.selecting = selecting;
    await selecting;
    if (this.selecting === selecting) this.selecting = null;
  }

  /** Ids in the order of the list, at least the first `wanted` where there are so many. */
  private async allIds(wanted: number): Promise<readonly string[]> {
    if (this.shown === '') {
      const answer = await this.engine.call('articles.ids', { sort: this.sort, ...this.filter });
      return answer.ok ? answer.value.ids : [];
    }
    const ids: string[] = [];
    while (ids.length < wanted) {
      const page = await this.rows.peek(ids.length, SEARCH_PAGE);
      if (!page || page.rows.length === 0) break;
      ids.push(...page.rows.map((row) => row.id));
    }
    return ids;
  }

  private fetcher() {
    const { query, level, loose, sort, searchSort, filter, engine } = this;
    if (query.trim() === '') {
      this.interpreted = '';
      this.notes = [];
      return async (offset: number, limit: number, signal: AbortSignal) => {
        const answer = await engine.call('articles.list', { sort, offset, limit, ...filter }, { signal });
        if (answer.ok && !signal.aborted) this.leftOut = answer.value.leftOut;
        return answer;
      };
    }
    return async (offset: number, limit: number, signal: AbortSignal) => {
      const answer = await engine.call(
        'search.query',
        { query, level, loose, sort: searchSort, offset, limit, ...filter },
        { signal },
      );
      if (!answer.ok) return answer;
      if (!signal.aborted) {
        this.leftOut = answer.value.leftOut;
        this.interpreted = answer.value.interpreted;
        this.notes = answer.value.notes;
        this.tookMs = answer.value.tookMs;
      }
      return ok({ total: answer.value.total, rows: answer.value.results });
    };
  }
}
