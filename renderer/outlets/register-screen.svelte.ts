import type { Failure } from '../../electron/contract/result.ts';
import { UnsavedGuard } from '../controls/unsaved-guard.svelte.ts';
import { speech } from '../messages/messages.svelte.ts';
import { OutletForm } from './outlet-form.svelte.ts';
import type { MergeMember } from './merging.ts';
import type { Register } from './register.svelte.ts';
import { registerRows } from './register-rows.ts';
import { kept, NO_ROWS, only, type RowSelection } from './row-selection.ts';

/** Puts the keyboard somewhere in the dialog, once it is painted. */
export interface RegisterFocus {
  readonly fields: () => void;
  readonly list: () => void;
}

/** What the register's dialog shows: which rows are chosen, and what is being edited of them. */
export class RegisterScreen {
  readonly register: Register;
  readonly form = new OutletForm();
  readonly focus: RegisterFocus;
  mode = $state<'register' | 'review' | 'csv'>('register');
  find = $state('');
  selection = $state.raw<RowSelection>(NO_ROWS);
  /** A new outlet is being written. */
  creating = $state(false);
  /** Why the last change was refused. */
  failure = $state.raw<Failure | null>(null);
  /** The CSV file that is looked at. */
  csv = $state.raw<File | null>(null);

  readonly outlets = $derived.by(() => this.register.listed?.outlets ?? []);
  readonly unregistered = $derived.by(() => this.register.listed?.unregistered ?? []);
  readonly rows = $derived.by(() =>
    registerRows(this.outlets, this.unregistered, this.find, speech.language),
  );
  private readonly allRows = $derived.by(() =>
    registerRows(this.outlets, this.unregistered, '', speech.language),
  );
  readonly chosen = $derived(this.allRows.filter(({ key }) => this.selection.chosen.has(key)));
  /** The one row that is chosen. */
  readonly row = $derived(!this.creating && this.chosen.length === 1 ? this.chosen[0] : undefined);
  readonly outlet = $derived(this.row?.kind === 'outlet' ? this.row.outlet : null);
  readonly members = $derived<MergeMember[]>(
    this.chosen.map((each) => ({
      name: each.name,
      outlet: each.kind === 'outlet' ? each.outlet.id : null,
      articles: each.articles,
    })),
  );
  readonly editing = $derived(this.creating || this.row !== undefined);
  readonly dirty = $derived(this.editing && this.form.dirty);
  /** A name that is new to the register can be saved as it stands. */
  readonly savable = $derived(this.dirty || this.row?.kind === 'name');
  readonly guard = new UnsavedGuard(() => this.dirty);

  constructor(register: Register, focus: RegisterFocus) {
    this.register = register;
    this.focus = focus;
  }

  /** Reads the register anew; what is being edited stays. */
  async reload(): Promise<void> {
    await this.register.load();
    this.selection = kept(
      this.selection,
      this.allRows.map(({ key }) => key),
    );
    if (!this.dirty) this.fill();
  }

  /** Puts what is known of the row into the fields. */
  fill(): void {
    this.failure = null;
    this.form.fill(this.outlet ?? this.row?.name ?? '');
  }

  select(next: RowSelection): void {
    const { selection } = this;
    const same = !this.creating && next.chosen.size === 1 && selection.chosen.size === 1;
    if (same && next.cursor === selection.cursor && next.chosen.has(selection.cursor)) return;
    this.guard.leave(() => {
      this.selection = next;
      this.creating = false;
      this.fill();
    });
  }

  /** Goes to a row without asking: nothing is being edited any more. */
  choose(key: string): void {
    this.creating = false;
    this.selection = key === '' ? NO_ROWS : only(key);
    this.fill();
  }

  has(key: string): boolean {
    return this.allRows.some((row) => row.key === key);
  }

  create(name = ''): void {
    this.guard.leave(() => {
      this.creating = true;
      this.fill();
      this.form.edited.name = name;
      this.focus.fields();
    });
  }

  review(): void {
    this.guard.leave(() => (this.mode = 'review'));
  }

  /** Shows what a CSV file would do. */
  lookAt(file: File): void {
    this.guard.leave(() => {
      this.csv = file;
      this.mode = 'csv';
    });
  }

  back(): void {
    this.mode = 'register';
    this.fill();
    this.focus.list();
  }
}
