import type { CallOutput } from '../../electron/contract/calls.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import { ok } from '../../electron/contract/result.ts';
import type { Level } from '../../electron/text/level.ts';
import type { Settings } from '../../electron/contract/values.ts';
import { widerLevel } from '../search/levels.ts';
import { RowSource } from './row-source.svelte.ts';

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

/** The middle pane: all articles, those with a tag, or what a search found; and which row has the cursor. */
export class ArticleList {
  query = $state('');
  level = $state<Level>('inflected');
  loose = $state(true);
  sort = $state<Settings['sort']>('imported');
  searchSort = $state<Settings['searchSort']>('relevance');
  /** Only articles with a passage that carries this tag; '' for all. */
  tag = $state('');
  /** Index of the row with the cursor, -1 for none. */
  cursor = $state(-1);
  /** Index of the first row on screen; the view keeps it up to date. */
  top = $state(0);
  interpreted = $state('');
  /** The query that the rows on screen answer; '' when they are no search results. */
  shown = $state('');
  notes = $state.raw<CallOutput<'search.query'>['notes']>([]);
  tookMs = $state(0);
  wider = $state.raw<Wider | null>(null);
  readonly rows = new RowSource<ListRow>((row) => row.id);
  readonly searching = $derived(this.query.trim() !== '');
  private readonly engine: EngineClient;
  private turn = 0;

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
    this.shown = query;
    this.wider = null;
  }

  /** Counts what the next level would add: asked once typing pauses. */
  async countWider(): Promise<void> {
    const { turn, query, loose } = this;
    const level = widerLevel(this.level);
    if (!this.searching || level === null) return;
    const tag = this.tag === '' ? {} : { tag: this.tag };
    const answer = await this.engine.call('search.query', { query, level, loose, limit: 0, ...tag });
    if (turn !== this.turn || !answer.ok) return;
    this.wider = { level, more: Math.max(0, answer.value.total - this.rows.total) };
  }

  /** The same list again after the archive changed; cursor and view stay with their rows. */
  async refresh(): Promise<void> {
    const turn = this.turn;
    const index = this.cursor >= 0 && Math.abs(this.cursor - this.top) < 50 ? this.cursor : this.top;
    const id = this.rows.row(index)?.id;
    const before = this.rows.version;
    await this.rows.refresh(index, id === undefined ? null : { index, id });
    if (turn !== this.turn || this.rows.version === before || this.cursor < 0) return;
    this.cursor = Math.min(this.rows.total - 1, Math.max(0, this.cursor + this.rows.shifted));
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
  }

  private fetcher() {
    const { query, level, loose, sort, searchSort, engine } = this;
    const tag = this.tag === '' ? {} : { tag: this.tag };
    if (query.trim() === '') {
      this.interpreted = '';
      this.notes = [];
      return (offset: number, limit: number, signal: AbortSignal) =>
        engine.call('articles.list', { sort, offset, limit, ...tag }, { signal });
    }
    return async (offset: number, limit: number, signal: AbortSignal) => {
      const answer = await engine.call(
        'search.query',
        { query, level, loose, sort: searchSort, offset, limit, ...tag },
        { signal },
      );
      if (!answer.ok) return answer;
      if (!signal.aborted) {
        this.interpreted = answer.value.interpreted;
        this.notes = answer.value.notes;
        this.tookMs = answer.value.tookMs;
      }
      return ok({ total: answer.value.total, rows: answer.value.results });
    };
  }
}
