import { createContext } from 'svelte';
import type { CallOutput } from '../../electron/contract/calls.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { ArticleFilter, LedgerRow, RuleDraft, Settings } from '../../electron/contract/values.ts';
import type { Level } from '../../electron/text/level.ts';
import { Codebook } from '../codebook/codebook.svelte.ts';
import { Imports } from '../import/imports.svelte.ts';
import { ArticleList } from '../library/article-list.svelte.ts';
import { Shelves } from '../library/shelves.svelte.ts';
import { EVERYTHING, withTag } from '../library/views.ts';
import { Reading } from '../reader/reading.svelte.ts';
import { SavedSearches } from '../saved/saved-searches.svelte.ts';
import { Preferences } from '../settings/preferences.svelte.ts';
import type { Shell } from '../shell/shell.ts';
import { Decisions } from '../triage/decisions.ts';
import { Watches } from '../watch/watches.svelte.ts';
import { tellImport } from './import-outcome.ts';
import { Place } from './place.ts';
import { UndoSteps } from './undo-steps.ts';

/** Which panel or dialog lies over the desk. */
export type Overlay =
  | 'none'
  | 'palette'
  | 'tagging'
  | 'export'
  | 'settings'
  | 'keys'
  | 'ledger'
  | 'history'
  | 'paste'
  | 'keep'
  | 'columns'
  | 'merge'
  | 'redecode'
  | 'revisions'
  | 'metadata'
  | 'outlets'
  | 'rules'
  | 'watch'
  | 'save-search'
  | 'why'
  | 'empty-bin';

/** What the main window works on. Components get it from `getDesk()`. */
export class Desk {
  readonly engine: EngineClient;
  readonly shell: Shell;
  readonly preferences: Preferences;
  readonly list: ArticleList;
  readonly reading: Reading;
  readonly codebook: Codebook;
  readonly imports: Imports;
  readonly shelves: Shelves;
  readonly saved: SavedSearches;
  readonly watches: Watches;
  readonly decisions = new Decisions();
  status = $state.raw<CallOutput<'archive.status'> | null>(null);
  overlay = $state<Overlay>('none');
  /** What was on the clipboard when the paste dialog was asked for; null: it starts empty. */
  pasted = $state.raw<{ html: string; text: string } | null>(null);
  /** Which ledger rows are shown first. */
  ledgerStatus = $state<LedgerRow['status'] | 'all'>('all');
  /** The import whose ledger rows are shown; null: those of all. */
  ledgerJob = $state<string | null>(null);
  /** What long work other than an import is at, as a sentence; '' while there is none. */
  busy = $state('');
  /** Side panel: passages of the article at hand, or of the whole archive. */
  side = $state<'article' | 'all'>('article');
  /** Ids of the articles whose metadata the edit panel changes. */
  editing = $state.raw<readonly string[]>([]);
  /** The article of which the analyst asks which saved searches find it, and why. */
  whyOf = $state.raw<{ readonly id: string; readonly title: string } | null>(null);
  /** What a new rule begins with where one is asked for; null: the rules are only shown. */
  newRule = $state.raw<RuleDraft | null>(null);
  private refreshing = false;
  private stale = new Set<string>();
  private readonly place = new Place(this);
  private readonly steps = new UndoSteps(this);

  constructor(engine: EngineClient, shell: Shell, settings: Settings) {
    this.engine = engine;
    this.shell = shell;
    this.preferences = new Preferences(engine, settings, ({ language, theme }) =>
      shell.setAppearance({ language, theme }),
    );
    this.list = new ArticleList(engine);
    this.list.level = settings.level;
    this.list.loose = settings.loose;
    this.list.sort = settings.sort;
    this.list.searchSort = settings.searchSort;
    this.reading = new Reading(engine);
    this.codebook = new Codebook(engine);
    this.shelves = new Shelves(engine);
    this.saved = new SavedSearches(engine);
    this.watches = new Watches(engine);
    this.imports = new Imports(engine, (job) => tellImport(this, job));
    engine.on('archive.changed', ({ what }) => void this.changed(what));
  }

  /** First fill of every view. */
  async start(): Promise<void> {
    await Promise.all([
      this.codebook.load(),
      this.loadStatus(),
      this.shelves.count(),
      this.shelves.loadOutlets(),
      this.watches.load(),
    ]);
    this.imports.interrupted = this.status?.interrupted ?? null;
    this.list.filter = this.place.firstFilter();
    await Promise.all([this.list.reload(), this.shelves.facet(this.list), this.place.reopen()]);
    await Promise.all([this.saved.load(), this.place.findOpen()]);
  }

