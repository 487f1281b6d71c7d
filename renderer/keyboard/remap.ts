import { parseChord } from './chord.ts';
import { chordsFor, commandIds, commands, type CommandId } from './commands.ts';

type Remapped = Readonly<Record<string, string>>;

/** The command that a chord runs now, other than `id`; undefined when the chord is free. */
export function ownerOf(chord: string, id: CommandId, remapped: Remapped): CommandId | undefined {
  return commandIds.find((other) => other !== id && chordsFor(other, remapped).includes(chord));
}

// Bare, these move, press, and leave; with Shift they select. Alt and Mod make chords of them.
const NAVIGATION = /^(Tab|Enter|Space|Escape|Backspace|Home|End|PageUp|PageDown|Arrow\w+)$/;
// In a text field these copy, paste and select; taking them away would break typing.
const EDITING = /^Mod\+(Key[ACVX]|Key[ZY]|Shift\+KeyZ)$/;

/** Whether a chord may be given to a command at all: moving about and editing text keep their keys. */
export function canBind(chord: string): boolean {
  const { mod, alt, code } = parseChord(chord);
  if (EDITING.test(chord)) return false;
  return mod || alt || !NAVIGATION.test(code);
}

/** The settings' `keys` with a chord for `id`; its default chord, or null, takes the entry out again. */
export function remap(remapped: Remapped, id: CommandId, chord: string | null): Record<string, string> {
  const { [id]: _before, ...rest } = remapped;
  const defaults: readonly string[] = commands[id].chords;
  return chord === null || defaults[0] === chord ? rest : { ...rest, [id]: chord };
}
