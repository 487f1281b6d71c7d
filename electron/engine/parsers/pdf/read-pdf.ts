import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { fileURLToPath } from 'node:url';
import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { MAX_ARTICLE_LENGTH, MAX_PDF_PAGES } from '../limits.ts';
import { decodedBytes } from './decoded-bytes.ts';
import type { PageGlyphs } from './glyph.ts';
import { linesOf } from './lines.ts';
import { isRtlText } from './logical-order.ts';
import { pageGlyphs } from './page-glyphs.ts';
import { paragraphsOf } from './paragraphs.ts';
import { dateline, pdfMetadata } from './pdf-metadata.ts';
import { pdfText } from './pdf-text.ts';
import { loadPdfjs, MAX_OPERATORS, type Pdfjs } from './pdfjs.ts';
import { rowsOf } from './rows.ts';
import { withoutRunningHeads, type PageRows } from './running-heads.ts';

/**
 * A PDF is one article, its text in logical order with its pages as locators. One without text has an empty body and
 * `details.noText`. Expected failures: `encrypted` (a password is asked for), `too-large` (pages, text), `bomb`,
 * `malformed`.
 */
export async function readPdf(input: FormatInput): Promise<Result<FormatOutput>> {
  const pdfjs = await loadPdfjs();
  const read = await readBytes(pdfjs, input.bytes, input.name);
  if (read.ok || read.error.code !== 'malformed') return read;
  const mended = withTrailer(input.bytes);
  return mended ? readBytes(pdfjs, mended, input.name) : read;
}

async function readBytes(pdfjs: Pdfjs, bytes: Uint8Array, name: string): Promise<Result<FormatOutput>> {
  decodedBytes.begin(bytes.length);
  const task = open(pdfjs, bytes);
  try {
    const read = await readDocument(pdfjs, await task.promise, name);
    return decodedBytes.isBomb ? fail('bomb') : read;
  } catch (error) {
    if (decodedBytes.isBomb) return fail('bomb');
    if (error instanceof pdfjs.PasswordException) return fail('encrypted', { name });
    return fail('malformed', { detail: error instanceof Error ? error.name : 'unknown' });
  } finally {
    await task.destroy();
  }
}

/** A file that was cut off before its trailer with one that names its catalog; null when the catalog is lost too. */
function withTrailer(bytes: Uint8Array): Uint8Array | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const at = file.indexOf('/Catalog');
  if (at < 0) return null;
  const before = file.toString('latin1', Math.max(0, at - 500), at);
  const number = [...before.matchAll(/(\d{1,10}) (\d{1,5}) obj/g)].at(-1);
  if (!number) return null;
  const trailer = `\ntrailer\n<< /Root ${number[1]} ${number[2]} R >>\nstartxref\n0\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([file, Buffer.from(trailer)]));
}

function open(pdfjs: Pdfjs, bytes: Uint8Array): PDFDocumentLoadingTask {
  return pdfjs.getDocument({
    // pdf.js takes the buffer over.
    data: Uint8Array.from(bytes),
    // The only files of its own that text may need: CJK character maps.
    cMapUrl: fileURLToPath(import.meta.resolve('pdfjs-dist/cmaps/')),
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    stopAtErrors: false,
    // No picture is ever decoded.
    maxImageSize: 1,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
}

async function readDocument(
  pdfjs: Pdfjs,
  document: PDFDocumentProxy,
  name: string,
): Promise<Result<FormatOutput>> {
  const { numPages } = document;
  if (numPages > MAX_PDF_PAGES) return fail('too-large', { limit: MAX_PDF_PAGES, size: numPages });
  const turns: PageRows[][] = [[], [], [], []];
  let length = 0;
  for (let number = 1; number <= numPages; number++) {
    const page = await glyphsOfPage(pdfjs, document, number);
    if (decodedBytes.isBomb) return fail('bomb');
    if (!page) return fail('bomb', { limit: MAX_OPERATORS });
    const { width, height, turns: glyphs } = page;
    for (const [turn, upright] of glyphs.entries()) {
      length += upright.length;
      turns[turn]?.push({ height: turn % 2 === 0 ? height : width, rows: rowsOf(upright) });
    }
    if (length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  }
  const lines = turns.flatMap((pages, turn) => linesOf(withoutRunningHeads(pages), turn));
  const paragraphs = paragraphsOf(lines);
  const { info, metadata } = await document.getMetadata();
  const given = pdfMetadata({ ...info }, (key) => xmpValue(metadata?.get(key)), {
    pages: numPages,
    isArabic: lines.some(({ text }) => isRtlText(text)),
  });
  const labels = (await document.getPageLabels().catch(() => null)) ?? [];
  const { title, body, structure, locators } = pdfText(paragraphs, given.title, labels);
  const article = {
    title: title || titleOfFile(name),
    body,
    structure,
    locators,
    byline: given.byline,
    publisher: given.publisher,
    published: given.published || dateline(paragraphs),
    language: given.language,
    details: lines.length === 0 ? { ...given.details, noText: '1' } : given.details,
  };
  return ok({ articles: [article] });
}

const NO_GLYPHS: PageGlyphs = { width: 1, height: 1, turns: [[], [], [], []] };

/** A page that is broken beyond reading has no text; the others have theirs. */
async function glyphsOfPage(
  pdfjs: Pdfjs,
  document: PDFDocumentProxy,
  number: number,
): Promise<PageGlyphs | null> {
  try {
    const page = await document.getPage(number);
    const glyphs = await pageGlyphs(pdfjs, page);
    page.cleanup();
    return glyphs;
  } catch (error) {
    if (error instanceof pdfjs.PasswordException) throw error;
    return NO_GLYPHS;
  }
}

function xmpValue(value: unknown): string {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join(', ');
  return typeof value === 'string' ? value : '';
}

function titleOfFile(name: string): string {
  return (
    name
      .replace(/^.*[\\/]/, '')
      .replace(/\.[A-Za-z0-9]{1,5}$/, '')
      .replaceAll('_', ' ')
      .trim() || name
  );
}
