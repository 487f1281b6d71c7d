import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Failure } from '../../electron/contract/result.ts';
import type { Article, Highlight, Passage, Span, Triage } from '../../electron/contract/values.ts';
import type { Level } from '../../electron/text/level.ts';
import { byPosition, passageAt, stepFrom } from './passage-order.ts';

export type Selected = Span;

interface Search {
  readonly query: string;
  readonly level: Level;
  readonly loose: boolean;
}

const PAGE = 1000;

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
  /** Id of the passage that commands act on when nothing is selected. */
  passage = $state('');
  /** Id of the passage whose memo is being written. */
  memoing = $state('');
  /** What the reader is asked to bring into view; a new object for each request. */
  reveal = $state.raw<Span | null>(null);
  private readonly engine: EngineClient;
  private turn = 0;
  private searchTurn = 0;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  get current(): Passage | undefined {
    return this.passages.find((passage) => passage.id === this.passage);
  }

  /** Opens an article, scrolled to its first hit (`hit` = 0) when the query has any. */
  async open(id: string, search: Search): Promise<void> {
    const turn = ++this.turn;
    this.searchTurn++;
    const [article, passages, found] = await Promise.all([
      this.engine.call('articles.get', { id }),
      this.fetchPassages(id),
      this.findHighlights(id, search),
    ]);
    if (turn !== this.turn) return;
    if (!article.ok) {
      this.close();
      this.failure = article.error;
      return;
    }
    this.unselect();
    this.failure = null;
    this.article = article.value;
    this.passages = passages ?? [];
    this.highlights = found;
    this.hit = found.length > 0 ? 0 : -1;
    this.reveal = found[0] ?? null;
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
    const found = await this.findHighlights(id, search);
    if (turn !== this.searchTurn || this.article?.id !== id) return;
    this.highlights = found;
    this.hit = -1;
  }

  /** What is known of the article anew, after it changed in the archive; one that is gone does not stay open. */
  async refresh(): Promise<void> {
    const turn = this.turn;
    const id = this.article?.id;
    if (id === undefined) return;
    const answer = await this.engine.call('articles.get', { id });
    if (turn !== this.turn) return;
    if (answer.ok) this.article = answer.value;
    else if (answer.error.code === 'article-not-found') this.close();
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
