import type { LedgerRow } from '../../electron/contract/values.ts';

/** A file without text to be kept as an article: one that the ledger refused, or one at hand. */
export type Kept =
  { readonly kind: 'ledger'; readonly row: LedgerRow } | { readonly kind: 'file'; readonly file: File };

/** Formats, as the engine names them, that carry a picture of text or may: they can be kept with the text typed. */
const KEPT: ReadonlySet<string> = new Set([
  'pdf',
  'png',
  'jpeg',
  'gif',
  'tiff',
  'webp',
  'bmp',
  'heic',
  'djvu',
]);

/** Whether a row of the ledger is a file that was refused and can be kept. */
export function canKeep({ status, format }: Pick<LedgerRow, 'status' | 'format'>): boolean {
  return status === 'rejected' && KEPT.has(format);
}

/** Whether a file at hand looks like one that can be kept; the engine looks at its bytes. */
export function looksKept({ name, type }: Pick<File, 'name' | 'type'>): boolean {
  return (
    type === 'application/pdf' ||
    type.startsWith('image/') ||
    /\.(pdf|png|jpe?g|gif|tiff?|webp|bmp)$/i.test(name)
  );
}

/**
 * Whether the engine may find the file of a ledger row: a place on this machine, or in another file, which the archive
 * may have. Of anything else that a browser uploaded only the name is left.
 */
export function mayBeHad(path: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path) || path.includes('!/');
}

/** Title to begin with: the file's name without its extension, separators made blanks. */
export function titleFromName(name: string): string {
  return name
    .replace(/\.[^.]{1,8}$/, '')
    .replaceAll(/[_]+/g, ' ')
    .trim();
}
