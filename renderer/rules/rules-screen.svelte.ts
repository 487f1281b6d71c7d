import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Result } from '../../electron/contract/result.ts';
import type { Rule, RuleDraft } from '../../electron/contract/values.ts';
import { UnsavedGuard } from '../controls/unsaved-guard.svelte.ts';
import { DialogHistory } from '../desk/dialog-history.svelte.ts';
import { failureText, t } from '../messages/messages.svelte.ts';
import { Preview } from './preview.svelte.ts';
import { editedRule, NEW_RULE, ruleDraft, sameRule, setsNothing, type EditedRule } from './rule-draft.ts';

/** Puts the keyboard somewhere in the dialog, once it is painted. */
export interface RulesFocus {
  readonly editor: () => void;
  /** On the rule of that id, else on the first one. */
  readonly rule: (id?: string) => void;
}

/** The rules, the one being edited, and what is done to them. */
export class RulesScreen {
  /** Null until they are read for the first time. */
  rules = $state.raw<readonly Rule[] | null>(null);
  /** The rule in the editor: its id, or null for a new one; undefined while the list is shown. */
  at = $state<string | null | undefined>(undefined);
  edited = $state<EditedRule>(editedRule(NEW_RULE));
  /** What stands in the way, as a sentence. */
  trouble = $state('');
  /** How far a rule is applied; null while none is. */
  progress = $state.raw<{ done: number; total: number } | null>(null);
  readonly preview: Preview;
  readonly history: DialogHistory;
  private readonly engine: EngineClient;
  private readonly focus: RulesFocus;
  private before = $state.raw<EditedRule>(editedRule(NEW_RULE));
  private applying: AbortController | null = null;

  private readonly draft = $derived(ruleDraft(this.edited));
  readonly dirty = $derived(this.at !== undefined && !sameRule(this.edited, this.before));
  readonly ready = $derived(this.draft.pattern !== '' && !setsNothing(this.draft) && this.progress === null);
  /** Articles that would change, where that is known of the rule as it stands. */
  readonly changes = $derived.by(() => (this.preview.stale ? 0 : (this.preview.value?.changed ?? 0)));
  readonly guard = new UnsavedGuard(() => this.dirty);

  constructor(engine: EngineClient, focus: RulesFocus) {
    this.engine = engine;
    this.focus = focus;
    this.preview = new Preview(engine);
    this.history = new DialogHistory(engine);
  }

  async load(): Promise<void> {
    const first = this.rules === null;
    const answer = await this.engine.call('rules.list', {});
    if (answer.ok) this.rules = answer.value.rules.toSorted((a, b) => a.position - b.position);
    else this.trouble = failureText(answer.error);
    // The dialog opened before there was anything to put the keyboard on.
    if (first && this.at === undefined) this.focus.rule();
  }

  /** Opens a rule in the editor; with id null a new one, which is unsaved as far as it says more than nothing. */
  edit(id: string | null, rule: RuleDraft): void {
    this.at = id;
    this.before = editedRule(id === null ? NEW_RULE : rule);
    this.edited = editedRule(rule);
    this.trouble = '';
    this.preview.clear();
    this.focus.editor();
  }

  create(): void {
    this.edit(null, NEW_RULE);
  }

  discard(): void {
    this.edited = editedRule(this.before);
  }

  toList(): void {
    const id = this.at;
    this.at = undefined;
    this.trouble = '';
    this.focus.rule(id ?? undefined);
  }

  /** Remembers the rule of the editor; `apply` also sets the fields of the articles that are there. */
  async save(apply: boolean, then: () => void = () => this.toList()): Promise<void> {
    if (!this.ready) return;
    this.preview.stop();
    this.applying = new AbortController();
    this.progress = { done: 0, total: apply ? this.changes : 0 };
    const id = this.at ?? null;
    const answer = await this.engine.call(
      'rules.save',
      { ...(id === null ? {} : { id }), rule: this.draft, apply },
      { signal: this.applying.signal, onProgress: (now) => (this.progress = now) },
    );
    this.progress = null;
    if (!answer.ok) {
      this.trouble = answer.error.code === 'cancelled' ? t('rules.stopped') : failureText(answer.error);
      return;
    }
    const { articles, rule } = answer.value;
    this.history.say(apply ? t('rules.applied', { count: articles }) : t('rules.saved'));
    await this.load();
    this.at = rule.id;
    this.before = editedRule(rule);
    this.edited = editedRule(rule);
    then();
  }

  /** Nothing of a rule that is being applied remains. */
  stop(): void {
    this.applying?.abort();
  }

  async enable(rule: Rule, enabled: boolean): Promise<void> {
    const { id, position: _place, ...draft } = rule;
    await this.done(this.engine.call('rules.save', { id, rule: { ...draft, enabled }, apply: false }), () =>
      t(enabled ? 'rules.switchedOn' : 'rules.switchedOff'),
    );
  }

  async move(rule: Rule, by: number): Promise<void> {
    const { id, position, ...draft } = rule;
    const place = position + by;
    if (!this.rules || place < 0 || place >= this.rules.length) return;
    const moved = await this.done(
      this.engine.call('rules.save', { id, rule: draft, position: place, apply: false }),
      () => t('rules.moved', { place: place + 1 }),
    );
    if (moved) this.focus.rule(id);
  }

  async remove(rule: Rule): Promise<void> {
    const place = this.rules?.findIndex(({ id }) => id === rule.id) ?? 0;
    if (!(await this.done(this.engine.call('rules.remove', { id: rule.id }), () => t('rules.removed'))))
      return;
    const rules = this.rules ?? [];
    this.focus.rule(rules[Math.min(place, rules.length - 1)]?.id);
  }

  async undo(): Promise<void> {
    const failure = await this.history.undo();
    this.trouble = failure ? failureText(failure) : '';
    await this.load();
  }

  /** Says what came of a change, and shows the rules as they are now, also where it was refused; null then. */
  private async done<V>(work: Promise<Result<V>>, say: (value: V) => string): Promise<V | null> {
    const answer = await work;
    this.trouble = answer.ok ? '' : failureText(answer.error);
    if (answer.ok) this.history.say(say(answer.value));
    await this.load();
    return answer.ok ? answer.value : null;
  }
}
