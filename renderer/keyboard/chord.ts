/**
 * Chords name physical keys (`KeyboardEvent.code`), so that they work under an Arabic layout, where Q types ض.
 * Written `Mod+Shift+KeyZ`; `Mod` is Ctrl, on a Mac Command. https://www.w3.org/TR/uievents-code/
 */
export interface Chord {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly code: string;
}

export function parseChord(text: string): Chord {
  const parts = text.split('+');
  return {
    mod: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    code: parts.at(-1) ?? '',
  };
}

/** The chord of a key press, or null while only modifiers are down. `mac`: Command stands for Mod. */
export function chordOf(event: KeyboardEvent, mac: boolean): string | null {
  if (/^(Control|Shift|Alt|Meta|OS)/.test(event.code) || event.code === '') return null;
  const mod = mac ? event.metaKey : event.ctrlKey;
  return `${mod ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${normalCode(event.code)}`;
}

/** The number pad's digits and Enter count as the main block's. */
function normalCode(code: string): string {
  if (code === 'NumpadEnter') return 'Enter';
  return code.replace(/^Numpad(\d)$/, 'Digit$1');
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Slash: '/',
  Backslash: '\\',
  Comma: ',',
  Period: '.',
  BracketLeft: '[',
  BracketRight: ']',
  Minus: '-',
  Equal: '=',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫',
};

/** How a chord is shown on screen, key cap by key cap: `['Ctrl', 'Shift', 'Z']`. */
export function keyCaps(chord: string, mac: boolean): string[] {
  const { mod, shift, alt, code } = parseChord(chord);
  const caps: string[] = [];
  if (mod) caps.push(mac ? '⌘' : 'Ctrl');
  if (alt) caps.push(mac ? '⌥' : 'Alt');
  if (shift) caps.push(mac ? '⇧' : 'Shift');
  caps.push(NAMES[code] ?? code.replace(/^(Key|Digit)/, ''));
  return caps;
}
