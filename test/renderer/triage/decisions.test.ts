import { describe, expect, it } from 'vitest';
import { Decisions } from '../../../renderer/triage/decisions.ts';

describe('Decisions', () => {
  it('knows where a step was made by the operation that is taken back, whatever was done since', () => {
    const decisions = new Decisions();
    decisions.add(7, { at: 'a1', read: true });
    decisions.add(9, { at: 'a2', read: false });
    expect(decisions.of(7)).toEqual({ at: 'a1', read: true });
    expect(decisions.of(8)).toBeUndefined();
  });

  it('does not grow through a long day of sorting', () => {
    const decisions = new Decisions();
    for (let operation = 1; operation <= 5000; operation++)
      decisions.add(operation, { at: 'a', read: false });
    expect(decisions.of(1)).toBeUndefined();
    expect(decisions.of(5000)).toBeDefined();
    expect(decisions.of(4900)).toBeDefined();
  });
});
