import { afterEach, beforeEach, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openTestArchive, type TestArchive } from './archive-fixture.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await openTestArchive();
});
afterEach(() => archive.close());

const outline = (name: string, host: string): string =>
  `<outline type="rss" text="${name}" xmlUrl="https://${host}/feed" htmlUrl="https://www.${host}/"/>`;
const opml = (...outlines: string[]): string =>
  `<?xml version="1.0"?><opml version="2.0"><body>${outlines.join('')}</body></opml>`;
const register = async (): Promise<(readonly [string, readonly string[]])[]> => {
  const { outlets } = expectValue(await archive.client().call('outlets.list', {}));
  return outlets.map(({ name, aliases }) => [name, aliases] as const).sort();
};

it('a feed becomes one article for each entry, found at once', async () => {
  const items = [1, 2, 3].map(
    (number) =>
      `<item><title>خبر ${number}</title><guid>g${number}</guid><description>نص الخبر ${number} عن الميناء الشمالي.</description></item>`,
  );
  const path = archive.put(
    'feed.xml',
    `<rss version="2.0"><channel><title>صدى</title>${items.join('')}</channel></rss>`,
  );
  const { outcomes } = await archive.import(path);
  expect(outcomes).toMatchObject([{ status: 'imported', articles: [{}, {}, {}] }]);
  expect(await archive.found('الميناء')).toBe(3);
});

it('a list of feeds enters its sources into the register, those that are there already once', async () => {
  const first = archive.put(
    'one.opml',
    opml(outline('صدى الميناء', 'sada.example.com'), outline('Le Quai', 'quai.example.com')),
  );
  expect((await archive.import(first)).outcomes).toMatchObject([
    { status: 'imported', code: 'sources-named', params: { sources: 2, entered: 2 }, articles: [] },
  ]);
  const second = archive.put(
    'two.opml',
    opml(outline('Quai (le)', 'quai.example.com'), outline('La Vigie', 'vigie.example.com')),
  );
  const { outcomes } = await archive.import(second, first);
  expect(outcomes.map(({ params }) => params?.['entered'])).toEqual([1, 0]);
  expect(await register()).toEqual([
    ['La Vigie', ['vigie.example.com']],
    ['Le Quai', ['quai.example.com']],
    ['صدى الميناء', ['sada.example.com']],
  ]);
  expect(await archive.listed()).toBe(0);
});

it('what a list of feeds entered is taken back and entered again by undo and redo, articles left alone', async () => {
  await archive.import(
    archive.put('in/news.txt', 'خبر الميناء\n\nعاد العمال إلى الأرصفة.'),
    archive.put('in/one.opml', opml(outline('صدى الميناء', 'sada.example.com'))),
  );
  const entered = await register();
  expect(entered).toHaveLength(1);
  const steps = [(await archive.undo()).label, (await archive.undo()).label];
  expect(steps.toSorted()).toEqual(['import.job', 'outlet.register']);
  expect(await register()).toEqual([]);
  expect(await archive.listed()).toBe(0);
  await archive.redo();
  await archive.redo();
  expect(await register()).toEqual(entered);
  expect(await archive.listed()).toBe(1);
});
