import { describe, expect, it } from 'vitest';
import { chordOf, keyCaps } from '../../../renderer/keyboard/chord.ts';
import { chordsFor, commandIds, commands } from '../../../renderer/keyboard/commands.ts';
import { keyboardMessages } from '../../../renderer/keyboard/messages.ts';
import { canBind, ownerOf, remap } from '../../../renderer/keyboard/remap.ts';

const press = (
  code: string,
  modifiers: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {},
) =>
  ({ code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...modifiers }) as KeyboardEvent;

describe('commands', () => {
  it.each(commandIds)('%s has a name in both languages', (id) => {
    expect(keyboardMessages.en).toHaveProperty([`command.${id}`]);
    expect(keyboardMessages.ar).toHaveProperty([`command.${id}`]);
  });

  it('never share a chord, but for Delete, which takes the passage at hand before the article', () => {
    const chords = commandIds.flatMap((id) => chordsFor(id, {}));
    expect(chords.filter((chord, at) => chords.indexOf(chord) !== at)).toEqual(['Delete']);
    expect(commandIds.filter((id) => chordsFor(id, {}).includes('Delete'))).toEqual([
      'passage.remove',
      'triage.bin',
    ]);
  });

  it('that work in text fields have a chord that types nothing', () => {
    const mute = commandIds.filter((id) => {
      const command: { chords: readonly string[]; inText?: true } = commands[id];
      const typesNothing = command.chords.some((chord) => /^(Mod|Alt)\+|Escape|^F\d/.test(chord));
      return command.inText && !typesNothing;
    });
    expect(mute).toEqual([]);
  });
});

describe('chordOf', () => {
  it('names the physical key, whatever the layout types', () => {
    expect(chordOf({ ...press('KeyQ'), key: 'ض' } as KeyboardEvent, false)).toBe('KeyQ');
    expect(chordOf(press('KeyZ', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+KeyZ');
    expect(chordOf(press('KeyZ', { metaKey: true }), true)).toBe('Mod+KeyZ');
  });

  it('waits for more than a modifier', () => {
    expect(chordOf(press('ControlLeft', { ctrlKey: true }), false)).toBeNull();
  });

  it('takes the number pad for the row of digits', () => {
    expect(chordOf(press('Numpad3'), false)).toBe('Digit3');
  });

  it('is shown as it is pressed', () => {
    expect(keyCaps('Mod+Shift+Slash', false)).toEqual(['Ctrl', 'Shift', '/']);
  });
});

describe('remapping', () => {
  it('finds who has a chord, remapped ones included', () => {
    expect(ownerOf('KeyT', 'passage.mark', {})).toBe('passage.tag');
    expect(ownerOf('KeyT', 'passage.mark', { 'passage.tag': 'KeyB' })).toBeUndefined();
    expect(ownerOf('KeyB', 'passage.mark', { 'passage.tag': 'KeyB' })).toBe('passage.tag');
    expect(ownerOf('KeyT', 'passage.tag', {})).toBeUndefined();
  });

  it('leaves moving and editing text their keys', () => {
    const needed = ['Tab', 'Escape', 'ArrowDown', 'Shift+ArrowLeft', 'Mod+KeyC', 'Mod+KeyV', 'Enter'];
    expect(needed.filter(canBind)).toEqual([]);
    const free = ['KeyX', 'Mod+Enter', 'F7', 'Alt+ArrowDown'];
    expect(free.filter(canBind)).toEqual(free);
  });

  it('stores only what differs from the default', () => {
    expect(remap({}, 'passage.tag', 'KeyX')).toEqual({ 'passage.tag': 'KeyX' });
    expect(remap({ 'passage.tag': 'KeyX' }, 'passage.tag', 'KeyT')).toEqual({});
    expect(remap({ 'passage.tag': 'KeyX', export: 'F9' }, 'passage.tag', null)).toEqual({ export: 'F9' });
  });
});
