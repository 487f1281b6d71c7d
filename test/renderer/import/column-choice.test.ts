import { describe, expect, it } from 'vitest';
import { choiceOf, isEnough, mappingOf, needsColumns } from '../../../renderer/import/column-choice.ts';

const column = (name: string) => ({ name, samples: [] });
const columns = ['العنوان', 'خانة', '', 'خانة', 'س'.repeat(120)].map(column);
const nothing = choiceOf(columns, {});

describe('the choice of columns', () => {
  it('begins with what the names suggest', () => {
    const choice = choiceOf(columns, { title: 'العنوان' });
    expect(choice.title).toBe(0);
    expect(choice.body).toBe(-1);
    expect(mappingOf(columns, choice)).toEqual({ title: 'العنوان' });
  });

  it('tells columns apart whose names are the same, empty or cut off by their number', () => {
    const choice = { ...nothing, title: 1, body: 3, publisher: 2, section: 4 };
    expect(mappingOf(columns, choice)).toEqual({ title: 'خانة', body: '4', publisher: '3', section: '5' });
  });

  it('needs the text, or at least the title', () => {
    expect(isEnough({ ...nothing, publisher: 1 })).toBe(false);
    expect(isEnough({ ...nothing, title: 0 })).toBe(true);
    expect(isEnough({ ...nothing, body: 1 })).toBe(true);
  });

  it('is offered only where a table was refused for it', () => {
    expect(needsColumns({ status: 'rejected', code: 'needs-mapping' })).toBe(true);
    expect(needsColumns({ status: 'rejected', code: 'malformed' })).toBe(false);
    expect(needsColumns({ status: 'undone', code: 'needs-mapping' })).toBe(false);
  });
});
