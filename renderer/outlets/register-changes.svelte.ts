import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Result } from '../../electron/contract/result.ts';
import type { Outlet } from '../../electron/contract/values.ts';
import { DialogHistory } from '../desk/dialog-history.svelte.ts';
import { failureText, isolated, t } from '../messages/messages.svelte.ts';
import type { Shell } from '../shell/shell.ts';
import { mergeOf, type MergeMember } from './merging.ts';
import type { RegisterScreen } from './register-screen.svelte.ts';
import { nameRowKey, outletKey } from './register-rows.ts';

const CSV_NAME = 'marsad-sources.csv';

/** What is done to the register; each is one step of the history, said once. */
export class RegisterChanges {
  readonly history: DialogHistory;
  private readonly screen: RegisterScreen;
  private readonly engine: EngineClient;
  private readonly shell: Shell;

  /** What stands in the way, as a sentence. */
  readonly trouble = $derived.by(() => {
    const { failure, form } = this.screen;
    const { problem } = form;
    if (failure) return failureText(failure);
    return problem ? t(`outlets.problem.${problem}`) : '';
  });
  /** The outlet that has the name already. */
  readonly owner = $derived.by(() => {
    const { failure, outlets } = this.screen;
    if (failure?.code !== 'alias-taken') return undefined;
    const wanted = failure.params['outlet'];
    return outlets.find(({ id, name }) => id === wanted || name === wanted);
  });

  constructor(screen: RegisterScreen, engine: EngineClient, shell: Shell) {
    this.screen = screen;
    this.engine = engine;
    this.shell = shell;
    this.history = new DialogHistory(engine);
  }

  async save(then: (() => void) | null = null): Promise<void> {
    const { screen } = this;
    if (!screen.savable) return;
    const outlet = screen.form.draft();
    if (!outlet) return;
    const id = screen.outlet?.id;
    const stored = await this.done(
      this.engine.call('outlets.save', { ...(id === undefined ? {} : { id }), outlet }),
      ({ name }) => t(id === undefined ? 'outlets.added' : 'outlets.saved', isolated({ name })),
    );
    if (!stored) return;
    screen.choose(outletKey(stored.id));
    then?.();
  }

  /** Makes an outlet of each name, and goes on to the name after the last. */
  register(names: readonly string[]): void {
    if (names.length > 0) this.screen.guard.leave(() => void this.registerAll(names));
  }

  private async registerAll(names: readonly string[]): Promise<void> {
    const { screen } = this;
    const keys = screen.rows.map(({ key }) => key);
    const next = keys[keys.indexOf(nameRowKey(names.at(-1) ?? '')) + 1] ?? '';
    const [name = ''] = names;
    const made = await this.done(
      this.engine.call('outlets.register', { names: [...names] }),
      ({ registered: { length: count } }) =>
        count === 1 && names.length === 1
          ? t('outlets.added', isolated({ name }))
          : t('outlets.registered.done', { count }),
    );
    if (!made) return;
    const last = made.registered.at(-1);
    if (screen.has(next)) screen.choose(next);
    else if (last !== undefined) screen.choose(outletKey(last));
    screen.focus.list();
  }

  async remove(): Promise<void> {
    const { screen } = this;
    const ids = screen.chosen.flatMap((each) => (each.kind === 'outlet' ? [each.outlet.id] : []));
    if (ids.length === 0) return;
    const at = screen.rows.findIndex(({ key }) => screen.selection.chosen.has(key));
    const removed = await this.done(this.engine.call('outlets.remove', { ids }), ({ removed: count }) =>
      t('outlets.removed', { count }),
    );
    if (!removed) return;
    const { rows } = screen;
    screen.choose(rows[Math.min(Math.max(0, at), rows.length - 1)]?.key ?? '');
    screen.focus.list();
  }

  async merge(which: readonly MergeMember[], leader: number): Promise<void> {
    const made = await this.done(this.engine.call('outlets.merge', mergeOf(which, leader)), ({ name }) =>
      t('outlets.merged', isolated({ name })),
    );
    if (made) this.screen.choose(outletKey(made.id));
  }

  async distinguish(names: readonly string[]): Promise<void> {
    await this.done(this.engine.call('outlets.distinguish', { names: [...names] }), () =>
      t('outlets.distinguished'),
    );
  }

  /** The names at hand belong to an outlet that has one of them already. */
  async mergeIntoOwner(into: Outlet): Promise<void> {
    const { outlet, form, failure } = this.screen;
    const outlets = outlet ? [outlet.id] : [];
    const names = outlet ? [] : form.namesBut(String(failure?.params['name'] ?? ''));
    if (outlets.length + names.length > 0) {
      const made = await this.done(
        this.engine.call('outlets.merge', { into: { kind: 'outlet', id: into.id }, outlets, names }),
        ({ name }) => t('outlets.merged', isolated({ name })),
      );
      if (!made) return;
    }
    this.screen.choose(outletKey(into.id));
  }

  async undo(): Promise<void> {
    const failure = await this.history.undo();
    await this.screen.reload();
    this.screen.failure = failure;
  }

  async exportCsv(): Promise<void> {
    const answer = await this.engine.call('outlets.export', {});
    if (!answer.ok) {
      this.screen.failure = answer.error;
      return;
    }
    const { csv, outlets: count } = answer.value;
    const saved = await this.shell.saveText(CSV_NAME, csv);
    this.screen.failure = saved.ok ? null : saved.error;
    if (saved.ok && saved.value)
      this.history.say(t('outlets.exported', { count, ...isolated({ name: saved.value.name }) }), false);
  }

  /** Says what came of a change, and shows the register as it is now; answers null where it failed. */
  private async done<V>(work: Promise<Result<V>>, say: (value: V) => string): Promise<V | null> {
    const answer = await work;
    if (!answer.ok) {
      this.screen.failure = answer.error;
      return null;
    }
    this.screen.failure = null;
    this.history.say(say(answer.value));
    await this.screen.register.load();
    return answer.value;
  }
}
