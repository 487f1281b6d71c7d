import type { CallOutput } from '../../electron/contract/calls.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { ArticleFilter } from '../../electron/contract/values.ts';

type Counts = CallOutput<'triage.counts'>;
type Facets = CallOutput<'articles.facets'>;

/** What the library pane counts: the standing lists, and the sources within the list at hand. */
export class Shelves {
  counts = $state.raw<Counts | null>(null);
  facets = $state.raw<Facets | null>(null);
  /** Unread articles in the inbox. */
  unread = $state(0);
  /** When the two lists by time begin; 0 until they are counted. */
  readonly moments = $derived({
    yesterday: this.counts?.yesterday ?? 0,
    lastVisit: this.counts?.lastVisit ?? 0,
  });
  private readonly engine: EngineClient;
  private turn = 0;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  async count(): Promise<void> {
    const [counts, unread] = await Promise.all([
      this.engine.call('triage.counts', {}),
      this.engine.call('articles.list', { status: 'inbox', unread: true, limit: 0 }),
    ]);
    if (counts.ok) this.counts = counts.value;
    if (unread.ok) this.unread = unread.value.total;
  }

  /** Sources of what `filter` shows; a source that it names is left out, so that the others stay to be chosen. */
  async facet({ publisher: _chosen, ...filter }: ArticleFilter): Promise<void> {
    const turn = ++this.turn;
    const answer = await this.engine.call('articles.facets', filter);
    if (turn === this.turn && answer.ok) this.facets = answer.value;
  }
}
