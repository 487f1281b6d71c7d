/** A transformation of the plane, as PDF writes it: [a b c d e f] (ISO 32000-2, 8.3.3). */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
type Vector = readonly unknown[] | Float32Array | Float64Array;

/** Whether pdf.js hands on a list of numbers, of whichever kind. */
export function isVector(value: unknown): value is Vector {
  return Array.isArray(value) || value instanceof Float32Array || value instanceof Float64Array;
}

/** The number, 0 for what is none. */
export function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** The matrix that six values make, the identity where there are fewer. */
export function matrixOf(values: unknown): Matrix {
  if (!isVector(values) || values.length < 6) return IDENTITY;
  const [a, b, c, d, e, f] = values;
  return [numberOf(a), numberOf(b), numberOf(c), numberOf(d), numberOf(e), numberOf(f)];
}

/** `inner` first, then `outer`. */
export function product(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Where a point of the inner space lies in the outer one. */
export function point([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Quarter turns, clockwise, by which text leans from the horizontal; mirrored text counts as upright. */
export function turnOf([a, b, c, d]: Matrix, size: number): number {
  const sign = Math.sign(size);
  const isMirrored = a * d - b * c > 0;
  const angle = Math.atan2(b * sign, a * sign);
  const turn = (Math.round(angle / (Math.PI / 2)) + 4) % 4;
  return isMirrored && turn === 2 ? 0 : turn;
}

/** A point of the page as the reader of text at that turn sees it: x along the line, y from line to line. */
export function turned([x, y]: readonly [number, number], turn: number): readonly [number, number] {
  if (turn === 1) return [y, -x];
  if (turn === 2) return [-x, -y];
  return turn === 3 ? [-y, x] : [x, y];
}
