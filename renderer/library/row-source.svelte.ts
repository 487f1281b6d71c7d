import type { Failure, Result } from '../../electron/contract/result.ts';

export interface Page<R> {
  readonly total: number;
  readonly rows: readonly R[];
}

export type FetchPage<R> = (offset: number, limit: number, signal: AbortSignal) => Promise<Result<Page<R>>>;

/** A row that is to stay where the eye is, whatever comes before it. */
export interface Anchor {
  readonly index: number;
  readonly id: string;
}

const PAGE_ROWS = 50;
/** Pages kept at once: 2,000 rows. The ones farthest from what is on screen go first. */
const KEPT_PAGES = 40;

/**
 * Rows of a long list, fetched by the page as they come into view. `show` starts another list: what is on screen
 * stays until its first page is there, and an answer that was overtaken is thrown away.
 */
export class RowSource<R> {
  total = $state(0);
  /** Counts the lists and refreshes shown; views that depend on rows read it. */
  version = $state(0);
  /** Counts the lists shown: a new one starts at its top. */
  generation = $state(0);
  /** By how many rows the last refresh moved its anchor down; set together with `total`. */
  shifted = $state(0);
  loading = $state(false);
  failure = $state<Failure | null>(null);
  private pages = $state.raw<ReadonlyMap<number, readonly R[]>>(new Map());
  private asked = new Set<number>();
  private fetchPage: FetchPage<R> | null = null;
  /** The archive changed while a first page was on its way. */
  private stale = false;
  private abort = new AbortController();
  private readonly identify: (row: R) => string;

  /** `identify` answers a row's id; only refreshing with an anchor needs it. */
  constructor(identify: (row: R) => string = () => '') {
    this.identify = identify;
  }

  row(index: number): R | undefined {
    return this.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
  }

  /** Shows the list that `fetchPage` answers, from its first page. */
  async show(fetchPage: FetchPage<R>): Promise<void> {
    const abort = this.restart();
    this.fetchPage = fetchPage;
    this.loading = true;
    const first = await fetchPage(0, PAGE_ROWS, abort.signal);
    if (abort.signal.aborted) return;
    this.loading = false;
    if (!first.ok) {
      this.failure = first.error;
      this.total = 0;
      this.pages = new Map();
    } else {
      this.failure = null;
      this.total = first.value.total;
      this.pages = new Map([[0, first.value.rows]]);
    }
    this.asked = new Set([0]);
    this.shifted = 0;
    this.version++;
    this.generation++;
    if (this.stale) await this.refresh(0);
  }

  /** Fetches what is missing of rows `from` to `to` (inclusive). */
  ensure(from: number, to: number): void {
    if (!this.fetchPage || this.total === 0) return;
    const last = Math.min(Math.floor(to / PAGE_ROWS), Math.floor((this.total - 1) / PAGE_ROWS));
    for (let page = Math.max(0, Math.floor(from / PAGE_ROWS)); page <= last; page++) {
      if (!this.asked.has(page)) void this.load(page, this.fetchPage, this.abort.signal);
    }
  }

  /**
   * Asks again for the rows around `around` after something changed in the archive; the old rows stay meanwhile.
   * With an anchor, the rows around its new place are fetched and `shifted` says how far it moved. False where another
   * list or refresh has overtaken it, or nothing could be had.
   */
  async refresh(around: number, anchor: Anchor | null = null): Promise<boolean> {
    const fetchPage = this.fetchPage;
    if (!fetchPage) return false;
    if (this.loading) {
      // Throwing away a first page on its way would delay it for as long as things change.
      this.stale = true;
      return false;
    }
    this.stale = false;
    const abort = this.restart();
    const before = this.total;
    let fresh = await fetchAround(fetchPage, around, abort.signal);
    if (abort.signal.aborted || fresh === null) return false;
    let moved = anchor ? this.movement(fresh, anchor) : 0;
    if (anchor && moved === null && fresh.total !== before) {
      // Rows were added above and pushed it out of sight: look as far down as the list grew.
      fresh = await fetchAround(fetchPage, Math.max(0, around + fresh.total - before), abort.signal);
      if (abort.signal.aborted || fresh === null) return false;
      moved = this.movement(fresh, anchor);
    }
    this.failure = null;
    this.shifted = moved ?? 0;
    this.total = fresh.total;
    this.pages = fresh.pages;
    this.asked = new Set(fresh.pages.keys());
    this.version++;
    return true;
  }

