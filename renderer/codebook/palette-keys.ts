export type PaletteAction =
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  /** Applies the tag with this number, 1-9. */
  | { readonly kind: 'number'; readonly number: number }
  /** Takes the active tag in or out, and goes on. */
  | { readonly kind: 'toggle' }
  | { readonly kind: 'apply' };

interface Keys {
  readonly code: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

/**
 * What a key does in the tag palette; null: it types. Digits and Space act only while nothing is typed, and by
 * physical key, so that ١ is 1 under an Arabic layout.
 */
export function paletteAction(keys: Keys, empty: boolean): PaletteAction | null {
  if (keys.isComposing) return null;
  const mod = keys.ctrlKey || keys.metaKey;
  if (keys.code === 'Enter' || keys.code === 'NumpadEnter') return { kind: mod ? 'toggle' : 'apply' };
  if (mod || keys.altKey || keys.shiftKey) return null;
  if (keys.code === 'ArrowDown') return { kind: 'move', by: 1 };
  if (keys.code === 'ArrowUp') return { kind: 'move', by: -1 };
  if (!empty) return null;
  if (keys.code === 'Space') return { kind: 'toggle' };
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(keys.code)?.[1];
  return digit === undefined ? null : { kind: 'number', number: Number(digit) };
}
