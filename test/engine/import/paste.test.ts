import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

describe('pasting', () => {
  it('HTML becomes an article whose typed metadata win, findable and undoable', async () => {
    const pasted = {
      html: '<p>عنوان ملصق</p><p>نص عن <b>العقوبات</b>.</p>',
      publisher: 'الرصيف',
      published: '25 أيلول 2020',
      url: 'https://alrasif.example/1',
    };
    const outcome = expectValue(await archive.client().call('import.paste', pasted));
    expect(outcome).toMatchObject({
      status: 'imported',
      format: 'html',
      articles: [{ title: 'عنوان ملصق' }],
    });
    const id = outcome.articles[0]?.id ?? '';
    expect(expectValue(await archive.client().call('articles.get', { id }))).toMatchObject({
      body: 'نص عن العقوبات.',
      publisher: 'الرصيف',
      published: '2020-09-25',
      url: 'https://alrasif.example/1',
      language: 'ar',
    });
    expect(expectValue(await archive.client().call('import.paste', pasted))).toMatchObject({
      status: 'duplicate',
      code: 'same-bytes',
    });
    expect(await archive.found('العقوبات')).toBe(1);
    await archive.undo();
    expect(await archive.found('العقوبات')).toBe(0);
  });

  it('a title that is typed leaves the first line in the text', async () => {
    const outcome = expectValue(
      await archive.client().call('import.paste', { text: 'السطر الأول\nالثاني', title: 'عنوان' }),
    );
    const id = outcome.articles[0]?.id ?? '';
    expect(expectValue(await archive.client().call('articles.get', { id }))).toMatchObject({
      title: 'عنوان',
      body: 'السطر الأول\n\nالثاني',
    });
  });

  it.each([
    ['2020-09-25T14:05:00+03:00', '2020-09-25T14:05:00+03:00'],
    ['٢٠٢٠-٠٩', '2020-09'],
    ['الجمعة 25 سبتمبر (أيلول) 2020', '2020-09-25'],
    ['25/9/2020', '2020-09-25'],
  ])('a typed date is read: %s', async (published, expected) => {
    const outcome = expectValue(await archive.client().call('import.paste', { text: 'نص', published }));
    const id = outcome.articles[0]?.id ?? '';
    expect(expectValue(await archive.client().call('articles.get', { id })).published).toBe(expected);
  });

  it.each(['1/2/03', '31/02/2020', 'أمس', 'قريباً'])(
    'what is no date for certain is asked: %s',
    async (published) => {
      expect(await archive.client().call('import.paste', { text: 'نص', published })).toMatchObject({
        error: { code: 'bad-date', params: { value: published } },
      });
      expect(await archive.listed()).toBe(0);
    },
  );

  it('nothing is refused, in the ledger too', async () => {
    expect(expectValue(await archive.client().call('import.paste', { text: '  \n' }))).toMatchObject({
      status: 'rejected',
      code: 'no-text',
    });
    expect(expectValue(await archive.client().call('ledger.list', { status: 'rejected' })).total).toBe(1);
  });
});