  /**
   * Shows a change before the engine has stored it: `change` answers the row as it will be, or null for one that
   * leaves the list. An answer that is on its way is older than that and thrown away; the change's own event brings
   * a newer one. Answers the indices that left.
   */
  change(change: (row: R) => R | null): number[] {
    if (this.loading) return [];
    const left: number[] = [];
    const kept: (readonly [number, R])[] = [];
    let altered = false;
    for (const index of this.loaded()) {
      const row = this.row(index);
      if (row === undefined) continue;
      const after = change(row);
      altered ||= after !== row;
      if (after === null) left.push(index);
      else kept.push([index - left.length, after]);
    }
    if (!altered) return [];
    this.restart();
    this.total -= left.length;
    const pages = inPages(kept);
    this.pages = pages;
    this.asked = new Set([...pages.keys()].filter((page) => this.isWhole(page)));
    this.shifted = 0;
    this.version++;
    return left;
  }

  /** Rows `offset` to `offset + limit` as the engine has them, kept nowhere; null when they could not be had. */
  async peek(offset: number, limit: number): Promise<Page<R> | null> {
    const answer = await this.fetchPage?.(offset, limit, new AbortController().signal);
    return answer?.ok ? answer.value : null;
  }

  /** Index of the first loaded row that fits, or -1. */
  findIndex(fits: (row: R) => boolean): number {
    return indexIn(this.pages, fits);
  }

  private loaded(): number[] {
    return [...this.pages]
      .flatMap(([page, rows]) => rows.map((_row, at) => page * PAGE_ROWS + at))
      .toSorted((a, b) => a - b);
  }

  private isWhole(page: number): boolean {
    const full = Math.min(PAGE_ROWS, this.total - page * PAGE_ROWS);
    return (this.pages.get(page)?.length ?? 0) >= full;
  }

  private movement(fresh: Fresh<R>, anchor: Anchor): number | null {
    const index = indexIn(fresh.pages, (row) => this.identify(row) === anchor.id);
    return index < 0 ? null : index - anchor.index;
  }

  private restart(): AbortController {
    this.abort.abort();
    this.abort = new AbortController();
    return this.abort;
  }

  private async load(page: number, fetchPage: FetchPage<R>, signal: AbortSignal): Promise<void> {
    this.asked.add(page);
    const answer = await fetchPage(page * PAGE_ROWS, PAGE_ROWS, signal);
    if (signal.aborted) return;
    // A page of a list that has changed meanwhile does not fit the others; the refresh that follows brings it.
    if (!answer.ok || answer.value.total !== this.total) {
      this.asked.delete(page);
      return;
    }
    const pages = new Map([...this.pages, [page, answer.value.rows] as const]);
    if (pages.size > KEPT_PAGES) {
      const farthest = [...pages.keys()].reduce((a, b) => (Math.abs(a - page) >= Math.abs(b - page) ? a : b));
      pages.delete(farthest);
      this.asked.delete(farthest);
    }
    this.pages = pages;
  }
}

/**
 * Rows by page. Rows that moved up out of a page whose neighbour is not loaded stand alone in it: such a page is
 * left out, to be fetched again.
 */
function inPages<R>(rows: readonly (readonly [index: number, row: R])[]): Map<number, R[]> {
  const pages = new Map<number, R[]>();
  for (const [index, row] of rows) {
    const page = Math.floor(index / PAGE_ROWS);
    const into = pages.get(page) ?? [];
    into[index % PAGE_ROWS] = row;
    pages.set(page, into);
  }
  return new Map([...pages].filter(([, each]) => Object.keys(each).length === each.length));
}

interface Fresh<R> {
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly R[]>;
}

/** The page with row `around` and its neighbours; null when none could be had. */
async function fetchAround<R>(
  fetchPage: FetchPage<R>,
  around: number,
  signal: AbortSignal,
): Promise<Fresh<R> | null> {
  const page = Math.floor(Math.max(0, around) / PAGE_ROWS);
  const wanted = [...new Set([Math.max(0, page - 1), page, page + 1])];
  const answers = await Promise.all(wanted.map((each) => fetchPage(each * PAGE_ROWS, PAGE_ROWS, signal)));
  const pages = new Map<number, readonly R[]>();
  let total: number | null = null;
  for (const [at, answer] of answers.entries()) {
    const key = wanted[at];
    if (!answer.ok || key === undefined) continue;
    pages.set(key, answer.value.rows);
    total = answer.value.total;
  }
  return total === null ? null : { total, pages };
}

function indexIn<R>(pages: ReadonlyMap<number, readonly R[]>, fits: (row: R) => boolean): number {
  for (const [page, rows] of pages) {
    const at = rows.findIndex(fits);
    if (at >= 0) return page * PAGE_ROWS + at;
  }
  return -1;
}
