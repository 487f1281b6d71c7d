import { describe, expect, it } from 'vitest';
import {
  editedRule,
  NEW_RULE,
  reachOf,
  ruleDraft,
  ruleFromArticle,
  sameRule,
  setsNothing,
  type RulePreview,
} from '../../../renderer/rules/rule-draft.ts';

const article = (path: string, publisher = '', url = '') => ({
  publisher,
  url,
  source: { path, name: path.split(/[\\/]/).at(-1) ?? '' },
});

describe('a rule made from an article', () => {
  it('goes by the nearest folder that is no date, and brings its source', () => {
    const made = ruleFromArticle(article('/home/desk/press/aawsat/2020/09/25/sharq.txt', 'الشرق الأوسط'));
    expect(made).toMatchObject({
      criterion: 'folder',
      pattern: 'aawsat',
      fields: { publisher: 'الشرق الأوسط' },
    });
  });

  it('reads the date where the name or a folder has one', () => {
    expect(ruleFromArticle(article('C:\\press\\النهار\\x_25_9_2020.txt'))).toMatchObject({
      pattern: 'النهار',
      dateFrom: 'name',
    });
    expect(ruleFromArticle(article('press/an/2020-09-25/page.txt'))).toMatchObject({
      pattern: 'an',
      dateFrom: 'folder',
    });
    expect(ruleFromArticle(article('press/an/page.txt')).dateFrom).toBe('');
  });

  it('goes by the address, then by what a series of names has in common, where there is no folder', () => {
    expect(ruleFromArticle(article('page.html', '', 'https://www.aawsat.com/x'))).toMatchObject({
      criterion: 'url',
      pattern: 'aawsat.com',
    });
    expect(ruleFromArticle(article('JA-1127-20170211.txt'))).toMatchObject({
      criterion: 'name',
      pattern: 'JA-*.txt',
    });
    expect(ruleFromArticle(article('C:\\page.txt'))).toMatchObject({
      criterion: 'name',
      pattern: 'page.txt',
    });
  });
});

describe('an edited rule', () => {
  it('sends only what it sets', () => {
    const edited = editedRule({ ...NEW_RULE, pattern: ' aawsat ', dateOrder: 'dmy' });
    expect(ruleDraft(edited)).toEqual({ ...NEW_RULE, pattern: 'aawsat' });
    expect(setsNothing(ruleDraft(edited))).toBe(true);
    edited.fields.section = ' سياسة ';
    expect(ruleDraft(edited).fields).toEqual({ section: 'سياسة' });
    expect(setsNothing(ruleDraft(edited))).toBe(false);
  });

  it('is unsaved only where it would do something else', () => {
    const before = editedRule({ ...NEW_RULE, pattern: 'aawsat' });
    expect(sameRule({ ...before, pattern: 'aawsat ' }, before)).toBe(true);
    expect(sameRule({ ...before, overwrites: true }, before)).toBe(false);
  });
});

describe('how far a rule reaches', () => {
  const reach = (matched: number, total: number): string =>
    reachOf({
      matched,
      total,
      changed: 0,
      dates: { read: 0, ambiguous: 0, unreadable: 0 },
      conflicts: [],
      samples: [],
    } satisfies RulePreview);

  it('is loud at both ends, but not of an archive with one article', () => {
    expect([reach(0, 0), reach(0, 9), reach(4, 9), reach(9, 9), reach(1, 1)]).toEqual([
      'none',
      'nothing',
      'some',
      'everything',
      'some',
    ]);
  });
});
