import type { DatabaseSync } from 'node:sqlite';
import { integerOf } from '../archive/row.ts';

/** Newest first; articles without a date come last. Ties as in the library list: imported later first. */
const ORDER_BY = {
  published: 'published DESC, number DESC',
  imported: 'imported_at DESC, number DESC',
} as const;

/** Up to so many matches are looked up one by one; for more, reading the articles in order ends sooner. */
const FEW = 2000;

/** `limit` of the articles `numbers` (all visible, or all hidden), from the `offset`-th on, in the order asked for. */
export function orderedPage(
  db: DatabaseSync,
  numbers: readonly number[],
  order: keyof typeof ORDER_BY,
  { hidden, offset, limit }: { readonly hidden: boolean; readonly offset: number; readonly limit: number },
): number[] {
  if (numbers.length <= FEW) {
    return db
      .prepare(
        `SELECT number FROM articles WHERE number IN (SELECT value FROM json_each(?))
         ORDER BY ${ORDER_BY[order]} LIMIT ? OFFSET ?`,
      )
      .all(JSON.stringify(numbers), limit, offset)
      .map((row) => integerOf(row, 'number'));
  }
  const wanted = new Set(numbers);
  const page: number[] = [];
  let passed = 0;
  const rows = db.prepare(
    `SELECT number FROM articles WHERE hidden = ${hidden ? 1 : 0} ORDER BY ${ORDER_BY[order]}`,
  );
  for (const row of rows.iterate()) {
    const number = integerOf(row, 'number');
    if (!wanted.has(number) || passed++ < offset) continue;
    if (page.length >= limit) break;
    page.push(number);
  }
  return page;
}
