import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../../electron/contract/result.ts';
import { RowSource, type FetchPage } from '../../../renderer/library/row-source.svelte.ts';

interface Row {
  readonly id: string;
}

/** A list that can grow at its head, as the library does while an import runs. */
class Shelf {
  ids: string[];
  asked = 0;
  constructor(count: number) {
    this.ids = Array.from({ length: count }, (_, index) => `a${index}`);
  }
  readonly fetch: FetchPage<Row> = (offset, limit) => {
    this.asked++;
    return Promise.resolve(
      ok({ total: this.ids.length, rows: this.ids.slice(offset, offset + limit).map((id) => ({ id })) }),
    );
  };
  prepend(count: number): void {
    this.ids = [
      ...Array.from({ length: count }, (_, index) => `new${this.ids.length}-${index}`),
      ...this.ids,
    ];
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const source = (): RowSource<Row> => new RowSource<Row>((row) => row.id);

describe('RowSource', () => {
  it('fetches pages as they come into view, each once', async () => {
    const shelf = new Shelf(1_000);
    const rows = source();
    await rows.show(shelf.fetch);
    expect(rows.total).toBe(1_000);
    expect(rows.row(730)).toBeUndefined();
    rows.ensure(720, 740);
    rows.ensure(720, 740);
    await settled();
    expect(rows.row(730)).toEqual({ id: 'a730' });
    expect(shelf.asked).toBe(2);
  });

  it('never lets an older answer overwrite a newer one', async () => {
    const rows = source();
    let late: (() => void) | undefined;
    const slow = rows.show(
      () => new Promise((resolve) => (late = () => resolve(ok({ total: 1, rows: [{ id: 'old' }] })))),
    );
    await rows.show(() => Promise.resolve(ok({ total: 1, rows: [{ id: 'new' }] })));
    late?.();
    await slow;
    expect(rows.row(0)).toEqual({ id: 'new' });
  });

  it('keeps what is on screen until another list answers', async () => {
    const rows = source();
    await rows.show(new Shelf(3).fetch);
    let answer: (() => void) | undefined;
    const next = rows.show(
      () => new Promise((resolve) => (answer = () => resolve(ok({ total: 0, rows: [] })))),
    );
    expect(rows.row(0)).toEqual({ id: 'a0' });
    answer?.();
    await next;
    expect(rows.total).toBe(0);
  });

  it('says how far its anchor moved when rows came in above', async () => {
    const shelf = new Shelf(500);
    const rows = source();
    await rows.show(shelf.fetch);
    rows.ensure(200, 220);
    await settled();
    shelf.prepend(7);
    await rows.refresh(210, { index: 210, id: 'a210' });
    expect(rows.shifted).toBe(7);
    expect(rows.row(217)).toEqual({ id: 'a210' });
  });

  it('finds its anchor again when it was pushed pages away', async () => {
    const shelf = new Shelf(500);
    const rows = source();
    await rows.show(shelf.fetch);
    shelf.prepend(400);
    await rows.refresh(10, { index: 10, id: 'a10' });
    expect(rows.shifted).toBe(400);
    expect(rows.row(410)).toEqual({ id: 'a10' });
  });

  it('asks once more when the archive changed while the first page was on its way', async () => {
    const shelf = new Shelf(2);
    const rows = source();
    let first = true;
    const shown = rows.show(async (offset, limit, signal) => {
      const answer = await shelf.fetch(offset, limit, signal);
      if (first) await settled();
      first = false;
      return answer;
    });
    await Promise.resolve();
    shelf.prepend(1);
    await rows.refresh(0);
    await shown;
    expect(rows.total).toBe(3);
  });

  it('does not mix in a page of a list that has grown meanwhile', async () => {
    const shelf = new Shelf(200);
    const rows = source();
    await rows.show(shelf.fetch);
    shelf.prepend(5);
    rows.ensure(100, 110);
    await settled();
    expect(rows.total).toBe(200);
    expect(rows.row(100)).toBeUndefined();
    await rows.refresh(100);
    expect(rows.row(105)).toEqual({ id: 'a100' });
  });

  it('keeps memory bounded however far one scrolls, and the pages in view', async () => {
    const shelf = new Shelf(20_000);
    const rows = source();
    await rows.show(shelf.fetch);
    for (let index = 0; index < 20_000; index += 50) {
      rows.ensure(index, index + 20);
      await settled();
    }
    const loaded = Array.from({ length: 400 }, (_, page) => rows.row(page * 50)).filter(Boolean).length;
    expect(loaded).toBeLessThanOrEqual(40);
    expect(rows.row(19_999)).toEqual({ id: 'a19999' });
  });

  it('shows a failure, and recovers', async () => {
    const rows = source();
    await rows.show(() => Promise.resolve(fail('disconnected')));
    expect(rows.failure?.code).toBe('disconnected');
    await rows.show(new Shelf(1).fetch);
    expect(rows.failure).toBeNull();
    expect(rows.total).toBe(1);
  });

  it('takes a row out at once, and the others move up into its place', async () => {
    const shelf = new Shelf(120);
    const rows = source();
    await rows.show(shelf.fetch);
    expect(rows.change((row) => (row.id === 'a3' ? null : row))).toEqual([3]);
    expect(rows.total).toBe(119);
    expect(rows.row(3)).toEqual({ id: 'a4' });
    expect(rows.row(48)).toEqual({ id: 'a49' });
    shelf.ids.splice(3, 1);
    rows.ensure(45, 60);
    await settled();
    expect([rows.row(49), rows.row(50)]).toEqual([{ id: 'a50' }, { id: 'a51' }]);
  });

  it('throws away an answer that is older than a change', async () => {
    const shelf = new Shelf(10);
    const rows = source();
    await rows.show(shelf.fetch);
    const older = rows.refresh(0);
    rows.change((row) => (row.id === 'a0' ? null : row));
    await older;
    expect(rows.row(0)).toEqual({ id: 'a1' });
  });
});
