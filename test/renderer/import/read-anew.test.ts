import { describe, expect, it } from 'vitest';
import { mayReadAnew } from '../../../renderer/import/read-anew.ts';

describe('mayReadAnew', () => {
  const articles = [{ id: 'a1', title: '' }];

  it('is offered where the encoding was in doubt and there is an article to read anew', () => {
    expect(mayReadAnew({ status: 'repaired', code: 'replaced-characters', articles })).toBe(true);
    expect(mayReadAnew({ status: 'repaired', code: 'charset-overruled', articles })).toBe(true);
    expect(mayReadAnew({ status: 'repaired', code: 'charset-overruled', articles: [] })).toBe(false);
    expect(mayReadAnew({ status: 'undone', code: 'charset-overruled', articles })).toBe(false);
    expect(mayReadAnew({ status: 'duplicate', code: 'same-text', articles })).toBe(false);
    expect(mayReadAnew({ status: 'imported', articles })).toBe(false);
  });
});
