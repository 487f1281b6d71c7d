import { describe, expect, it } from 'vitest';
import type { Outlet } from '../../../electron/contract/values.ts';
import { csvText } from '../../../renderer/outlets/csv-file.ts';
import { knownValues } from '../../../renderer/outlets/known-values.ts';
import {
  canLeaveOut,
  leadingMember,
  leadMoved,
  led,
  leftOutToggled,
  mergeDraft,
  mergeOf,
  takingPart,
} from '../../../renderer/outlets/merging.ts';
import { registerRows } from '../../../renderer/outlets/register-rows.ts';
import { kept, moved, NO_ROWS, only, rangeTo, toggled } from '../../../renderer/outlets/row-selection.ts';

const outlet = (id: string, name: string, aliases: string[] = []): Outlet => ({
  id,
  name,
  aliases,
  country: '',
  medium: '',
  ownership: '',
  leaning: '',
  note: '',
  attributes: [],
  articles: 1,
});
const OUTLETS = [outlet('1', 'النهار', ['An-Nahar']), outlet('2', 'الأخبار'), outlet('3', 'Reuters')];
const NAMES = [
  { name: 'Jawhara FM', articles: 9 },
  { name: 'النهار الجزائرية', articles: 2 },
];
const shown = (find: string): string[] =>
  registerRows(OUTLETS, NAMES, find, 'ar').map(({ kind, name }) => `${kind} ${name}`);

describe('rows of the register', () => {
  it('are outlets by name, then names that none claims', () => {
    expect(shown('')).toEqual([
      'outlet الأخبار',
      'outlet النهار',
      'outlet Reuters',
      'name Jawhara FM',
      'name النهار الجزائرية',
    ]);
  });

  it('are found by any name of the outlet, without hamza or article', () => {
    expect(shown('nahar')).toEqual(['outlet النهار']);
    expect(shown('اخبار')).toEqual(['outlet الأخبار']);
    expect(shown('zz')).toEqual([]);
  });
});

describe('choosing rows', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const of = (selection: { chosen: ReadonlySet<string> }): string => [...selection.chosen].join('');

  it('moves, extends from where it began, and stops at the ends', () => {
    const b = moved(moved(NO_ROWS, keys, 1, false), keys, 1, false);
    expect(of(b)).toBe('b');
    const bd = moved(moved(b, keys, 1, true), keys, 1, true);
    expect(of(bd)).toBe('bcd');
    expect(of(moved(moved(bd, keys, 1, true), keys, -3, true))).toBe('ab');
    expect(moved(only('d'), keys, 5, false).cursor).toBe('d');
    expect(moved(NO_ROWS, [], 1, false)).toBe(NO_ROWS);
  });

  it('takes single rows in and out, and forgets those that are gone', () => {
    const ad = toggled(only('a'), 'd');
    expect(of(ad)).toBe('ad');
    expect(of(toggled(ad, 'a'))).toBe('d');
    expect(kept(rangeTo(only('b'), keys, 'd'), ['a', 'c'])).toMatchObject({ cursor: '', anchor: '' });
    expect(of(kept(ad, ['d']))).toBe('d');
  });
});

describe('a merge', () => {
  const members = [
    { name: 'Asharq Al-Awsat', outlet: null, articles: 900 },
    { name: 'الشرق الأوسط', outlet: 'o1', articles: 40 },
    { name: 'aawsat.com', outlet: 'o1', articles: 3 },
    { name: 'الشرق الاوسط', outlet: 'o2', articles: 1 },
  ];

  it('is led by an outlet rather than by a name that none claims', () => {
    expect(leadingMember(members)).toBe(1);
    expect(leadingMember(members.slice(0, 1))).toBe(0);
  });

  it('never merges an outlet into itself, and makes a new one under a name that none claims', () => {
    expect(mergeOf(members, 1)).toEqual({
      into: { kind: 'outlet', id: 'o1' },
      outlets: ['o2'],
      names: ['Asharq Al-Awsat'],
    });
    expect(mergeOf(members, 0)).toEqual({
      into: { kind: 'name', name: 'Asharq Al-Awsat' },
      outlets: ['o1', 'o2'],
      names: [],
    });
  });
});

