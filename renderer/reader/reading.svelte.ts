import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Failure } from '../../electron/contract/result.ts';
import type { Article, Highlight, Passage, Span, Triage } from '../../electron/contract/values.ts';
import type { Level } from '../../electron/text/level.ts';
import { dispatcher } from '../keyboard/dispatcher.svelte.ts';
import { t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import { byPosition, passageAt, stepFrom } from './passage-order.ts';
import { replacements } from './replacements.ts';

export type Selected = Span;

/** A place in the text: a UTF-16 offset into a field. */
export interface Place {
  readonly field: Span['field'];
  readonly offset: number;
}

interface Search {
  readonly query: string;
  readonly level: Level;
  readonly loose: boolean;
}

const PAGE = 1000;
/** Replaced articles followed one after another: a split of a merge of a split. */
const MOST_REPLACEMENTS = 20;

/** The article in the reader: its text, where the query matches, its passages, and what is selected. */
export class Reading {
  article = $state.raw<Article | null>(null);
  highlights = $state.raw<readonly Highlight[]>([]);
  /** In the order of the text, the title's first. */
  passages = $state.raw<readonly Passage[]>([]);
  failure = $state<Failure | null>(null);
  /** Index into `highlights` of the hit that next/previous are at; -1 for none. */
  hit = $state(-1);
  /** UTF-16 span selected in the text, by mouse or keyboard. */
  selected = $state.raw<Selected | null>(null);
  /** Where the caret stands while the reader has the keyboard; null elsewhere and while something is selected. */
  caret = $state.raw<Place | null>(null);
  /** Offset into the body at which the analyst is asked whether to split; null: no such question is open. */
  splitting = $state<number | null>(null);
  /** Id of the passage that commands act on when nothing is selected. */
  passage = $state('');
  /** Id of the passage whose memo is being written. */
  memoing = $state('');
  /** What the reader is asked to bring into view; a new object for each request. */
  reveal = $state.raw<Span | null>(null);
  private readonly engine: EngineClient;
  private search: Search = { query: '', level: 'inflected', loose: true };
  private turn = 0;
  private searchTurn = 0;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  get current(): Passage | undefined {
    return this.passages.find((passage) => passage.id === this.passage);
  }

  /**
   * Opens an article, scrolled to its first hit (`hit` = 0) when the query has any; in place of one that was split,
   * merged or read anew, what replaced it. Answers the id of what is open now, '' where that failed or something else
   * was opened meanwhile.
   */
  async open(id: string, search: Search, replaced = 0): Promise<string> {
    const turn = ++this.turn;
    this.searchTurn++;
    const [article, passages, found] = await Promise.all([
      this.engine.call('articles.get', { id }),
      this.fetchPassages(id),
      this.findHighlights(id, search),
    ]);
    if (turn !== this.turn) return '';
    if (!article.ok) {
      const [next] = replacements(article.error);
      if (next !== undefined && replaced < MOST_REPLACEMENTS) return this.open(next, search, replaced + 1);
      this.close();
      this.failure = article.error;
      return '';
    }
    if (replaced > 0) notices.done(t('reader.replaced'));
    this.unselect();
    this.search = search;
    this.failure = null;
    this.article = article.value;
    this.passages = passages ?? [];
    this.highlights = found;
    this.hit = found.length > 0 ? 0 : -1;
    this.reveal = found[0] ?? null;
    return id;
  }

  close(): void {
    this.turn++;
    this.article = null;
    this.passages = [];
    this.highlights = [];
    this.hit = -1;
    this.reveal = null;
    this.failure = null;
    this.unselect();
  }

  /** The query changed while the article stays open: new marks, and the text stays where it is. */
  async researched(search: Search): Promise<void> {
    const id = this.article?.id;
    if (id === undefined) return;
    const turn = ++this.searchTurn;
    this.search = search;
    const found = await this.findHighlights(id, search);
    if (turn !== this.searchTurn || this.article?.id !== id) return;
    this.highlights = found;
    this.hit = -1;
  }

  /**
   * What is known of the article anew, after it changed in the archive; one that is gone does not stay open, one that
   * was replaced makes way for what replaced it.
   */
  async refresh(): Promise<void> {
    const turn = this.turn;
    const id = this.article?.id;
    if (id === undefined) return;
    const answer = await this.engine.call('articles.get', { id });
    if (turn !== this.turn) return;
    const [next] = answer.ok ? [] : replacements(answer.error);
    if (answer.ok) this.show(answer.value);
    else if (next !== undefined) await this.giveWay(next);
    else if (answer.error.code === 'article-not-found') await this.comeBack();
  }

  /** What came in an import changed the text under the analyst's eyes: that is said. */
  private async giveWay(next: string): Promise<void> {
    const opened = await this.open(next, this.search);
    if (opened === '' || this.article?.origin?.kind !== 'revision') return;
    notices.news(t('revisions.arrived'), {
      label: t('revisions.show'),
      run: () => void this.showRevisions(opened),
    });
  }

  private async showRevisions(id: string): Promise<void> {
    if (this.article?.id !== id) await this.open(id, this.search);
    dispatcher.run('article.revisions');
  }

  /** What is known of the open article, anew; where other blocks are ignored now, other words match. */
  private show(article: Article): void {
    const ids = (of: Article | null): string => (of?.ignored ?? []).map(({ id }) => id).join(' ');
    const recounted = ids(article) !== ids(this.article);
    this.article = article;
    if (recounted) void this.researched(this.search);
  }

  /** The making of the open article was undone: what it was made of is there again. */
  private async comeBack(): Promise<void> {
    const before = this.article?.origin?.articles[0];
    if (before) await this.open(before.id, this.search);
    else this.close();
    if (this.failure?.code === 'article-not-found') this.close();
  }

  /** Shows a change of triage at once. */
  retriage(ids: ReadonlySet<string>, changes: Partial<Triage>): void {
    const { article } = this;
    if (article && ids.has(article.id))
      this.article = { ...article, triage: { ...article.triage, ...changes } };
  }

  async reloadPassages(): Promise<void> {
    const turn = this.turn;
    const id = this.article?.id;
    if (id === undefined) return;
    const passages = await this.fetchPassages(id);
    if (turn !== this.turn || !passages) return;
    this.passages = passages;
    if (!this.current) this.passage = '';
  }

  /** Shows at once what the engine has just stored; the passage becomes the current one. */
  put(passage: Passage): void {
    if (passage.article !== this.article?.id) return;
    const others = this.passages.filter((other) => other.id !== passage.id);
    this.passages = [...others, passage].toSorted(byPosition);
    this.passage = passage.id;
  }

  /** No longer shows passages that the engine has just removed. */
  drop(ids: readonly string[]): void {
    this.passages = this.passages.filter((passage) => !ids.includes(passage.id));
    if (ids.includes(this.passage)) this.passage = '';
    if (ids.includes(this.memoing)) this.memoing = '';
  }

  /** Makes a passage of this article the current one and brings it into view. */
  showPassage(id: string): void {
    const passage = this.passages.find((each) => each.id === id);
    if (!passage) return;
    this.selected = null;
    this.passage = id;
    this.reveal = { field: passage.field, start: passage.start, end: passage.end };
  }

  /** Steps through the hits, round and round. */
  step(by: 1 | -1): void {
    const next = stepFrom(this.hit, by, this.highlights.length);
    this.hit = next;
    const hit = this.highlights[next];
    if (!hit) return;
    this.selected = null;
    this.passage = passageAt(this.passages, hit.field, hit.start)?.id ?? '';
    this.reveal = { field: hit.field, start: hit.start, end: hit.end };
  }

  /** Steps through the passages, round and round. */
  stepPassage(by: 1 | -1): void {
    const at = this.passages.findIndex((passage) => passage.id === this.passage);
    const next = this.passages[stepFrom(at, by, this.passages.length)];
    if (next) this.showPassage(next.id);
  }

  unselect(): void {
    this.selected = null;
    this.caret = null;
    this.splitting = null;
    this.passage = '';
    this.memoing = '';
  }

  private async fetchPassages(article: string): Promise<readonly Passage[] | null> {
    const passages: Passage[] = [];
    for (;;) {
      const answer = await this.engine.call('passages.list', {
        article,
        offset: passages.length,
        limit: PAGE,
      });
      if (!answer.ok) return null;
      passages.push(...answer.value.rows);
      if (answer.value.rows.length === 0 || passages.length >= answer.value.total) break;
    }
    return passages.toSorted(byPosition);
  }

  private async findHighlights(article: string, search: Search): Promise<readonly Highlight[]> {
    if (search.query.trim() === '') return [];
    const answer = await this.engine.call('search.highlights', { article, ...search });
    return answer.ok ? answer.value.highlights.toSorted(byPosition) : [];
  }
}
