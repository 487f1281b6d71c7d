import { describe, expect, it } from 'vitest';
import type { Article } from '../../../electron/contract/values.ts';
import { editOf, fieldsOfArticle, fieldsOfMany, fieldsToSet } from '../../../renderer/metadata/fields.ts';

function article(facts: Partial<Article>): Article {
  return {
    id: 'a1',
    title: 'عنوان',
    body: 'نص',
    titleOverride: '',
    byline: '',
    publisher: '',
    section: '',
    page: '',
    published: '',
    language: 'ar',
    url: '',
    overridden: [],
    triage: { status: 'inbox', unread: true, starred: false, binned: false },
    outlet: null,
    ignored: [],
    origin: null,
    sha256: '',
    importedAt: 0,
    family: '',
    revision: 1,
    documentNumber: '',
    structure: [],
    locators: [],
    details: {},
    source: {
      name: '',
      path: '',
      format: 'txt',
      bytes: 0,
      encoding: 'utf-8',
      encodingReason: '',
      container: null,
    },
    ...facts,
  };
}
const correction = { author: 'سلمى', at: 0 };

describe('fieldsOfArticle', () => {
  it('knows what was imported beneath a correction and whose it is, the title included', () => {
    const states = fieldsOfArticle(
      article({
        publisher: 'الشرق الأوسط',
        titleOverride: 'عنوان مصحَّح',
        overridden: [
          { field: 'publisher', canonical: 'aawsat', author: 'rule:folder:aawsat', at: 7 },
          { field: 'title', canonical: 'عنوان', ...correction },
        ],
      }),
    );
    expect(states.publisher).toEqual({
      value: 'الشرق الأوسط',
      values: 1,
      canonical: 'aawsat',
      corrected: 1,
      by: { author: 'rule:folder:aawsat', at: 7 },
    });
    expect(states.title).toMatchObject({ value: 'عنوان مصحَّح', canonical: 'عنوان', corrected: 1 });
    expect(states.byline).toMatchObject({ value: '', corrected: 0, by: null });
  });
});

describe('fieldsOfMany', () => {
  const states = fieldsOfMany([
    { field: 'publisher', value: 'الشروق', values: 3, overridden: 2 },
    { field: 'language', value: 'ar', values: 1, overridden: 0 },
    { field: 'byline', value: '', values: 0, overridden: 0 },
  ]);

  it('shows what articles share and leaves open where they differ', () => {
    expect(states.publisher).toMatchObject({ value: null, values: 3, corrected: 2 });
    expect(states.language.value).toBe('ar');
    expect(states.byline.value).toBe('');
  });

  it('claims to know nothing of what was imported', () => {
    expect(states.publisher.canonical).toBeNull();
    expect(states.language.canonical).toBeNull();
  });
});

describe('editOf', () => {
  const corrected = { value: 'الشرق الأوسط', values: 1, canonical: 'aawsat', corrected: 1, by: null };
  const mixed = { value: null, values: 3, canonical: null, corrected: 1, by: null };

  it('leaves alone what reads as before', () => {
    expect(editOf(' الشرق الأوسط ', corrected).kind).toBe('untouched');
    expect(editOf('', mixed).kind).toBe('untouched');
  });

  it('takes a correction back when the imported value is typed again', () => {
    expect(editOf('aawsat', corrected)).toEqual({ kind: 'back' });
  });

  it('sets only touched fields, null for those that go back', () => {
    const edits = {
      publisher: editOf('aawsat', corrected),
      byline: editOf('سلمى', mixed),
      page: editOf('', mixed),
      section: editOf('', { value: 'محلي', values: 1, canonical: 'محلي', corrected: 0, by: null }),
    };
    expect(fieldsToSet(edits)).toEqual({ publisher: null, byline: 'سلمى', section: '' });
  });
});
