import { createContext } from 'svelte';
import type { CallOutput } from '../../electron/contract/calls.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import { ERROR_CODES } from '../../electron/contract/result.ts';
import type { Job, LedgerRow, Settings } from '../../electron/contract/values.ts';
import type { Level } from '../../electron/text/level.ts';
import { Codebook } from '../codebook/codebook.svelte.ts';
import { Imports } from '../import/imports.svelte.ts';
import { ArticleList } from '../library/article-list.svelte.ts';
import { t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import { Reading } from '../reader/reading.svelte.ts';
import { Preferences } from '../settings/preferences.svelte.ts';
import type { Shell } from '../shell/shell.ts';

/** Which panel or dialog lies over the desk. */
export type Overlay =
  'none' | 'palette' | 'tagging' | 'export' | 'settings' | 'keys' | 'ledger' | 'history' | 'paste';

/** What the main window works on. Components get it from `getDesk()`. */
export class Desk {
  readonly engine: EngineClient;
  readonly shell: Shell;
  readonly preferences: Preferences;
  readonly list: ArticleList;
  readonly reading: Reading;
  readonly codebook: Codebook;
  readonly imports: Imports;
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
  private refreshing = false;
  private stale = new Set<string>();

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
    this.imports = new Imports(engine, (job) => this.importEnded(job));
    engine.on('archive.changed', ({ what }) => void this.changed(what));
  }

  /** First fill of every view. */
  async start(): Promise<void> {
    await Promise.all([this.list.reload(), this.codebook.load(), this.loadStatus()]);
    this.imports.interrupted = this.status?.interrupted ?? null;
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

  /** Narrows the list to articles with this tag; the same tag again, or '', widens it to all. */
  async filterByTag(tag: string): Promise<void> {
    this.list.tag = this.list.tag === tag ? '' : tag;
    await this.list.reload();
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
  }

  /** Opens any article, whether or not the list shows it. */
  async openArticle(id: string): Promise<void> {
    const { query, level, loose } = this.list;
    const index = this.list.rows.findIndex((row) => row.id === id);
    if (index >= 0) this.list.cursor = index;
    await this.reading.open(id, { query, level, loose });
  }

  async undo(): Promise<void> {
    await this.step('history.undo', 'history.undone', () => this.redo(), 'history.redo');
  }

  async redo(): Promise<void> {
    await this.step('history.redo', 'history.redone', () => this.undo(), 'history.undo');
  }

  /** Says what became of an import; where files were rejected, the reasons are one press away. */
  private importEnded(job: Job): void {
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
      if (now.has('articles') || now.has('passages')) tasks.push(this.list.refresh());
      if (now.has('articles') && !this.imports.running) tasks.push(this.closeVanished());
      if (now.has('passages')) tasks.push(this.reading.reloadPassages());
      if (now.has('tags') || now.has('passages')) tasks.push(this.codebook.load());
      await Promise.all(tasks);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    this.refreshing = false;
  }

  /** An article whose import was undone does not stay open. */
  private async closeVanished(): Promise<void> {
    const id = this.reading.article?.id;
    if (id === undefined) return;
    const answer = await this.engine.call('articles.get', { id });
    if (!answer.ok && answer.error.code === 'article-not-found' && this.reading.article?.id === id)
      this.reading.close();
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
] as const;

function isOperation(key: string): key is (typeof OPERATIONS)[number] {
  return (OPERATIONS as readonly string[]).includes(key);
}

export const [getDesk, setDesk] = createContext<Desk>();
