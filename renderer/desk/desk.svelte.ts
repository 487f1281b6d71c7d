import { createContext } from 'svelte';
import type { CallOutput } from '../../electron/contract/calls.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import { ERROR_CODES } from '../../electron/contract/result.ts';
import type { ArticleFilter, Job, LedgerRow, Settings } from '../../electron/contract/values.ts';
import type { Level } from '../../electron/text/level.ts';
import { Codebook } from '../codebook/codebook.svelte.ts';
import { Imports } from '../import/imports.svelte.ts';
import { ArticleList } from '../library/article-list.svelte.ts';
import { Shelves } from '../library/shelves.svelte.ts';
import { EVERYTHING, restoredFilter, viewFilter, withTag } from '../library/views.ts';
import { t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import { Reading } from '../reader/reading.svelte.ts';
import { SavedSearches } from '../saved/saved-searches.svelte.ts';
import { Preferences } from '../settings/preferences.svelte.ts';
import type { Shell } from '../shell/shell.ts';

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
  | 'metadata'
  | 'save-search';

/** A place is stored once the analyst rests there, ms. */
const REMEMBER_MS = 800;

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
  status = $state.raw<CallOutput<'archive.status'> | null>(null);
  overlay = $state<Overlay>('none');
  /** What was on the clipboard when the paste dialog was asked for; null: it starts empty. */
  pasted = $state.raw<{ html: string; text: string } | null>(null);
  /** Which ledger rows are shown first. */
  ledgerStatus = $state<LedgerRow['status'] | 'all'>('all');
  /** What long work other than an import is at, as a sentence; '' while there is none. */
  busy = $state('');
  /** Side panel: passages of the article at hand, or of the whole archive. */
  side = $state<'article' | 'all'>('article');
  /** Ids of the articles whose metadata the edit panel changes. */
  editing = $state.raw<readonly string[]>([]);
  private refreshing = false;
  private stale = new Set<string>();
  private remembering: ReturnType<typeof setTimeout> | undefined;

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
    this.imports = new Imports(engine, (job) => this.importEnded(job));
    engine.on('archive.changed', ({ what }) => void this.changed(what));
  }

  /** First fill of every view. */
  async start(): Promise<void> {
    await Promise.all([this.codebook.load(), this.loadStatus(), this.shelves.count()]);
    this.imports.interrupted = this.status?.interrupted ?? null;
    const { place } = this.preferences.values;
    this.list.filter = this.firstFilter(place?.filter);
    await Promise.all([
      this.list.reload(),
      this.shelves.facet(this.list.filter),
      place && place.article !== '' ? this.reopen(place.article) : null,
    ]);
    await Promise.all([this.saved.load(), this.findOpen()]);
  }

  /** Lists and searches only what a filter lets through. */
  async show(filter: ArticleFilter): Promise<void> {
    this.list.filter = filter;
    this.remember();
    await Promise.all([this.list.reload(), this.shelves.facet(filter)]);
  }

  /** Shows what the list's query, level, order and tag now ask for, and the matches in the open article. */
  async research(): Promise<void> {
    const { query, level, loose } = this.list;
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
    await this.reading.open(row.id, { query, level, loose });
    this.opened(row.id);
  }

  /** Opens any article, whether or not the list shows it. */
  async openArticle(id: string): Promise<void> {
    const { query, level, loose } = this.list;
    const index = this.list.rows.findIndex((row) => row.id === id);
    if (index >= 0) this.list.cursor = index;
    await this.reading.open(id, { query, level, loose });
    this.opened(id);
  }

  /** An article that is open is no longer unread; it is where the next session begins. */
  private opened(id: string): void {
    const { article } = this.reading;
    if (article?.id !== id) return;
    this.remember();
    if (!article.triage.unread) return;
    const read = { unread: false };
    this.reading.retriage(new Set([id]), read);
    this.list.change(new Set([id]), (row) => ({ ...row, triage: { ...row.triage, ...read } }));
    void this.engine.call('triage.read', { id });
  }

  /** Where the next session begins. Stored apart from the preferences: nothing on screen hangs on it. */
  private remember(): void {
    clearTimeout(this.remembering);
    this.remembering = setTimeout(() => {
      const place = { filter: this.list.filter, article: this.reading.article?.id ?? '' };
      void this.engine.call('settings.set', { place });
    }, REMEMBER_MS);
  }

  /** What the list begins with: where the analyst was, else the inbox, else everything. */
  private firstFilter(stored: ArticleFilter | undefined): ArticleFilter {
    const before = stored && restoredFilter(stored);
    const filled = (this.shelves.counts?.inbox ?? 0) > 0 || this.status?.articles === 0;
    const inbox = filled ? viewFilter('inbox', this.shelves.moments) : EVERYTHING;
    if (!before || (before.status === 'inbox' && !filled)) return inbox;
    return before.tag !== undefined && !this.codebook.get(before.tag) ? withTag(before, '') : before;
  }

  private async reopen(id: string): Promise<void> {
    await this.reading.open(id, { query: '', level: this.list.level, loose: this.list.loose });
    if (this.reading.failure) this.reading.close();
  }

  /** Puts the cursor on the open article where the list shows it and nothing else was chosen meanwhile. */
  private async findOpen(): Promise<void> {
    const id = this.reading.article?.id;
    if (id === undefined || this.list.cursor >= 0) return;
    const index = await this.list.locate(id);
    if (index >= 0 && this.list.cursor < 0) this.list.seek(index);
  }

  async undo(): Promise<void> {
    await this.step('history.undo', 'history.undone', () => this.redo(), 'history.redo');
  }

  async redo(): Promise<void> {
    await this.step('history.redo', 'history.redone', () => this.undo(), 'history.undo');
  }

  /** Says what became of an import; where files were rejected, the reasons are one press away. */
  private importEnded(job: Job): void {
    void this.saved.load();
    const { state, done, rejected } = job;
    const show = {
      label: t('import.show'),
      run: () => {
        this.ledgerStatus = rejected > 0 ? 'rejected' : 'all';
        this.overlay = 'ledger';
      },
    };
    if (state === 'failed') {
      const why = ERROR_CODES.find((code) => code === job.code);
      if (why && why !== 'internal') notices.failure({ code: why, params: {} });
      notices.warning(t('import.failed', { done }), show);
    }
    if (state === 'cancelled') notices.done(t('import.cancelled', { done }), show);
    if (state === 'done' && done > 0) {
      const finished = t('import.finished', { imported: job.imported + job.repaired, done });
      if (rejected > 0)
        notices.warning(`${finished} · ${t('import.finishedRejected', { count: rejected })}`, show);
      else notices.done(finished, show);
    }
  }

  private async step(
    call: 'history.undo' | 'history.redo',
    said: 'history.undone' | 'history.redone',
    back: () => Promise<void>,
    label: 'history.undo' | 'history.redo',
  ): Promise<void> {
    const answer = await this.engine.call(call, { reach: 'session' });
    if (!answer.ok) {
      notices.failure(answer.error);
      return;
    }
    void this.reading.refresh();
    notices.done(t(said, { what: operationText(answer.value.label, answer.value.params) }), {
      label: t(label),
      run: () => void back(),
    });
  }

  /** Events can come faster than views can be asked again: one round at a time, and one more if it went stale. */
  private async changed(what: readonly string[]): Promise<void> {
    for (const each of what) this.stale.add(each);
    if (this.refreshing) return;
    this.refreshing = true;
    while (this.stale.size > 0) {
      const now = this.stale;
      this.stale = new Set();
      const tasks: Promise<unknown>[] = [this.loadStatus()];
      const sorted = now.has('articles') || now.has('triage');
      if (sorted || now.has('passages')) tasks.push(this.list.refresh());
      if (sorted) tasks.push(this.shelves.count(), this.shelves.facet(this.list.filter));
      if (now.has('articles') && !this.imports.running) tasks.push(this.reading.refresh());
      if (now.has('saved') || (now.has('articles') && !this.imports.running)) tasks.push(this.saved.load());
      if (now.has('passages')) tasks.push(this.reading.reloadPassages());
      if (now.has('tags') || now.has('passages')) tasks.push(this.codebook.load());
      await Promise.all(tasks);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    this.refreshing = false;
  }

  private async loadStatus(): Promise<void> {
    const answer = await this.engine.call('archive.status', {});
    if (answer.ok) this.status = answer.value;
  }
}

/** «tag “sanctions” removed»: a journal operation in the UI's words. */
export function operationText(label: string, params: Readonly<Record<string, string | number>>): string {
  const key = `operation.${label}`;
  return isOperation(key) ? t(key, { name: '', count: 0, ...params }) : label;
}

const OPERATIONS = [
  'operation.passage.create',
  'operation.passage.tag',
  'operation.passage.memo',
  'operation.passage.move',
  'operation.passage.remove',
  'operation.tag.create',
  'operation.tag.update',
  'operation.tag.remove',
  'operation.import.job',
  'operation.triage.set',
  'operation.triage.bin',
  'operation.triage.unbin',
  'operation.overrides.set',
  'operation.saved.create',
  'operation.saved.update',
  'operation.saved.remove',
] as const;

function isOperation(key: string): key is (typeof OPERATIONS)[number] {
  return (OPERATIONS as readonly string[]).includes(key);
}

export const [getDesk, setDesk] = createContext<Desk>();