describe('a proposal with a wrong member', () => {
  const members = [
    { name: 'النهار', outlet: null, articles: 9 },
    { name: 'An-Nahar', outlet: null, articles: 4 },
    { name: 'النهار الجزائرية', outlet: 'o7', articles: 2 },
    { name: 'annahar.com', outlet: null, articles: 1 },
  ];
  const names = (draft: Parameters<typeof takingPart>[0]): string[] =>
    takingPart(draft, members).members.map(({ name }) => name);

  it('merges without it, under the best of the others where it would have led', () => {
    const without = leftOutToggled(mergeDraft(members), members, 2);
    expect(names(without)).toEqual(['النهار', 'An-Nahar', 'annahar.com']);
    const { members: taking, leader } = takingPart(led(without, members, 3), members);
    expect(taking[leader]?.name).toBe('annahar.com');
    expect(mergeOf(takingPart(without, members).members, takingPart(without, members).leader)).toEqual({
      into: { kind: 'name', name: 'النهار' },
      outlets: [],
      names: ['An-Nahar', 'annahar.com'],
    });
  });

  it('keeps two at least, and takes one in again that is made to lead', () => {
    const two = leftOutToggled(leftOutToggled(mergeDraft(members), members, 2), members, 1);
    expect(canLeaveOut(two, members, 0)).toBe(false);
    expect(names(leftOutToggled(two, members, 0))).toEqual(['النهار', 'annahar.com']);
    expect(leadMoved(two, members, 1).leader).toBe(3);
    expect(leadMoved(leadMoved(two, members, 1), members, 1).leader).toBe(0);
    expect(names(led(two, members, 2))).toEqual(['النهار', 'النهار الجزائرية', 'annahar.com']);
    expect(names(leftOutToggled(two, members, 1))).toEqual(['النهار', 'An-Nahar', 'annahar.com']);
  });

  it('goes with its other spellings, which belong to whoever has one of them', () => {
    const spelt = [...members, { name: 'النهار الجزائريه', outlet: null, articles: 1 }];
    const without = leftOutToggled(mergeDraft(spelt), spelt, 4);
    expect([...without.leftOut].sort()).toEqual([2, 4]);
    expect(leftOutToggled(without, spelt, 2).leftOut.size).toBe(0);
    expect(canLeaveOut(mergeDraft(spelt.slice(1)), spelt.slice(1), 1)).toBe(true);
    expect(canLeaveOut(mergeDraft(spelt.slice(2)), spelt.slice(2), 0)).toBe(false);
  });
});

it('offers values in use, the commonest first', () => {
  const values = ['محافظ', 'ليبرالي', '', 'ليبرالي'];
  expect(knownValues(values, '', 8)).toEqual([{ value: 'ليبرالي' }, { value: 'محافظ' }]);
  expect(knownValues(values, 'محا', 8)).toEqual([{ value: 'محافظ' }]);
});

describe('the bytes of a CSV', () => {
  it('are UTF-8, UTF-16 with its mark, else what Excel writes on an Arabic Windows', () => {
    expect(csvText(new TextEncoder().encode('\uFEFFname\nالنهار'))).toEqual({
      text: 'name\nالنهار',
      encoding: 'utf-8',
    });
    expect(csvText(new Uint8Array([0xff, 0xfe, 0x27, 0x06])).text).toBe('ا');
    expect(csvText(new Uint8Array([0xc7, 0xe1, 0xe4, 0xe5, 0xc7, 0xd1]))).toEqual({
      text: 'النهار',
      encoding: 'windows-1256',
    });
  });
});
