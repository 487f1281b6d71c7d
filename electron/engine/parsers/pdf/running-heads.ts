import { cellsOf, type Row } from './rows.ts';

/** A page's upright rows from top to bottom. Units: points. */
export interface PageRows {
  readonly height: number;
  readonly rows: readonly Row[];
}

/** Rows at the top and at the bottom of a page that may be heads and feet. */
const OUTERMOST = 3;
/** Share of a page's height where heads and feet stand. */
const HEAD_SPACE = 0.15;
/** Pages that say the same at the same height before it is a running head. */
const MIN_PAGES = 3;
/** Heights nearer than this are the same. */
const SAME_HEIGHT = 4;
/** The outer part of a page where a number alone is the page's. */
const MARGIN = 0.1;
const PAGE_NUMBER =
  /^[-–—\s[(|]*(?:(?:page|p\.|صفحة|صفحه|ص)\s*)?[\d\u0660-\u0669\u06F0-\u06F9]{1,4}[-–—\s\])|]*$/i;

/** The pages without running heads, running feet and page numbers. */
export function withoutRunningHeads(pages: readonly PageRows[]): PageRows[] {
  const places = new Map<string, Set<number>>();
  for (const [page, { rows, height }] of pages.entries()) {
    for (const row of outermost(rows, height)) {
      // Two neighbouring heights, so that none falls between.
      for (const key of keysOf(row, height)) {
        const found = places.get(key) ?? new Set();
        places.set(key, found.add(page));
      }
    }
  }
  return pages.map(({ rows, height }) => {
    const dropped = new Set(
      outermost(rows, height).filter(
        (row) =>
          keysOf(row, height).some((key) => (places.get(key)?.size ?? 0) >= MIN_PAGES) ||
          isPageNumber(row, height),
      ),
    );
    return { height, rows: rows.filter((row) => !dropped.has(row)) };
  });
}

function outermost(rows: readonly Row[], height: number): readonly Row[] {
  const isOuter = ({ baseline }: Row): boolean => Math.abs(baseline / height - 0.5) > 0.5 - HEAD_SPACE;
  return [...rows.slice(0, OUTERMOST), ...rows.slice(Math.max(OUTERMOST, rows.length - OUTERMOST))].filter(
    isOuter,
  );
}

function keysOf(row: Row, height: number): string[] {
  const text = textOf(row).replace(/[\d\u0660-\u0669\u06F0-\u06F9]+/g, '#');
  const fromTop = row.baseline < height / 2;
  const distance = (fromTop ? row.baseline : height - row.baseline) / SAME_HEIGHT;
  return [Math.floor(distance), Math.floor(distance + 0.5) + 0.5].map(
    (step) => `${fromTop ? 'head' : 'foot'} ${step} ${text}`,
  );
}

function isPageNumber(row: Row, height: number): boolean {
  const isOuter = row.baseline < height * MARGIN || row.baseline > height * (1 - MARGIN);
  return isOuter && row.glyphs.length <= 16 && PAGE_NUMBER.test(textOf(row));
}

function textOf(row: Row): string {
  return cellsOf(row.glyphs).join('');
}
