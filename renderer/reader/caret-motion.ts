export interface Keys {
  readonly code: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a key does to the caret or the selection. `line-edge` and `text-edge` are Home and End. */
export type Motion =
  | {
      readonly kind: 'step';
      readonly extend: boolean;
      /** `left` and `right` follow the eye, `forward` and `backward` the text. */
      readonly direction: 'left' | 'right' | 'forward' | 'backward';
      readonly by: 'character' | 'word' | 'line' | 'lineboundary';
    }
  | { readonly kind: 'paragraph'; readonly forward: boolean }
  | { readonly kind: 'text-edge'; readonly extend: boolean; readonly forward: boolean }
  | { readonly kind: 'all' };

/**
 * The motion of a key press: moving the caret follows the eye, extending the selection follows the text, whose
 * direction is `rtl` or not where the caret is. Null for keys that are no motion. On a Mac, Option takes words.
 */
export function motionOf(keys: Keys, rtl: boolean, mac: boolean): Motion | null {
  const { code, shiftKey: extend, altKey: alt } = keys;
  const mod = mac ? keys.metaKey : keys.ctrlKey;
  const word = mac ? alt : mod;
  if (code === 'ArrowLeft' || code === 'ArrowRight') {
    if (mac ? mod : alt) return null;
    const forward = (code === 'ArrowLeft') === rtl;
    const visual = code === 'ArrowLeft' ? 'left' : 'right';
    const logical = forward ? 'forward' : 'backward';
    return { kind: 'step', extend, direction: extend ? logical : visual, by: word ? 'word' : 'character' };
  }
  if (code === 'ArrowUp' || code === 'ArrowDown') {
    const forward = code === 'ArrowDown';
    if (mod) return null;
    if (alt) return extend ? { kind: 'paragraph', forward } : null;
    return { kind: 'step', extend, direction: forward ? 'forward' : 'backward', by: 'line' };
  }
  if (code === 'Home' || code === 'End') {
    if (alt) return null;
    const forward = code === 'End';
    if (mod) return { kind: 'text-edge', extend, forward };
    return { kind: 'step', extend, direction: forward ? 'forward' : 'backward', by: 'lineboundary' };
  }
  return code === 'KeyA' && mod && !alt && !extend ? { kind: 'all' } : null;
}
