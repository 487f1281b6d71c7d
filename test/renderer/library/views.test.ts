import { describe, expect, it } from 'vitest';
import {
  isChosenSource,
  isEverything,
  narrowingOf,
  narrowingsOf,
  restoredFilter,
  undatedOf,
  unsourcedOf,
  viewFilter,
  viewOf,
  VIEWS,
  withAttribute,
  withDates,
  without,
  withSource,
  withTag,
} from '../../../renderer/library/views.ts';

const none = { outlet: null, value: '' };
const shorouk = { outlet: null, value: 'الشروق' };
const aawsat = { outlet: 'o1', value: 'الشرق الأوسط' };
const moments = { yesterday: 1_000, lastVisit: 2_000 };

describe('views', () => {
  it.each(VIEWS)('%s is recognised again, also when a source narrows it', (view) => {
    const filter = viewFilter(view, moments);
    expect(viewOf(filter, moments)).toBe(view);
    expect(viewOf(withSource(filter, shorouk), moments)).toBe(view);
  });

  it('choosing a source or a tag again takes it out', () => {
    const inbox = viewFilter('inbox', moments);
    expect(withSource(withSource(inbox, none), none)).toEqual(inbox);
    expect(withTag(withTag(inbox, 't1'), 't1')).toEqual(inbox);
    expect(withAttribute(withAttribute(inbox, 'country', 'LB'), 'country', 'LB')).toEqual(inbox);
    expect(withSource(withSource(inbox, shorouk), aawsat)).toEqual({ ...inbox, outlet: 'o1' });
    expect(withSource(withSource(inbox, aawsat), shorouk)).toEqual({ ...inbox, publisher: 'الشروق' });
  });

  it('knows what leaves nothing out', () => {
    expect(isEverything(viewFilter('all', moments))).toBe(true);
    expect(VIEWS.filter((view) => isEverything(viewFilter(view, moments)))).toEqual(['all']);
    expect(isEverything({ binned: false, publisher: '' })).toBe(false);
  });

  it('comes back to the inbox from a list of what was new in an earlier session', () => {
    const restored = restoredFilter(viewFilter('sinceLastVisit', moments));
    expect(restored).toEqual(viewFilter('inbox', moments));
    expect(restoredFilter(viewFilter('starred', moments))).toEqual(viewFilter('starred', moments));
  });

  it('does not take a publisher for the outlet that has its name', () => {
    const filter = withSource({ binned: false }, aawsat);
    expect(isChosenSource(filter, aawsat)).toBe(true);
    expect(isChosenSource(filter, { outlet: null, value: aawsat.value })).toBe(false);
  });

  it('takes each narrowing out alone, whatever the others are', () => {
    const filter = {
      ...viewFilter('starred', moments),
      outlet: 'o1',
      language: 'ar',
      attribute: { name: 'country', value: 'LB' },
      tag: 't1',
      from: '2020-09',
      to: '2020-10',
    };
    const kinds = narrowingsOf(filter);
    expect(kinds).toEqual(['source', 'language', 'attribute', 'tag', 'dates']);
    for (const kind of kinds) {
      expect(narrowingsOf(without(filter, kind))).toEqual(kinds.filter((other) => other !== kind));
      expect(viewOf(without(filter, kind), moments)).toBe('starred');
    }
    expect(without(filter, 'dates')).not.toHaveProperty('to');
  });

  it('keeps every narrowing when the standing list is left', () => {
    const filter = { binned: true, publisher: '', from: '2020', language: 'ar', starred: true };
    expect(narrowingOf(filter)).toEqual({ publisher: '', from: '2020', language: 'ar' });
  });

  it('an open end of a range of days is no part of the filter', () => {
    expect(withDates({ binned: false, from: '2019', to: '2020' }, '2020-09', '')).toEqual({
      binned: false,
      from: '2020-09',
    });
  });

  it('asks for what was left out with all other narrowings, and those only', () => {
    const filter = { binned: false, starred: true, outlet: 'o1', from: '2020', to: '2021', language: 'ar' };
    expect(undatedOf(filter)).toEqual({
      binned: false,
      starred: true,
      outlet: 'o1',
      language: 'ar',
      undated: true,
    });
    expect(unsourcedOf({ ...filter, attribute: { name: 'medium', value: 'agency' } })).toEqual({
      binned: false,
      starred: true,
      publisher: '',
      outlet: '',
      from: '2020',
      to: '2021',
      language: 'ar',
    });
    // Choosing dates again leads back out of the undated.
    expect(withDates(undatedOf(filter), '2020', '')).not.toHaveProperty('undated');
  });
});
