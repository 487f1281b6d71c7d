import { describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { resolve } from '../../../electron/engine/passages/anchoring.ts';
import { describeSpan, type Selector } from '../../../electron/engine/passages/selector.ts';

function select(text: string, words: string, from = 0): Selector {
  const start = text.indexOf(words, from);
  return expectValue(describeSpan(text, start, start + words.length));
}

const TEXT =
  'أعلنت الوزارة اليوم أن المفاوضات ستستأنف في جنيف. وقال الناطق إن المفاوضات «جادّة» وإن الوفد جاهز.';

describe('describeSpan', () => {
  it('keeps the words and up to 32 graphemes on either side, contiguous in the text', () => {
    const selector = select(TEXT, 'جنيف');
    expect(selector.prefix + selector.exact + selector.suffix).toBe(
      TEXT.slice(selector.start - selector.prefix.length, selector.end + selector.suffix.length),
    );
    expect(selector.prefix).toHaveLength(32);
    expect(select(TEXT, 'أعلنت').prefix).toBe('');
    expect(select(TEXT, 'جاهز.').suffix).toBe('');
  });

  it('counts context in graphemes: a letter with its tashkeel, a family emoji are one each', () => {
    const vowelled = 'مُحَمَّدٌ '.repeat(20);
    const before = select(`${vowelled}الهدف`, 'الهدف').prefix;
    expect([...new Intl.Segmenter('ar').segment(before)]).toHaveLength(32);
    expect(before.length).toBeGreaterThan(32);
    const family = '👨‍👩‍👧‍👦';
    expect(select(`${family.repeat(40)}x`, 'x').prefix).toBe(family.repeat(32));
    expect(select(`x${family.repeat(60)}`, 'x').suffix).toBe(family.repeat(32));
  });

  it.each([
    ['empty', 3, 3],
    ['reversed', 5, 2],
    ['beyond the end', 0, TEXT.length + 1],
  ])('refuses a span that is %s', (_what, start, end) => {
    expect(describeSpan(TEXT, start, end)).toMatchObject({ ok: false, error: { code: 'bad-span' } });
  });

  it('refuses to cut a surrogate pair at either end, and takes the whole of it', () => {
    const text = 'a😀b';
    expect(describeSpan(text, 0, 2).ok).toBe(false);
    expect(describeSpan(text, 2, 4).ok).toBe(false);
    expect(expectValue(describeSpan(text, 1, 3)).exact).toBe('😀');
  });
});

describe('resolve', () => {
  it('finds an untouched passage at its place', () => {
    const selector = select(TEXT, 'جنيف');
    expect(resolve(selector, TEXT)).toEqual({ state: 'exact', start: selector.start, end: selector.end });
  });

  it('follows the words when the text before them grew', () => {
    const added = 'عاجل 😀: ';
    const selector = select(TEXT, 'جنيف');
    expect(resolve(selector, added + TEXT)).toEqual({
      state: 'moved',
      start: selector.start + added.length,
      end: selector.end + added.length,
    });
  });

  it('tells repeated words apart by what surrounds them', () => {
    const second = select(TEXT, 'المفاوضات', TEXT.indexOf('المفاوضات') + 1);
    const text = `عاجل. ${TEXT}`;
    expect(resolve(second, text)).toMatchObject({ state: 'moved', start: second.start + 6 });
  });

  it('does not guess between repeated words with the same surroundings', () => {
    const line = 'رفض الوزير التعليق على الخبر الذي نشرته الصحيفة يوم الأحد الماضي في العاصمة. ';
    const selector = select(line.repeat(3), 'التعليق', line.length);
    expect(resolve(selector, `س${line.repeat(4)}`)).toEqual({
      state: 'lost',
      start: selector.start,
      end: selector.end,
    });
  });

  it('flags words that only lost or gained tashkeel', () => {
    const selector = select(TEXT, 'جادّة');
    const bare = TEXT.replace('جادّة', 'جادة');
    const anchor = resolve(selector, bare);
    expect(anchor.state).toBe('changed');
    expect(bare.slice(anchor.start, anchor.end)).toBe('جادة');
    const vowelled = TEXT.replace('جادّة', 'جَادَّةً');
    const other = resolve(selector, vowelled);
    expect([other.state, vowelled.slice(other.start, other.end)]).toEqual(['changed', 'جَادَّةً']);
  });

  it('flags words that were rewritten between an unchanged beginning and end', () => {
    const selector = select(TEXT, 'ستستأنف في جنيف');
    const text = TEXT.replace('ستستأنف في جنيف', 'تأجّلت إلى فيينا');
    const anchor = resolve(selector, text);
    expect([anchor.state, text.slice(anchor.start, anchor.end)]).toEqual(['changed', 'تأجّلت إلى فيينا']);
  });

  it('says lost when nothing is left, within the bounds of the new text', () => {
    expect(resolve(select(TEXT, 'جاهز'), 'قصير')).toEqual({ state: 'lost', start: 4, end: 4 });
  });
});
