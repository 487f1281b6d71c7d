import { describe, expect, it } from 'vitest';
import type { Article } from '../../../electron/contract/values.ts';
import { editOf, fieldStates, fieldsToSet } from '../../../renderer/metadata/fields.ts';

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
    sha256: '',
    importedAt: 0,
    family: '',
    revision: 1,
    source: { name: '', path: '', format: 'txt', bytes: 0, encoding: 'utf-8', encodingReason: '' },
    ...facts,
  };
}
const correction = { author: 'سلمى', at: 0 };

describe('fieldStates', () => {
  it('shows what articles share and leaves open where they differ', () => {
    const states = fieldStates([article({ publisher: 'الشروق' }), article({ publisher: 'الصباح' })], true);
    expect(states.publisher.value).toBeNull();
    expect(states.language.value).toBe('ar');
  });

  it('claims nothing of articles that were not looked at', () => {
    const states = fieldStates([article({ publisher: 'الشروق' })], false);
    expect(states.publisher).toEqual({ value: null, canonical: null, corrected: true });
  });

  it('knows what was imported beneath a correction, the title included', () => {
    const states = fieldStates(
      [
        article({
          publisher: 'الشرق الأوسط',
          titleOverride: 'عنوان مصحَّح',
          overridden: [
            { field: 'publisher', canonical: 'aawsat', ...correction },
            { field: 'title', canonical: 'عنوان', ...correction },
          ],
        }),
      ],
      true,
    );
    expect(states.publisher).toEqual({ value: 'الشرق الأوسط', canonical: 'aawsat', corrected: true });
    expect(states.title).toEqual({ value: 'عنوان مصحَّح', canonical: 'عنوان', corrected: true });
    expect(states.byline.corrected).toBe(false);
  });
});

describe('editOf', () => {
  const corrected = { value: 'الشرق الأوسط', canonical: 'aawsat', corrected: true };
  const mixed = { value: null, canonical: null, corrected: true };

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
      section: editOf('', { value: 'محلي', canonical: 'محلي', corrected: false }),
    };
    expect(fieldsToSet(edits)).toEqual({ publisher: null, byline: 'سلمى', section: '' });
  });
});
