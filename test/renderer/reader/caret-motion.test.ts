import { describe, expect, it } from 'vitest';
import { motionOf, type Keys } from '../../../renderer/reader/caret-motion.ts';

function keys(code: string, ...held: readonly ('shift' | 'alt' | 'ctrl' | 'meta')[]): Keys {
  return {
    code,
    shiftKey: held.includes('shift'),
    altKey: held.includes('alt'),
    ctrlKey: held.includes('ctrl'),
    metaKey: held.includes('meta'),
  };
}

describe('caret motions', () => {
  it('move with the eye, whatever the direction of the text', () => {
    for (const rtl of [true, false]) {
      expect(motionOf(keys('ArrowLeft'), rtl, false)).toEqual({
        kind: 'step',
        extend: false,
        direction: 'left',
        by: 'character',
      });
    }
  });

  it('extend with the text: left is onwards in Arabic, back in English', () => {
    expect(motionOf(keys('ArrowLeft', 'shift'), true, false)).toMatchObject({
      extend: true,
      direction: 'forward',
    });
    expect(motionOf(keys('ArrowLeft', 'shift'), false, false)).toMatchObject({ direction: 'backward' });
    expect(motionOf(keys('ArrowRight', 'shift'), true, false)).toMatchObject({ direction: 'backward' });
  });

  it('take words with Ctrl, on a Mac with Option', () => {
    expect(motionOf(keys('ArrowRight', 'ctrl', 'shift'), false, false)).toMatchObject({
      by: 'word',
      extend: true,
    });
    expect(motionOf(keys('ArrowRight', 'alt'), false, true)).toMatchObject({ by: 'word' });
    expect(motionOf(keys('ArrowRight', 'alt'), false, false)).toBeNull();
  });

  it('take paragraphs with Shift and Alt', () => {
    expect(motionOf(keys('ArrowDown', 'shift', 'alt'), true, false)).toEqual({
      kind: 'paragraph',
      forward: true,
    });
    expect(motionOf(keys('ArrowUp', 'shift', 'alt'), true, false)).toEqual({
      kind: 'paragraph',
      forward: false,
    });
  });

  it('leave every other key to the program', () => {
    for (const code of ['KeyA', 'KeyQ', 'KeyJ', 'Escape', 'PageDown', 'Space', 'Digit1']) {
      expect(motionOf(keys(code), true, false)).toBeNull();
    }
    expect(motionOf(keys('ArrowUp', 'ctrl'), true, false)).toBeNull();
    expect(motionOf(keys('KeyA', 'ctrl'), true, false)).toEqual({ kind: 'all' });
  });
});
