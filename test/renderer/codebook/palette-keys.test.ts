import { describe, expect, it } from 'vitest';
import { paletteAction } from '../../../renderer/codebook/palette-keys.ts';

const press = (code: string, more: object = {}, empty = true) =>
  paletteAction(
    { code, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, isComposing: false, ...more },
    empty,
  );

describe('keys of the tag palette', () => {
  it('take a numbered tag by the physical key, main block or number pad, while nothing is typed', () => {
    expect(press('Digit1')).toEqual({ kind: 'number', number: 1 });
    expect(press('Numpad9')).toEqual({ kind: 'number', number: 9 });
    expect(press('Digit0')).toBeNull();
  });

  it('type digits and blanks into a name that is begun', () => {
    expect(press('Digit2', {}, false)).toBeNull();
    expect(press('Space', {}, false)).toBeNull();
    expect(press('Space')).toEqual({ kind: 'toggle' });
  });

  it('apply with Enter, go on with Ctrl+Enter', () => {
    expect(press('Enter', {}, false)).toEqual({ kind: 'apply' });
    expect(press('NumpadEnter', { metaKey: true }, false)).toEqual({ kind: 'toggle' });
  });

  it('leave composed characters and shortcuts alone', () => {
    expect(press('Enter', { isComposing: true })).toBeNull();
    expect(press('Digit1', { ctrlKey: true })).toBeNull();
    expect(press('Digit1', { shiftKey: true })).toBeNull();
  });
});
