import { describe, expect, it } from 'vitest';
import { stays } from '../../../renderer/triage/stays.ts';
import { subjectOf } from '../../../renderer/triage/subject.ts';

const fresh = { status: 'inbox', unread: true, starred: false, binned: false } as const;

describe('stays', () => {
  it('lets what is kept or skipped leave the inbox, but not the archive', () => {
    const kept = { ...fresh, status: 'kept' } as const;
    expect(stays(kept, { binned: false, status: 'inbox' })).toBe(false);
    expect(stays(kept, { binned: false })).toBe(true);
  });

  it('lets what is binned leave every list but the bin, and what is restored leave the bin', () => {
    const binned = { ...fresh, binned: true };
    expect(stays(binned, { binned: false })).toBe(false);
    expect(stays(binned, { binned: true })).toBe(true);
    expect(stays(fresh, { binned: true })).toBe(false);
  });

  it('lets an article leave the starred when its star goes', () => {
    expect(stays(fresh, { binned: false, starred: true })).toBe(false);
  });
});

describe('subjectOf', () => {
  const none = new Set<string>();

  it('takes the selected rows before anything else', () => {
    const selected = new Set(['a', 'b']);
    expect(subjectOf({ selected, current: 'c', open: 'd', reading: true })).toBe(selected);
  });

  it('takes what is being read, though the list has its cursor elsewhere', () => {
    expect([...subjectOf({ selected: none, current: 'c', open: 'd', reading: true })]).toEqual(['d']);
    expect([...subjectOf({ selected: none, current: 'c', open: 'd', reading: false })]).toEqual(['c']);
  });

  it('takes what is open when no row has the cursor, and nothing when nothing is', () => {
    expect([...subjectOf({ selected: none, current: undefined, open: 'd', reading: false })]).toEqual(['d']);
    expect(subjectOf({ selected: none, current: undefined, open: undefined, reading: false }).size).toBe(0);
  });
});
