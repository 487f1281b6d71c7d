import { extname } from 'node:path';

/**
 * How far an original may be trusted to a program of the system, by what that program goes by, its extension:
 * `inert` opens at once, `active` after a warning (markup, office files and PDF can run code or reach the
 * network), and the rest, scripts and programs among it, is only shown in its folder: opening would run it.
 */
export type OriginalKind = 'inert' | 'active' | 'unopened';

const INERT = extensions('txt text csv tsv png jpg jpeg gif webp tif tiff');
const ACTIVE = extensions(`
  html htm xhtml xht mhtml mht svg xml rss atom eml msg pdf json md
  doc docx docm dot dotx dotm rtf odt odp ods epub xls xlsx xlsm ppt pptx pptm
`);

/** `format` is what the engine found in the bytes: HTML named `.txt` is still active. */
export function originalKind(name: string, format: string): OriginalKind {
  const extension = extname(name).slice(1).toLowerCase();
  if (INERT.has(extension)) return format === 'html' ? 'active' : 'inert';
  return ACTIVE.has(extension) ? 'active' : 'unopened';
}

function extensions(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
