import { describe, expect, it } from 'vitest';
import type { DiffSpan } from '../../../electron/contract/values.ts';
import { diffParagraphs } from '../../../electron/engine/revisions/diff-paragraphs.ts';
import { diffTexts, EFFORT, type TextDiff } from '../../../electron/engine/revisions/diff-texts.ts';
import { wordTokens } from '../../../electron/engine/revisions/diff-tokens.ts';
import { random } from '../test-archive.ts';

const compare = (before: string, after: string): TextDiff => diffTexts(before, after, { left: EFFORT });
const without = (kind: DiffSpan['kind'], spans: readonly DiffSpan[]): string =>
  spans
    .filter((span) => span.kind !== kind)
    .map(({ text }) => text)
    .join('');
/** `[-removed-]` and `{+added+}`, as in `wdiff`. */
const marked = ({ spans }: Pick<TextDiff, 'spans'>): string =>
  spans
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('wordTokens', () => {
  it('keeps words with their marks, numbers with their separators and emoji of several parts whole', () => {
    expect(wordTokens('مُؤتَمَر، بـ1,234.5 و٣٫٥')).toEqual(['مُؤتَمَر', '،', ' ', 'بـ1,234.5', ' ', 'و٣٫٥']);
    expect(wordTokens('👩🏽‍🚀🇱🇧!')).toEqual(['👩🏽‍🚀', '🇱🇧', '!']);
    expect(wordTokens('é ب\u200fج\n\n \u00a0x')).toEqual(['é', ' ', 'ب\u200fج', '\n\n', ' \u00a0', 'x']);
  });
});