  /** Lists and searches only what a filter lets through. */
  async show(filter: ArticleFilter): Promise<void> {
    this.list.filter = filter;
    this.place.remember();
    await Promise.all([this.list.reload(), this.shelves.facet(this.list)]);
  }

  /** Shows what the list's query, level, order and tag now ask for, and the matches in the open article. */
  async research(): Promise<void> {
    const { query, level, loose } = this.list;
    this.shelves.facetSoon(() => this.list);
    await Promise.all([this.list.reload(), this.reading.researched({ query, level, loose })]);
  }

  async setLevel(level: Level): Promise<void> {
    this.list.level = level;
    await Promise.all([this.preferences.set({ level }), this.research()]);
  }

  async setLoose(loose: boolean): Promise<void> {
    this.list.loose = loose;
    await Promise.all([this.preferences.set({ loose }), this.research()]);
  }

  /** Lists the archive's articles with this tag; the same tag again, or '', lists all. */
  async filterByTag(tag: string): Promise<void> {
    await this.show(tag === this.list.filter.tag ? EVERYTHING : withTag(EVERYTHING, tag));
  }

  async setSort(sort: Settings['sort']): Promise<void> {
    this.list.sort = sort;
    await Promise.all([this.preferences.set({ sort }), this.list.reload()]);
  }

  async setSearchSort(searchSort: Settings['searchSort']): Promise<void> {
    this.list.searchSort = searchSort;
    await Promise.all([this.preferences.set({ searchSort }), this.list.reload()]);
  }

  /** Opens the row under the cursor in the reader. */
  async openCurrent(): Promise<void> {
    const row = this.list.current();
    if (!row) return;
    const { query, level, loose } = this.list;
    this.opened(await this.reading.open(row.id, { query, level, loose }));
  }

  /** Opens any article, whether or not the list shows it. */
  async openArticle(id: string): Promise<void> {
    const { query, level, loose } = this.list;
    const index = this.list.rows.findIndex((row) => row.id === id);
    if (index >= 0) this.list.cursor = index;
    this.opened(await this.reading.open(id, { query, level, loose }));
  }

  /** An article that is open is no longer unread; it is where the next session begins. */
  private opened(id: string): void {
    const { article } = this.reading;
    if (article?.id !== id) return;
    this.place.remember();
    if (!article.triage.unread) return;
    const read = { unread: false };
    this.reading.retriage(new Set([id]), read);
    this.list.change(new Set([id]), (row) => ({ ...row, triage: { ...row.triage, ...read } }));
    void this.engine.call('triage.read', { id });
  }

  undo(): Promise<void> {
    return this.steps.undo();
  }

  redo(): Promise<void> {
    return this.steps.redo();
  }

  /** Events can come faster than views can be asked again: one round at a time, and one more if it went stale. */
  private async changed(what: readonly string[]): Promise<void> {
    for (const each of what) this.stale.add(each);
    if (this.refreshing) return;
    this.refreshing = true;
    while (this.stale.size > 0) {
      const now = this.stale;
      this.stale = new Set();
      const tasks: Promise<unknown>[] = [];
      // That an article was opened changes nothing that is shown but the count of the unread.
      if ([...now].some((each) => each !== 'unread')) tasks.push(this.loadStatus());
      const sorted = now.has('articles') || now.has('triage');
      if (sorted || now.has('passages')) tasks.push(this.list.refresh());
      if (sorted || now.has('unread')) tasks.push(this.shelves.count());
      if (sorted) tasks.push(this.shelves.facet(this.list));
      if (now.has('outlets')) tasks.push(this.outletsChanged());
      if (now.has('articles') && !this.imports.running) tasks.push(this.reading.refresh());
      if (now.has('saved') || (now.has('articles') && !this.imports.running)) tasks.push(this.saved.load());
      if (now.has('watch')) tasks.push(this.watches.load());
      if (now.has('passages')) tasks.push(this.reading.reloadPassages());
      if (now.has('tags') || now.has('passages')) tasks.push(this.codebook.load());
      await Promise.all(tasks);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    this.refreshing = false;
  }

  /** An outlet that is gone, or was merged into another, narrows nothing any more. */
  private async outletsChanged(): Promise<void> {
    await this.shelves.loadOutlets();
    const { filter } = this.list;
    const left = this.place.withoutGone(filter);
    if (left === filter) await this.shelves.facet(this.list);
    else await this.show(left);
  }

  private async loadStatus(): Promise<void> {
    const answer = await this.engine.call('archive.status', {});
    if (answer.ok) this.status = answer.value;
  }
}

export const [getDesk, setDesk] = createContext<Desk>();
