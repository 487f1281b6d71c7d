import { expect, it } from 'vitest';
import { widerLevel } from '../../../renderer/search/levels.ts';

it('widens to the next level that is on screen', () => {
  expect(widerLevel('exact')).toBe('inflected');
  expect(widerLevel('clitic')).toBe('inflected');
  expect(widerLevel('inflected')).toBe('broad');
  expect(widerLevel('broad')).toBeNull();
});
