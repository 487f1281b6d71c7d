import type { OutletDraft } from '../../electron/contract/values.ts';
import { speech } from '../messages/messages.svelte.ts';
import {
  editedOutlet,
  outletDraft,
  saysTheSame,
  withAliases,
  type EditedOutlet,
  type OutletProblem,
} from './edited-outlet.ts';

/** The fields of one outlet while they are edited. */
export class OutletForm {
  edited = $state<EditedOutlet>(editedOutlet('', speech.language));
  /** A name that is written and not added to the others yet. */
  alias = $state('');
  problem = $state<OutletProblem | null>(null);
  private before = $state.raw<EditedOutlet>(editedOutlet('', speech.language));
  /** The fields say something that is not saved. */
  readonly dirty = $derived(this.alias.trim() !== '' || !saysTheSame(this.edited, this.before));

  /** Begins anew with what is known: an outlet, or a name alone. */
  fill(from: OutletDraft | string): void {
    this.before = editedOutlet(from, speech.language);
    this.edited = editedOutlet(from, speech.language);
    this.alias = '';
    this.problem = null;
  }

  /** The outlet as the fields say it; null, with `problem` set, where they do not make one. */
  draft(): OutletDraft | null {
    this.edited.aliases = withAliases(this.edited.aliases, this.alias);
    this.alias = '';
    const made = outletDraft(this.edited);
    this.problem = 'problem' in made ? made.problem : null;
    return 'draft' in made ? made.draft : null;
  }

  /** Every name that is written but one. */
  namesBut(name: string): string[] {
    return [this.edited.name.trim(), ...this.edited.aliases].filter(
      (other) => other !== '' && other !== name,
    );
  }
}
