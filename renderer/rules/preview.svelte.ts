import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Failure } from '../../electron/contract/result.ts';
import type { RuleDraft } from '../../electron/contract/values.ts';
import type { RulePreview } from './rule-draft.ts';

/** How long typing must rest before the archive is looked through, ms. */
const REST_MS = 250;

/** What the rule at hand would do; only the last question is answered, those before it are cancelled. */
export class Preview {
  value = $state.raw<RulePreview | null>(null);
  failure = $state.raw<Failure | null>(null);
  progress = $state.raw<{ done: number; total: number } | null>(null);
  /** What is shown is not of the last question. */
  stale = $state(false);
  private readonly engine: EngineClient;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked: AbortController | null = null;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  /** Asks once typing rests; `id` where a rule that is remembered is changed. */
  ask(id: string | null, rule: RuleDraft): void {
    this.stop();
    this.stale = true;
    this.timer = setTimeout(() => void this.look(id, rule), REST_MS);
  }

  /** Forgets the question, and what was answered to the one before. */
  clear(): void {
    this.stop();
    this.value = null;
    this.failure = null;
    this.stale = false;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.asked = null;
    this.progress = null;
  }

  private async look(id: string | null, rule: RuleDraft): Promise<void> {
    const asked = new AbortController();
    this.asked = asked;
    const answer = await this.engine.call(
      'rules.preview',
      { ...(id === null ? {} : { id }), rule },
      {
        signal: asked.signal,
        onProgress: (progress) => {
          if (!asked.signal.aborted) this.progress = progress;
        },
      },
    );
    if (asked.signal.aborted) return;
    this.stale = false;
    this.progress = null;
    this.value = answer.ok ? answer.value : null;
    this.failure = answer.ok ? null : answer.error;
  }
}
