// Bidi embeddings, overrides and isolates: in a name they can make `gpj.exe` read as `exe.jpg`.
const BIDI_CONTROL = /[\u202A-\u202E\u2066-\u2069]/g;

/** Removes the characters that reorder what follows them (U+202A-202E, U+2066-2069). */
export function withoutBidiControls(text: string): string {
  return text.replace(BIDI_CONTROL, '');
}
