/** What the analyst may have copied: a page's markup, and the same as plain text. */
export interface Pasted {
  readonly html: string;
  readonly text: string;
}

/** The clipboard of a paste event; null when it holds no text. */
export function pastedText(clipboard: DataTransfer | null): Pasted | null {
  const text = clipboard?.getData('text/plain') ?? '';
  const html = clipboard?.getData('text/html') ?? '';
  return text.trim() === '' ? null : { html, text };
}
