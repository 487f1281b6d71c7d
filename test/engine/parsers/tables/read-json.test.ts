import { describe, expect, it } from 'vitest';
import { articles, parsed, refusal } from '../read-bytes.ts';

const RECORDS = [
  {
    id: 1234567890123456789n,
    article: {
      headline: 'مصنع النسيج يعيد تشغيل خطوطه',
      text: 'أعلنت الإدارة عودة الورديات الثلاث.\r\nويبدأ العمل الأحد.',
    },
    source: { name: 'جريدة المصنع' },
    authors: [{ name: 'هدى عمر' }, { name: 'Ali K.' }],
    published_at: 1601031900,
    link: 'https://example.org/n/1',
  },
  {
    id: 2,
    article: { headline: 'Usine', text: 'La direction annonce le retour des équipes.' },
    published_at: 1601035500,
  },
];

function json(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'bigint' ? `@${each}@` : each,
  ).replace(/"@(\d+)@"/g, '$1');
}

describe('JSON and JSONL', () => {
  it.each([
    ['an array', 'n.json', json(RECORDS), 'json'],
    [
      'the array that an object holds',
      'n.json',
      json({ status: 'ok', response: { total: 2, docs: RECORDS, tags: [{ a: 1 }] } }),
      'json',
    ],
    [
      "Elasticsearch's hits",
      'n.json',
      json({ hits: { hits: RECORDS.map((_source) => ({ _id: 'x', _source })) } }),
      'json',
    ],
    ['lines', 'n.jsonl', RECORDS.map(json).join('\n'), 'jsonl'],
    ['lines without an extension', 'n', `${RECORDS.map(json).join('\r\n')}\r\n`, 'jsonl'],
    ['an array with a byte order mark', 'n.json', `\uFEFF${json(RECORDS)}`, 'json'],
  ])('reads %s of records, nested names among them', async (_what, name, text, format) => {
    const found = await articles(name, text);
    expect(found.format).toBe(format);
    expect(found.all).toHaveLength(2);
    expect(found.first).toMatchObject({
      title: 'مصنع النسيج يعيد تشغيل خطوطه',
      body: 'أعلنت الإدارة عودة الورديات الثلاث.\nويبدأ العمل الأحد.',
      publisher: 'جريدة المصنع',
      byline: 'هدى عمر, Ali K.',
      published: '2020-09-25T11:05:00Z',
      url: 'https://example.org/n/1',
      language: 'ar',
      details: { id: '1234567890123456789' },
    });
    expect(found.all[1]).toMatchObject({ title: 'Usine', language: 'fr', publisher: '' });
  });

  it('reads a single object as one article', async () => {
    const one = {
      title: 'The quay',
      paragraphs: 1,
      body: ['First paragraph of a story that is long enough to be text, as it says.', 'Second.'],
    };
    const { all } = await articles('one.json', json(one));
    expect(all).toMatchObject([{ title: 'The quay', body: `${one.body[0]}\n\nSecond.` }]);
  });

  it('makes lone surrogates and NULs harmless and keeps prototypes untouched', async () => {
    const { first } = await articles(
      's.json',
      '[{"title":"a\\ud800b","text":"x\\u0000y","__proto__":{"url":"u"}}]',
    );
    expect(first).toMatchObject({ title: 'a\uFFFDb', body: 'x\uFFFDy' });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each([
    ['brackets', '['.repeat(100_000)],
    ['closed brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
    ['lines of brackets', `${'['.repeat(50_000)}\n${'['.repeat(50_000)}`],
  ])('refuses a depth bomb of %s', async (_what, text) => {
    expect(await refusal('bomb.json', text)).toBe('malformed');
  });

  it.each([
    ['cut off', '[{"title":"a","text":"b"},{"ti', 'malformed'],
    ['not JSON', '{title: a}', 'malformed'],
    ['a number in a list', '[1, 2, 3]', 'no-text'],
    ['an empty list', '[]', 'no-text'],
    ['records without a text', '[{"x":1,"y":2},{"x":3,"y":4}]', 'needs-mapping'],
    [
      'a broken line among lines',
      '{"title":"a","text":"b"}\n{"title":\n{"title":"c","text":"d"}',
      'malformed',
    ],
  ])('refuses %s', async (_what, text, code) => {
    expect(await refusal('x.json', text)).toBe(code);
  });

  it('keeps the lines before one that was cut off at the end', async () => {
    const line = '{"title":"t","text":"some text"}';
    expect((await articles('x.jsonl', `${line}\n${line}\n{"title":"u","te`)).all).toHaveLength(2);
  });

  it('takes a text that starts with a bracket for text', async () => {
    expect(await parsed('urgent.txt', '[عاجل] انطلاق القمة\nوصلت الوفود.')).toMatchObject({ format: 'txt' });
    expect(await parsed('odd.txt', '{"هكذا"} بدأ الكاتب مقاله\nثم مضى.')).toMatchObject({
      format: 'txt',
      articles: { length: 1 },
    });
  });
});
