import { withoutBidiControls } from '../../text/bidi.ts';

// Separators, what Windows forbids, controls and lone surrogates.
const FORBIDDEN = /[/\\:*?"<>|\u0000-\u001F\u007F-\u009F]|\p{Cs}/gu;
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
// File systems allow 255 bytes, and an Arabic letter takes two.
const MAX_BYTES = 200;

/**
 * A name that any file system takes and that shows as what it is: no separators, controls or bidi overrides,
 * no leading dots, no Windows device, at most 200 bytes of UTF-8 with the extension kept.
 */
export function safeFileName(name: string): string {
  const plain = withoutBidiControls(name)
    .replace(FORBIDDEN, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
    .replace(WINDOWS_DEVICE, (device) => `_${device}`);
  if (plain === '') return 'original';
  const extension = /\.[^.\s]{1,16}$/.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - extension.length);
  return cutToBytes(stem, MAX_BYTES - Buffer.byteLength(extension)) + extension;
}

function cutToBytes(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}
