import { describe, expect, it } from 'vitest';
import { locatorAt, type Locator } from '../../electron/text/locator.ts';

const page = (start: number, label: string): Locator => ({ start, kind: 'page', label });
const PAGES = [page(0, '11'), page(100, '12'), page(250, '13')];

describe('locatorAt', () => {
  it('names the page that a passage begins on and the one that it ends on', () => {
    expect(locatorAt(PAGES, 120, 140)).toEqual({ kind: 'page', from: '12', to: '12' });
    expect(locatorAt(PAGES, 90, 260)).toEqual({ kind: 'page', from: '11', to: '13' });
  });

  it('counts an end by its last letter: a passage up to the end of a page is on that page alone', () => {
    expect(locatorAt(PAGES, 100, 250)).toEqual({ kind: 'page', from: '12', to: '12' });
    expect(locatorAt(PAGES, 100, 251)?.to).toBe('13');
    expect(locatorAt(PAGES, 249, 250)?.from).toBe('12');
  });

  it('knows nothing before the first, without any, and where a merged text ends what was known', () => {
    expect(locatorAt([], 0, 10)).toBeNull();
    expect(locatorAt([page(20, 'iv')], 5, 30)).toBeNull();
    expect(locatorAt([page(0, '1'), page(50, '')], 60, 70)).toBeNull();
  });

  it('places by its beginning what ends in another kind of file, or where nothing is known', () => {
    const mixed: readonly Locator[] = [
      page(0, '7'),
      { start: 50, kind: 'time', label: '00:01:00' },
      page(90, ''),
    ];
    expect(locatorAt(mixed, 40, 60)).toEqual({ kind: 'page', from: '7', to: '7' });
    expect(locatorAt(mixed, 60, 100)).toEqual({ kind: 'time', from: '00:01:00', to: '00:01:00' });
  });

  it('agrees with a search from the start, for every span of a text with many pages', () => {
    const many = Array.from({ length: 30 }, (_, at) => page(at * 7 + (at % 3), String(at)));
    const slow = (offset: number) => many.findLast(({ start }) => start <= offset)?.label;
    for (let start = 0; start < 230; start++) {
      for (const length of [1, 6, 20]) {
        const found = locatorAt(many, start, start + length);
        expect([start, found?.from, found?.to]).toEqual([start, slow(start), slow(start + length - 1)]);
      }
    }
  });
});
