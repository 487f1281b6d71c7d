import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { Cluster } from './cluster.ts';
import type { Glyph, PageGlyphs } from './glyph.ts';
import {
  IDENTITY,
  isVector,
  matrixOf,
  numberOf,
  point,
  product,
  turned,
  turnOf,
  type Matrix,
} from './matrix.ts';
import { fontOf, glyphOf, NO_FONT, type Font } from './pdf-font.ts';
import { MAX_OPERATORS, type Pdfjs } from './pdfjs.ts';

interface GraphicsState {
  matrix: Matrix;
  font: Font;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
}

const MAX_STATES = 1000;
/** Operators that pdf.js hands on at a time. */
const CHUNK = 1000;

/**
 * The glyphs of a page with their places, from pdf.js' list of drawing operators (ISO 32000-2, 9.4): its own text
 * items have already been through a bidi algorithm that does not know the line's direction. Null: too many operators.
 */
export async function pageGlyphs(pdfjs: Pdfjs, page: PDFPageProxy): Promise<PageGlyphs | null> {
  const viewport = page.getViewport({ scale: 1 });
  const list = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE });
  // The chunk in which it stopped is not handed on in full.
  if (list.fnArray.length > MAX_OPERATORS - CHUNK) return null;
  const reader = new GlyphReader(page, viewport.transform);
  const fnArray: readonly number[] = list.fnArray;
  const argsArray: readonly unknown[] = list.argsArray;
  for (const [index, operator] of fnArray.entries()) {
    const values = argsArray[index];
    reader.apply(pdfjs, operator, Array.isArray(values) ? values : []);
  }
  return { width: viewport.width, height: viewport.height, turns: reader.turns };
}

/** Follows the graphics and text state from operator to operator. */
class GlyphReader {
  readonly turns: Glyph[][] = [[], [], [], []];
  readonly #page: PDFPageProxy;
  readonly #fonts = new Map<string, Font>();
  readonly #stack: GraphicsState[] = [];
  /** Marked contents that are open, those with a text of their own among them. */
  readonly #marked: (Cluster | null)[] = [];
  #state: GraphicsState;
  #textMatrix = IDENTITY;
  #lineX = 0;
  #lineY = 0;
  #x = 0;
  #y = 0;

  constructor(page: PDFPageProxy, base: readonly number[]) {
    this.#page = page;
    this.#state = {
      matrix: matrixOf(base),
      font: NO_FONT,
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      horizontalScale: 1,
      leading: 0,
      rise: 0,
    };
  }

  apply({ OPS }: Pdfjs, operator: number, values: readonly unknown[]): void {
    const state = this.#state;
    const number = (index: number): number => numberOf(values[index]);
    switch (operator) {
      case OPS.save:
        return this.#save();
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        this.#state = this.#stack.pop() ?? state;
        return;
      case OPS.paintFormXObjectBegin:
        this.#save();
        if (values[0]) this.#state.matrix = product(this.#state.matrix, matrixOf(values[0]));
        return;
      case OPS.transform:
        state.matrix = product(state.matrix, matrixOf(values));
        return;
      case OPS.setGState:
        return this.#setGState(values[0]);
      case OPS.setFont:
        return this.#setFont(String(values[0]), number(1));
      case OPS.setCharSpacing:
        state.charSpacing = number(0);
        return;
      case OPS.setWordSpacing:
        state.wordSpacing = number(0);
        return;
      case OPS.setHScale:
        state.horizontalScale = number(0) / 100;
        return;
      case OPS.setLeading:
        state.leading = -number(0);
        return;
      case OPS.setTextRise:
        state.rise = number(0);
        return;
      case OPS.beginText:
        return this.#setTextMatrix(IDENTITY);
      case OPS.setTextMatrix:
        return this.#setTextMatrix(matrixOf(isVector(values[0]) ? values[0] : values));
      case OPS.moveText:
        return this.#moveText(number(0), number(1));
      case OPS.setLeadingMoveText:
        state.leading = number(1);
        return this.#moveText(number(0), number(1));
      case OPS.nextLine:
        return this.#moveText(0, state.leading);
      case OPS.showText:
        return this.#showText(Array.isArray(values[0]) ? values[0] : []);
      case OPS.beginMarkedContent:
        this.#marked.push(null);
        return;
      case OPS.beginMarkedContentProps:
        this.#marked.push(typeof values[2] === 'string' ? new Cluster(values[2]) : null);
        return;
      case OPS.endMarkedContent: {
        const cluster = this.#marked.pop();
        if (cluster) this.turns[cluster.turn]?.push(...cluster.glyphs());
        return;
      }
    }
  }

  #save(): void {
    this.#stack.push(this.#state);
    if (this.#stack.length > MAX_STATES) this.#stack.shift();
    this.#state = { ...this.#state };
  }

  #setGState(changes: unknown): void {
    if (!Array.isArray(changes)) return;
    for (const change of changes) {
      if (Array.isArray(change) && change[0] === 'Font' && Array.isArray(change[1])) {
        this.#setFont(String(change[1][0]), numberOf(change[1][1]));
      }
    }
  }

  #setFont(name: string, size: number): void {
    let font = this.#fonts.get(name);
    if (!font) {
      font = this.#page.commonObjs.has(name) ? fontOf(this.#page.commonObjs.get(name)) : NO_FONT;
      this.#fonts.set(name, font);
    }
    this.#state.font = font;
    this.#state.size = size;
  }

  #setTextMatrix(matrix: Matrix): void {
    this.#textMatrix = matrix;
    this.#x = this.#lineX = 0;
    this.#y = this.#lineY = 0;
  }

  #moveText(x: number, y: number): void {
    this.#x = this.#lineX += x;
    this.#y = this.#lineY += y;
  }

  #showText(shown: readonly unknown[]): void {
    const { font, size, charSpacing, wordSpacing, horizontalScale, rise, matrix } = this.#state;
    const page = product(matrix, this.#textMatrix);
    const across = font.vertical ? 1 : horizontalScale;
    for (const one of shown) {
      if (typeof one === 'number') {
        this.#advance(font.vertical, ((-one * size) / 1000) * across);
        continue;
      }
      const { unicode, width, isSpace } = glyphOf(one, font.vertical);
      const drawn = width * font.scale * size * across;
      const x = this.#x;
      const y = this.#y + rise;
      this.#advance(font.vertical, drawn + (charSpacing + (isSpace ? wordSpacing : 0)) * across);
      const end: readonly [number, number] = font.vertical ? [x, y + drawn] : [x + drawn, y];
      this.#place(unicode, point(page, x, y), point(page, ...end), page);
    }
  }

  #advance(vertical: boolean, distance: number): void {
    if (vertical) this.#y += distance;
    else this.#x += distance;
  }

  #place(text: string, from: readonly [number, number], to: readonly [number, number], matrix: Matrix): void {
    const { font, size: fontSize } = this.#state;
    const size = Math.abs(fontSize) * Math.hypot(matrix[2], matrix[3]);
    if (!Number.isFinite(size + from[0] + from[1] + to[0] + to[1]) || size === 0) return;
    const turn = font.vertical ? 1 : turnOf(matrix, fontSize);
    const [startX, startY] = turned(from, turn);
    const [endX] = turned(to, turn);
    const glyph: Glyph = {
      text,
      left: Math.min(startX, endX),
      right: Math.max(startX, endX),
      baseline: startY,
      size,
      bold: font.bold,
    };
    const cluster = this.#marked.findLast((marked) => marked !== null);
    if (cluster) cluster.add(glyph, turn);
    else this.turns[turn]?.push(glyph);
  }
}
