import { knownEncoding } from './known-encoding.ts';

// HTML's prescan looks at 1024 bytes; saved pages often have their <meta> further down.
const PRESCAN = 16 * 1024;

/**
 * The encoding that a document declares of itself, as its name (`windows-1256`): XML prolog, `<meta charset>`,
 * `<meta http-equiv>`; '' when it declares none, or one unknown. Declarations are claims, not facts.
 */
export function declaredEncoding(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN)).toString(
    'latin1',
  );
  const prolog = /^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  if (prolog) return encodingName(prolog);
  const markup = head.replace(/<!--[\s\S]*?-->/g, '');
  for (const [tag] of markup.matchAll(/<meta\b[^>]{0,400}>/gi)) {
    const label = /\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(tag)?.[1];
    if (label) return encodingName(label);
  }
  return '';
}

/** Name of the encoding that a label declares, '' when it is not known here. */
export function encodingName(label: string): string {
  const encoding = knownEncoding(label);
  // A document whose declaration could be read byte by byte is not UTF-16 (HTML standard, prescan step 9).
  return /^utf-(?:16|32)/.test(encoding) ? 'utf-8' : encoding;
}
