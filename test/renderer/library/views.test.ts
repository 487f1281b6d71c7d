import { describe, expect, it } from 'vitest';
import {
  isEverything,
  restoredFilter,
  viewFilter,
  viewOf,
  VIEWS,
  withPublisher,
  withTag,
} from '../../../renderer/library/views.ts';

const moments = { yesterday: 1_000, lastVisit: 2_000 };

describe('views', () => {
  it.each(VIEWS)('%s is recognised again, also when a source narrows it', (view) => {
    const filter = viewFilter(view, moments);
    expect(viewOf(filter, moments)).toBe(view);
    expect(viewOf(withPublisher(filter, 'الشروق'), moments)).toBe(view);
  });

  it('choosing a source or a tag again takes it out', () => {
    const inbox = viewFilter('inbox', moments);
    expect(withPublisher(withPublisher(inbox, ''), '')).toEqual(inbox);
    expect(withTag(withTag(inbox, 't1'), 't1')).toEqual(inbox);
    expect(withPublisher(withPublisher(inbox, 'أ'), 'ب')).toEqual({ ...inbox, publisher: 'ب' });
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
});
