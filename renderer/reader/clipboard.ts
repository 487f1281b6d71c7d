/**
 * Puts formatted and plain text on the clipboard; answers whether it did. Must follow a key press or click.
 * Where the asynchronous clipboard is refused (no permission, no focus) a `copy` event carries them.
 */
export async function copyText({ text, html }: { text: string; html: string }): Promise<boolean> {
  try {
    const item = new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' }),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return copyByEvent(text, html);
  }
}

/** Puts plain text on the clipboard, as `copyText` does. */
export async function copyPlain(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text, '');
  }
}

function copyByEvent(text: string, html: string): boolean {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== '') event.clipboardData?.setData('text/html', html);
    event.preventDefault();
  };
  document.addEventListener('copy', fill, { once: true, capture: true });
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return copied;
}
