import { registerHooks } from 'node:module';
import type * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { COUNTER, decodedBytes } from './decoded-bytes.ts';

export type Pdfjs = typeof pdfjs;

// Typed as any string: the module has no declarations, and is imported for its effect.
const WORKER: string = 'pdfjs-dist/legacy/build/pdf.worker.mjs';
const WORKER_URL = /\/pdfjs-dist\/legacy\/build\/pdf\.worker\.mjs$/;
/** Drawing operators of one page; one with more is a bomb. */
export const MAX_OPERATORS = 400_000;

/**
 * What of pdf.js 6 is replaced, by what. Where a later version no longer has the line, nothing is replaced, and tests
 * fail.
 */
const PATCHES: readonly (readonly [line: string, replacement: string])[] = [
  // It tells of marked content its tag and number. The third value is ours: the text that a producer gives for glyphs
  // that have none of their own (ISO 32000-2, 14.9.4), as Chromium does for most Arabic fonts.
  [
    'args = [args[0].name, args[1] instanceof Dict ? args[1].get("MCID") : null];',
    'args = [args[0].name, args[1] instanceof Dict ? args[1].get("MCID") : null, ' +
      'args[1] instanceof Dict && typeof args[1].get("ActualText") === "string" ? stringToPDFString(args[1].get("ActualText")) : null];',
  ],
  // Forms that draw forms that draw forms grow beyond all bounds.
  [
    'addOp(fn, args) {',
    `addOp(fn, args) {
      if ((this.added = (this.added ?? 0) + 1) > ${MAX_OPERATORS}) throw new Error("too many operators");`,
  ],
  // Streams that grow without bounds: those inflated by the platform (there is one such place) and by pdf.js itself.
  ['totalLength += chunk.byteLength;', `${COUNTER}.grow(totalLength, totalLength += chunk.byteLength);`],
  [
    'let size = this.minBufferLength;',
    `${COUNTER}.grow(buffer.byteLength, Math.max(requested, this.minBufferLength));
    let size = this.minBufferLength;`,
  ],
];

let loading: Promise<Pdfjs> | undefined;

/**
 * pdf.js with its worker in this very thread, loaded when the first PDF comes. Its native canvas is kept out: nothing
 * is ever drawn. It is told to hand on `ActualText`, which it otherwise drops, and where to stop.
 */
export function loadPdfjs(): Promise<Pdfjs> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Pdfjs> {
  Object.defineProperty(globalThis, COUNTER, { value: decodedBytes, configurable: true });
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (specifier === '@napi-rs/canvas') throw new Error('nothing is drawn');
      return next(specifier, context);
    },
    load(url, context, next) {
      const loaded = next(url, context);
      if (!WORKER_URL.test(url) || loaded.source === undefined || loaded.source === null) return loaded;
      const { source } = loaded;
      const code = typeof source === 'string' ? source : new TextDecoder().decode(source);
      const patched = PATCHES.reduce(
        (text, [line, replacement]) => text.replace(line, () => replacement),
        code,
      );
      return { ...loaded, source: patched };
    },
  });
  try {
    // Sets `globalThis.pdfjsWorker`, which pdf.js takes instead of a thread.
    await import(WORKER);
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } finally {
    hooks.deregister();
  }
}