describe('diffTexts', () => {
  it('marks the words that changed, whole, whatever changed in them', () => {
    expect(marked(compare('وصل الوفد إلى المرفأ صباحاً.', 'وصل الوفد إلى المطار صباحاً.'))).toBe(
      'وصل الوفد إلى [-المرفأ-]{+المطار+} صباحاً.',
    );
    expect(marked(compare('قُتِل ثلاثة في الحريق الكبير', 'قَتَل ثلاثة في الحريق الكبير'))).toBe(
      '[-قُتِل-]{+قَتَل+} ثلاثة في الحريق الكبير',
    );
    expect(marked(compare('بلغ السعر 1,200.5 ليرة', 'بلغ السعر 1,300.5 ليرة'))).toBe(
      'بلغ السعر [-1,200.5-]{+1,300.5+} ليرة',
    );
  });

  it('leaves all else of a long article in one piece', () => {
    const paragraphs = Array.from({ length: 60 }, (_, at) => `الفقرة ${at} عن الميناء وأرصفته وسفنه.`);
    const { spans, isCoarse } = compare(
      paragraphs.join('\n\n'),
      paragraphs.with(30, 'الفقرة 30 عن المطار وأرصفته وسفنه.').join('\n\n'),
    );
    expect(isCoarse).toBe(false);
    expect(spans.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
    expect(spans.slice(1, 3).map(({ text }) => text)).toEqual(['الميناء', 'المطار']);
  });

  it('takes words that were rewritten together for one change, not for a heap of small ones', () => {
    const before = 'اجتمع المجلس في قاعة صغيرة، وناقش فيها ميزانية الطرق.';
    const after = 'استقبل الوزير في مكتبه وفداً، وبحث معه مسألة الكهرباء.';
    expect(marked(compare(before, after))).toBe(
      '[-اجتمع المجلس-]{+استقبل الوزير+} في [-قاعة صغيرة، وناقش فيها ميزانية الطرق-]{+مكتبه وفداً، وبحث معه مسألة الكهرباء+}.',
    );
  });

  it('joins to both texts, for 2,000 pairs of texts with marks, emoji and every kind of edit', () => {
    const next = random(20_260_727);
    const words = [
      'المرفأ',
      'مُدَرِّسٌ',
      'ولبنان',
      'الـ27',
      'قال:',
      '«نعم»',
      '👨‍👩‍👧',
      '🇹🇳',
      '١٬٢٣٤٫٥',
      'Reuters',
      'e\u0301te\u0301',
      'ب\u200fا',
      '\ud83d',
      '،',
      '\u0651',
      '  ',
    ];
    const breaks = [' ', ' ', ' ', ' ', '\n', '\n\n', '', '\t'];
    const piece = (): string => (words[next(words.length)] ?? '') + (breaks[next(breaks.length)] ?? '');
    for (let pair = 0; pair < 2000; pair++) {
      const pieces = Array.from({ length: next(60) }, piece);
      const edited = [...pieces];
      for (let edits = next(8); edits > 0; edits--) {
        const made = Array.from({ length: next(4) }, piece);
        edited.splice(next(edited.length + 1), next(5), ...made);
      }
      if (next(10) === 0) edited.reverse();
      const [before, after] = [pieces.join(''), edited.join('')];
      const effort = next(5) === 0 ? next(400) : EFFORT;
      const { spans } = diffTexts(before, after, { left: effort });
      expect(without('added', spans)).toBe(before);
      expect(without('removed', spans)).toBe(after);
      expect(spans.some(({ text }) => text === '')).toBe(false);
      expect(spans.some(({ kind }, at) => kind === spans[at + 1]?.kind)).toBe(false);
      expect(before === after ? spans.every(({ kind }) => kind === 'same') : spans.length > 0).toBe(
        before === after ? true : before + after !== '',
      );
      const paragraphs = diffParagraphs(spans);
      expect(without('added', paragraphs.flat())).toBe(before);
      expect(without('removed', paragraphs.flat())).toBe(after);
    }
  });

  it('gives paragraphs whole where comparing their words would take too long, and says so', () => {
    const before = 'كل كلمة هنا قديمة\n\nوهذه باقية كما هي';
    const after = 'بعض الألفاظ تبدلت اليوم\n\nوهذه باقية كما هي';
    const { spans, isCoarse } = diffTexts(before, after, { left: 20 });
    expect(isCoarse).toBe(true);
    expect(marked({ spans })).toBe(
      '[-كل كلمة هنا قديمة\n\n-]{+بعض الألفاظ تبدلت اليوم\n\n+}وهذه باقية كما هي',
    );
  });

  it('never spends more than it is given, on texts made to be slow', () => {
    const effort = { left: 200_000 };
    diffTexts('س ص '.repeat(20_000), 'ص ص س '.repeat(20_000), effort);
    expect(effort.left).toBeGreaterThanOrEqual(0);
    expect(effort.left).toBeLessThanOrEqual(200_000);
  });

  it('finds the change in each of two thousand changed paragraphs', () => {
    const next = random(7);
    const line = (at: number): string => `الخبر ${at} من وكالة ${next(10_000)} في ${next(10_000)} سطراً`;
    const paragraphs = Array.from({ length: 2000 }, (_, at) => line(at));
    const edited = paragraphs.map((text) => text.replace('وكالة', 'إذاعة'));
    const { spans, isCoarse } = compare(paragraphs.join('\n'), edited.join('\n'));
    expect(isCoarse).toBe(false);
    expect(spans.filter(({ kind, text }) => kind === 'added' && text === 'إذاعة')).toHaveLength(2000);
  });
});

describe('diffParagraphs', () => {
  const paragraphs = (before: string, after: string): string[] =>
    diffParagraphs(compare(before, after).spans).map((spans) => marked({ spans }));

  it('shows a removed and an added paragraph on their own', () => {
    expect(paragraphs('أولى\nثانية\nثالثة', 'أولى\nثالثة')).toEqual(['أولى\n', '[-ثانية\n-]', 'ثالثة']);
    expect(paragraphs('أولى\nثالثة', 'أولى\nثانية\nثالثة')).toEqual(['أولى\n', '{+ثانية\n+}', 'ثالثة']);
  });

  it('shows two paragraphs that were made one as one, and one that was parted as two', () => {
    expect(paragraphs('قال الوزير نعم\nثم خرج من القاعة', 'قال الوزير نعم ثم خرج من القاعة')).toEqual([
      'قال الوزير نعم[-\n-]{+ +}ثم خرج من القاعة',
    ]);
    expect(paragraphs('قال الوزير نعم ثم خرج من القاعة', 'قال الوزير نعم\nثم خرج من القاعة')).toEqual([
      'قال الوزير نعم[- -]{+\n+}',
      'ثم خرج من القاعة',
    ]);
  });
});
