import type { CallOutput } from '../../electron/contract/calls.ts';
import type { Failure } from '../../electron/contract/result.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import { diffRows, wordCounts } from './diff-rows.ts';
import type { Revision } from './revision-count.ts';

export type Against = 'previous' | 'current';

const NONE: ReadonlySet<number> = new Set();

/** The revisions of an article, the one that is looked at, and how it differs from another. */
export class RevisionsScreen {
  /** The newest first; null until they are known. */
  revisions = $state.raw<readonly Revision[] | null>(null);
  /** Index into `revisions`. */
  at = $state(0);
  against = $state<Against>('previous');
  compared = $state.raw<CallOutput<'articles.compare'> | null>(null);
  failure = $state.raw<Failure | null>(null);
  unfolded = $state.raw(NONE);
  /** Index of the change that next/previous are at; -1 for none. */
  change = $state(-1);
  private readonly engine: EngineClient;
  private turn = 0;

  readonly shown = $derived(diffRows(this.compared?.paragraphs ?? [], this.unfolded));
  readonly words = $derived(wordCounts(this.compared?.paragraphs ?? []));
  readonly revision = $derived(this.revisions?.[this.at]);
  /** The text that the chosen one is compared with, the older of the two first; one alone is shown as it is. */
  readonly pair = $derived.by(() => {
    const { revisions, at } = this;
    const chosen = revisions?.[at];
    if (!revisions || !chosen) return null;
    if (this.against === 'current') return { from: chosen, to: revisions[0] ?? chosen };
    return { from: revisions[at + 1] ?? chosen, to: chosen };
  });

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  async load(id: string): Promise<void> {
    const answer = await this.engine.call('articles.revisions', { id });
    if (!answer.ok) {
      this.failure = answer.error;
      return;
    }
    this.revisions = answer.value.revisions.toReversed();
    await this.compare();
  }

  async choose(at: number, against: Against = this.against): Promise<void> {
    const last = (this.revisions?.length ?? 0) - 1;
    this.at = Math.min(last, Math.max(0, at));
    this.against = against;
    await this.compare();
  }

  unfold(from: number): void {
    this.unfolded = new Set([...this.unfolded, from]);
  }

  /** Steps through the changes, round and round. */
  step(by: 1 | -1): void {
    const total = this.shown.changes.length;
    if (total === 0) return;
    this.change = this.change < 0 && by < 0 ? total - 1 : (this.change + by + total) % total;
  }

  private async compare(): Promise<void> {
    const turn = ++this.turn;
    const { pair } = this;
    if (!pair) return;
    const answer = await this.engine.call('articles.compare', { from: pair.from.id, to: pair.to.id });
    if (turn !== this.turn) return;
    this.failure = answer.ok ? null : answer.error;
    this.unfolded = NONE;
    this.compared = answer.ok ? answer.value : null;
    this.change = answer.ok && this.shown.changes.length > 0 ? 0 : -1;
  }
}
