import { seek } from './segment.ts';

/** Articles of one segment, by ordinal, ascending, each once. */
export type Ordinals = Int32Array;

/** Those in both. Walks the shorter through the longer. */
export function intersect(a: Ordinals, b: Ordinals): Ordinals {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const both = new Int32Array(few.length);
  let count = 0;
  for (let i = 0, j = 0; i < few.length; i++) {
    const ordinal = few[i] ?? 0;
    j = seek(many, ordinal, j);
    if (j === many.length) break;
    if (many[j] === ordinal) both[count++] = ordinal;
  }
  return both.subarray(0, count);
}

/** Those in either. */
export function unite(a: Ordinals, b: Ordinals): Ordinals {
  const either = new Int32Array(a.length + b.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const x = a[i] ?? Infinity;
    const y = b[j] ?? Infinity;
    either[count++] = Math.min(x, y);
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return either.subarray(0, count);
}

/** Those in `a` that are not in `b`. */
export function subtract(a: Ordinals, b: Ordinals): Ordinals {
  const left = new Int32Array(a.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.length; i++) {
    const ordinal = a[i] ?? 0;
    j = seek(b, ordinal, j);
    if (j === b.length || b[j] !== ordinal) left[count++] = ordinal;
  }
  return left.subarray(0, count);
}

/** All of a segment of `articles` articles. */
export function everything(articles: number): Ordinals {
  const ordinals = new Int32Array(articles);
  for (let i = 0; i < articles; i++) ordinals[i] = i;
  return ordinals;
}
