import { chordOf } from './chord.ts';
import { chordsFor, commands, type CommandId } from './commands.ts';

export const isMac = /Mac|iPhone/.test(navigator.platform);

interface Binding {
  readonly run: () => void;
  readonly when: () => boolean;
}

/**
 * Runs commands by key or by id. Components bind what they can do while they are on screen; of several bindings
 * the one made last whose `when` holds wins (a dialog over the list, the reader over the desk).
 */
export class Dispatcher {
  remapped = $state<Readonly<Record<string, string>>>({});
  /** While dialogs or menus have the keyboard, keys below them are dead. */
  private held = 0;
  private readonly bindings = new Map<CommandId, Binding[]>();

  /** Answers the function that unbinds: return it from `$effect`. */
  bind(id: CommandId, run: () => void, when: () => boolean = () => true): () => void {
    const binding = { run, when };
    const list = this.bindings.get(id) ?? [];
    this.bindings.set(id, [...list, binding]);
    return () => {
      this.bindings.set(
        id,
        (this.bindings.get(id) ?? []).filter((other) => other !== binding),
      );
    };
  }

  bindAll(bindings: Partial<Record<CommandId, () => void>>, when: () => boolean = () => true): () => void {
    const undo = Object.entries(bindings).map(([id, run]) => this.bind(id as CommandId, run, when));
    return () => {
      for (const unbind of undo) unbind();
    };
  }

  /** A dialog or menu takes the keyboard; answers the function that gives it back. */
  hold(): () => void {
    this.held++;
    return () => {
      this.held--;
    };
  }

  can(id: CommandId): boolean {
    return (this.bindings.get(id) ?? []).some((binding) => binding.when());
  }

  run(id: CommandId): boolean {
    const binding = (this.bindings.get(id) ?? []).findLast((candidate) => candidate.when());
    binding?.run();
    return binding !== undefined;
  }

  /** The window's keydown listener. */
  readonly keydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || this.held > 0) return;
    const chord = chordOf(event, isMac);
    if (chord === null) return;
    const typing = isTextField(event.target);
    for (const id of Object.keys(commands) as CommandId[]) {
      if (!chordsFor(id, this.remapped).includes(chord)) continue;
      if (typing && (!('inText' in commands[id]) || !isShortcutInText(chord))) continue;
      if (isActivation(event)) continue;
      if (this.run(id)) {
        event.preventDefault();
        return;
      }
    }
  };
}

/** In a text field only chords that type nothing reach the program. */
function isShortcutInText(chord: string): boolean {
  return /^(Mod|Alt)\+/.test(chord) || /^(Shift\+)?(F\d+|Escape)$/.test(chord);
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=checkbox],[type=radio],[type=button]), textarea, select'))
  );
}

/** Enter and Space on a focused button press that button. */
function isActivation(event: KeyboardEvent): boolean {
  return (
    (event.code === 'Enter' || event.code === 'Space') &&
    event.target instanceof HTMLElement &&
    event.target.matches('button, a, [role=button], [role=menuitem], summary')
  );
}

export const dispatcher = new Dispatcher();
