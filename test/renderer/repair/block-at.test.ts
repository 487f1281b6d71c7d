import { describe, expect, it } from 'vitest';
import type { Span } from '../../../electron/contract/values.ts';
import { blockAt, blockStep } from '../../../renderer/repair/block-at.ts';

const title = 'افتتاح المعرض';
const body = 'افتُتح المعرض أمس.\n\n  اقرأ أيضاً: صور من المعرض  \n\nوقال المدير إن الزوار كثيرون.';
const texts = { title, body };
const also = body.indexOf('اقرأ');
const alsoEnd = body.indexOf('المعرض  \n') + 'المعرض'.length;
const block = (id: string, start: number, end: number, field: Span['field'] = 'body') => ({
  id,
  field,
  start,
  end,
});

describe('blockAt', () => {
  it('is what is selected, to the letter', () => {
    expect(blockAt(texts, { field: 'body', start: 3, end: 9 }, { field: 'body', offset: 40 })).toEqual({
      field: 'body',
      start: 3,
      end: 9,
    });
  });

  it.each([
    ['inside it', also + 5],
    ['at its first letter', also],
    ['after its last', alsoEnd],
    ['in the blank line before it', also - 3],
  ])('is the paragraph at the caret without the blanks around it: %s', (_, offset) => {
    expect(blockAt(texts, null, { field: 'body', offset })).toEqual({
      field: 'body',
      start: also,
      end: alsoEnd,
    });
  });

  it('is the title with the caret in it', () => {
    expect(blockAt(texts, null, { field: 'title', offset: 4 })).toEqual({
      field: 'title',
      start: 0,
      end: title.length,
    });
  });

  it('is nothing without selection and caret: no key may ignore what nobody pointed at', () => {
    expect(blockAt(texts, null, null)).toBeNull();
    expect(blockAt({ title: '', body: '' }, null, { field: 'body', offset: 0 })).toBeNull();
  });
});

describe('blockStep', () => {
  const span = { field: 'body', start: also, end: alsoEnd } as const;

  it('ignores what is not ignored yet, and what is so only in part', () => {
    expect(blockStep(texts, span, [])).toEqual({ kind: 'ignore', span });
    expect(blockStep(texts, span, [block('b1', also, also + 4)])).toEqual({ kind: 'ignore', span });
  });

  it('counts again what is ignored as a whole, of several blocks too', () => {
    expect(blockStep(texts, span, [block('b1', 0, body.length)])).toEqual({ kind: 'restore', ids: ['b1'] });
    const whole = { field: 'body', start: 0, end: alsoEnd } as const;
    const two = [block('b2', also, alsoEnd), block('b1', 0, body.indexOf('\n'))];
    expect(blockStep(texts, whole, two)).toMatchObject({ kind: 'restore', ids: ['b2', 'b1'] });
  });

  it('does not take the title for the body, nor a neighbour for itself', () => {
    expect(blockStep(texts, span, [block('t', 0, title.length, 'title')]).kind).toBe('ignore');
    expect(blockStep(texts, span, [block('b1', 0, also)]).kind).toBe('ignore');
  });
});
