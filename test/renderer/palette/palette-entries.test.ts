import { expect, it } from 'vitest';
import { matching, type PaletteEntry } from '../../../renderer/palette/palette-entries.ts';

const entries: PaletteEntry[] = [
  { kind: 'command', id: 'import.folder', name: 'استيراد مجلد…' },
  { kind: 'command', id: 'search.focus', name: 'البحث' },
  { kind: 'command', id: 'search.level.exact', name: 'مطابقة حرفية' },
];
const ids = (typed: string): string[] => matching(typed, entries).map((entry) => entry.name);

it('finds Arabic names without their article, hamza or ta marbuta', () => {
  expect(ids('بحث')[0]).toBe('البحث');
  expect(ids('مطابقه')[0]).toBe('مطابقة حرفية');
});

it('shows everything in its own order while nothing is typed', () => {
  expect(ids('  ')).toEqual(entries.map((entry) => entry.name));
});

it('leaves out what does not fit', () => {
  expect(ids('xyz')).toEqual([]);
});
