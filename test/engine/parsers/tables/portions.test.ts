import { describe, expect, it } from 'vitest';
import { allPortions } from '../portions.ts';

const COUNT = 1234;
const rows = Array.from({ length: COUNT }, (_, at) => ({
  title: `خبر ${at}`,
  text: `نص الخبر رقم ${at}، وفيه كلام عن الميناء.`,
  date: at === COUNT - 1 ? '25/09/2020' : '03/04/2020',
}));
const FILES = {
  'a.csv': `title,text,date\n${rows.map((row) => Object.values(row).join(',')).join('\n')}`,
  'a.json': JSON.stringify(rows),
  'a.jsonl': rows.map((row) => JSON.stringify(row)).join('\n'),
};

describe('a table of many articles', () => {
  it.each(Object.entries(FILES))('%s comes in portions that together are the whole', async (name, text) => {
    const request = { bytes: Buffer.from(text), name };
    const { portions, articles } = await allPortions(request);
    expect(portions.map((portion) => portion.articles.length)).toEqual([500, 500, 234]);
    expect(new Set(portions.map(({ format, encoding }) => `${format} ${encoding}`)).size).toBe(1);
    expect(articles.map(({ title }) => title)).toEqual(rows.map(({ title }) => title));
    // Which of 03/04 is the day is told by a row of the last portion.
    expect(articles[0]?.published).toBe('2020-04-03');
    const anew = await allPortions(request, { anew: true });
    expect(anew.articles).toEqual(articles);
  });

  it('read again from its start does not go on with what was read before', async () => {
    const bytes = Buffer.from(FILES['a.csv']);
    const { articles } = await allPortions({ bytes, name: 'a.csv' });
    const mapping = { title: 'text', body: 'title' };
    const mapped = await allPortions({ bytes, name: 'a.csv', mapping });
    expect(mapped.articles[0]?.body).toBe(articles[0]?.title);
  });
});
