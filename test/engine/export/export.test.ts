import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import type { ExportFormat } from '../../../electron/contract/values.ts';
import { CSV_COLUMNS } from '../../../electron/engine/export/csv.ts';
import { exportHandlers } from '../../../electron/engine/export/export-handlers.ts';
import { outletHandlers } from '../../../electron/engine/outlets/outlet-handlers.ts';
import { overridesHandlers } from '../../../electron/engine/overrides/overrides-handlers.ts';
import { passageHandlers } from '../../../electron/engine/passages/passage-handlers.ts';
import { tagHandlers } from '../../../electron/engine/passages/tag-handlers.ts';
import {
  addArticle,
  clientOf,
  openTestArchive,
  temporaryFolder,
  type SampleArticle,
} from '../test-archive.ts';

const NEWS: SampleArticle = {
  title: 'العقوبات "تعود"، والردّ قادم',
  body: 'قال الوزير: «لن نقبل».\nوأضاف أن الموقف، كما هو، لم يتغيّر.',
  byline: 'هالة منصور',
  publisher: 'صحيفة الفجر',
  published: '2020-09-25T08:00:00+03:00',
  url: 'https://example.org/a?b=1&c=2',
  name: 'خبر.txt',
};
const ENGLISH: SampleArticle = {
  body: 'A short item without any title at all.',
  language: 'en',
  name: 'x.txt',
};

async function setUp(samples: readonly SampleArticle[] = [NEWS, ENGLISH]) {
  const { context } = await openTestArchive();
  const articles = samples.map((sample) => ({ ...sample, ...addArticle(context, sample) }));
  const engine = clientOf({
    ...tagHandlers(context),
    ...passageHandlers(context),
    ...exportHandlers(context),
    ...overridesHandlers(context),
  });
  const passage = async (
    article: { id: string; body: string },
    words: string,
    tags: string[] = [],
    memo = '',
  ) => {
    const start = article.body.indexOf(words);
    const span = { article: article.id, field: 'body', start, end: start + words.length } as const;
    return expectValue(await engine.call('passages.create', { ...span, tags, memo }));
  };
  const tag = async (name: string) => expectValue(await engine.call('tags.create', { name })).id;
  const write = async (format: ExportFormat, language: 'ar' | 'en' = 'ar') => {
    const path = join(temporaryFolder(), `تقرير.${format}`);
    const written = expectValue(await engine.call('export.write', { format, selection: {}, language, path }));
    return { path, written, text: readFileSync(path, 'utf8') };
  };
  return { context, engine, articles, passage, tag, write };
}

/** An independent reader of RFC 4180, character by character. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ',' || (character === '\r' && text[at + 1] === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (character === '\r') {
        at++;
        rows.push([]);
      }
    } else cell += character;
  }
  expect(quoted).toBe(false);
  expect(rows.pop()).toEqual([]);
  return rows;
}

function records(text: string): Record<string, string>[] {
  const [header = [], ...rows] = readCsv(text.slice(1));
  return rows.map((cells) => {
    expect(cells).toHaveLength(header.length);
    return Object.fromEntries(header.map((name, at) => [name, cells[at] ?? '']));
  });
}

describe('CSV', () => {
  it('gives back every field to an independent reader', async () => {
    const { articles, passage, tag, write } = await setUp();
    const [news, english] = articles;
    if (!news || !english) throw new Error('two articles');
    const tags = [await tag('موقف'), await tag('عقوبات')];
    const made = await passage(news, 'لن نقبل».\nوأضاف أن الموقف، كما', tags, 'سطر\nو"اقتباس"، وفاصلة');
    await passage(english, 'short item');
    const { text } = await write('csv');
    expect(text.startsWith('\uFEFFpassage,')).toBe(true);
    const rows = records(text);
    expect(Object.keys(rows[0] ?? {})).toEqual([...CSV_COLUMNS]);
    expect(rows[0]).toMatchObject({
      passage: made.id,
      tags: 'موقف; عقوبات',
      text: 'لن نقبل».\nوأضاف أن الموقف، كما',
      memo: 'سطر\nو"اقتباس"، وفاصلة',
      field: 'body',
      prefix: made.prefix,
      suffix: made.suffix,
      article: news.id,
      title: NEWS.title,
      byline: NEWS.byline,
      publisher: NEWS.publisher,
      published: NEWS.published,
      url: NEWS.url,
      sha256: news.sha256,
      file: 'خبر.txt',
      revision: '1',
      anchor: 'exact',
    });
    expect(news.body.slice(Number(rows[0]?.['start']), Number(rows[0]?.['end']))).toBe(rows[0]?.['text']);
    expect(rows[1]).toMatchObject({ title: '', text: 'short item' });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x', "'=1", "''-1"])(
    'never lets a spreadsheet run %j, and a program reads it back',
    async (payload) => {
      const body = `${payload}|cmd`;
      const { articles, passage, write } = await setUp([
        { title: `${payload} title`, body, publisher: payload },
      ]);
      const [article] = articles;
      if (!article) throw new Error('an article');
      await passage(article, body, [], payload);
      const [row] = records((await write('csv')).text);
      for (const column of ['text', 'memo', 'title', 'publisher']) {
        const cell = row?.[column] ?? '';
        expect(cell).toMatch(/^'/);
        expect(cell.slice(1).startsWith(payload)).toBe(true);
      }
    },
  );

  it('leaves an apostrophe alone that hides no formula', async () => {
    const { articles, passage, write } = await setUp([{ body: "'tis so" }]);
    const [article] = articles;
    if (!article) throw new Error('an article');
    await passage(article, "'tis");
    expect(records((await write('csv')).text)[0]?.['text']).toBe("'tis");
  });
});

describe('JSON', () => {
  it('carries W3C selectors whose offsets cut the words out of the article', async () => {
    const { articles, passage, tag, write } = await setUp();
    const [news] = articles;
    if (!news) throw new Error('an article');
    const made = await passage(news, 'الموقف، كما هو،', [await tag('موقف')], 'ملاحظة');
    const document = JSON.parse((await write('json', 'en')).text);
    expect(document.marsad).toMatchObject({ format: 'passages', version: 1, selection: {} });
    expect(document.articles).toEqual([
      expect.objectContaining({ id: news.id, title: NEWS.title, sha256: news.sha256, file: 'خبر.txt' }),
    ]);
    const [{ target, ...entry }] = document.passages;
    expect(entry).toMatchObject({ id: made.id, tags: ['موقف'], memo: 'ملاحظة', anchor: 'exact' });
    const [position, quote] = target.selector;
    expect(target).toMatchObject({ source: news.id, field: 'body' });
    expect(position.type).toBe('TextPositionSelector');
    expect(news.body.slice(position.start, position.end)).toBe(quote.exact);
    expect(quote).toEqual({
      type: 'TextQuoteSelector',
      exact: 'الموقف، كما هو،',
      prefix: made.prefix,
      suffix: made.suffix,
    });
  });
});

describe('the source register', () => {
  it('is known to CSV and JSON: what it says of an article’s source, under whichever name that stands', async () => {
    const { context, articles, passage, write } = await setUp([
      { body: 'نص أول', publisher: '«الفجـر»' },
      { body: 'نص ثان', publisher: 'مجهول' },
    ]);
    const register = clientOf(outletHandlers(context));
    const facts = { country: 'EG', medium: 'newspaper', ownership: 'حكومية', leaning: '' } as const;
    const attributes = [{ name: '=text', value: '@عام' }];
    await register.call('outlets.save', {
      outlet: { name: 'الفجر', aliases: ['Al-Fajr'], ...facts, note: 'سر', attributes },
    });
    for (const article of articles) await passage(article, 'نص');
    const rows = records((await write('csv')).text);
    expect(rows[0]).toMatchObject({
      publisher: '«الفجـر»',
      outlet: 'الفجر',
      ...facts,
      'outlet.=text': "'@عام",
    });
    expect(rows[1]).toMatchObject({ publisher: 'مجهول', outlet: '', country: '', 'outlet.=text': '' });
    const document = JSON.parse((await write('json')).text);
    expect(document.articles.map(({ outlet }: { outlet: unknown }) => outlet)).toEqual([
      { name: 'الفجر', ...facts, attributes },
      null,
    ]);
  });
});

describe('Markdown', () => {
  it('groups passages by article, with words, tags, memo and citation', async () => {
    const { articles, passage, tag, write } = await setUp();
    const [news, english] = articles;
    if (!news || !english) throw new Error('two articles');
    await passage(english, 'short item');
    await passage(news, 'لن نقبل».\nوأضاف', [await tag('موقف')], 'للمتابعة');
    await passage(news, 'الموقف');
    const { text } = await write('md');
    const bare = text.replace(/[\u2066-\u2069]/g, '');
    expect(bare.match(/^## .*$/gm)).toEqual([`## ${NEWS.title}`, '## بلا عنوان']);
    expect(bare).toContain('> لن نقبل».\\\n> وأضاف\n');
    expect(bare).toContain('**الوسوم:** موقف');
    expect(bare).toContain('**ملاحظة:** للمتابعة');
    expect(bare).toContain('25 سبتمبر 2020 (مرصد: ');
    expect(bare).toContain('بلا تاريخ (مرصد: ');
  });

  it('lets nothing in a text act as markup', async () => {
    const title = '# [click](javascript:alert(1)) <img src=x> `code` **bold** \u202Egnp.exe';
    const lines = [
      '# no heading',
      '- no list',
      '1. no list',
      '    no code',
      '===',
      '| no | table |',
      '&lt; ![i](u)',
    ];
    const body = lines.join('\n');
    const { articles, passage, write } = await setUp([{ title, body }]);
    const [article] = articles;
    if (!article) throw new Error('an article');
    await passage(article, body, [], body);
    const { text } = await write('md', 'en');
    const quote = text.split('\n').filter((line) => line.startsWith('>'));
    expect(quote).toEqual([
      String.raw`> \# no heading` + '\\',
      String.raw`> \- no list` + '\\',
      String.raw`> 1\. no list` + '\\',
      '> &#32;   no code\\',
      String.raw`> \===` + '\\',
      String.raw`> \| no \| table \|` + '\\',
      String.raw`> \&lt; !\[i\](u)`,
    ]);
    const heading = text.split('\n').find((line) => line.startsWith('## '));
    expect(heading).toMatch(/^## \u2068.*\u2069$/);
    expect(text).not.toContain('\u202E');
  });
});

describe('citations', () => {
  it('name author, title, outlet, day, place and source, in Arabic and in English', async () => {
    const { engine, articles, passage } = await setUp();
    const [news] = articles;
    if (!news) throw new Error('an article');
    const { id, start, end } = await passage(news, 'لم يتغيّر');
    const cite = async (language: 'ar' | 'en') =>
      expectValue(await engine.call('passages.cite', { id, language }));
    const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');
    const hash = news.sha256.slice(0, 12);
    expect(bare((await cite('ar')).text)).toBe(
      `«لم يتغيّر» — هالة منصور، «${NEWS.title}»، صحيفة الفجر، 25 سبتمبر 2020 (مرصد: ${news.id}، المتن UTF-16 ${start}–${end}، sha256 ${hash}…)`,
    );
    expect(bare((await cite('en')).text)).toBe(
      `“لم يتغيّر” — هالة منصور, “${NEWS.title}”, صحيفة الفجر, 25 September 2020 (Marsad: ${news.id}, body UTF-16 ${start}–${end}, sha256 ${hash}…)`,
    );
    const { html } = await cite('ar');
    expect(html).toContain('<p dir="rtl" lang="ar">«<span dir="rtl">لم يتغيّر</span>»');
    expect(html).toContain(`<span dir="ltr">UTF-16 ${start}–${end}</span>`);
    expect(html).toContain('&quot;تعود&quot;');
  });

  it('leave out what is unknown and say so of the day', async () => {
    const { engine, articles, passage } = await setUp();
    const english = articles[1];
    if (!english) throw new Error('two articles');
    const { id } = await passage(english, 'short item');
    const { text } = expectValue(await engine.call('passages.cite', { id, language: 'en' }));
    expect(text).toMatch(/^“short item” — n\.d\. \(Marsad: /);
  });
});

describe('export.write', () => {
  it('puts a manifest beside the file that proves it', async () => {
    const { articles, passage, write } = await setUp();
    const [news] = articles;
    if (!news) throw new Error('an article');
    await passage(news, 'الوزير');
    await passage(news, 'الموقف');
    const { path, written } = await write('csv');
    const bytes = readFileSync(path);
    expect(written).toEqual({ path, manifest: `${path}.manifest.json`, bytes: bytes.length, passages: 2 });
    const manifest = JSON.parse(readFileSync(written.manifest, 'utf8'));
    expect(manifest).toMatchObject({
      format: 'csv',
      file: 'تقرير.csv',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      passages: 2,
      articles: [{ id: news.id, sha256: news.sha256, title: NEWS.title }],
      selection: {},
    });
    expect(new Date(manifest.createdAt).getTime()).not.toBeNaN();
  });

  it('writes nothing when no passage matches, and keeps an older file when it cannot write', async () => {
    const { engine, articles, passage } = await setUp();
    const folder = temporaryFolder();
    const request = { format: 'csv', selection: {}, path: join(folder, 'a.csv') } as const;
    expect(await engine.call('export.write', request)).toMatchObject({
      error: { code: 'nothing-to-export' },
    });
    expect(readdirSync(folder)).toEqual([]);
    const [news] = articles;
    if (!news) throw new Error('an article');
    await passage(news, 'الوزير');
    writeFileSync(join(folder, 'file'), 'older');
    mkdirSync(join(folder, 'folder'));
    for (const path of [
      join(folder, 'file', 'a.csv'),
      join(folder, 'none', 'a.csv'),
      join(folder, 'folder'),
    ]) {
      expect(await engine.call('export.write', { ...request, path })).toMatchObject({
        error: { code: 'not-writable', params: { path } },
      });
    }
    expect(readdirSync(folder).sort()).toEqual(['file', 'folder']);
    expect(existsSync(join(folder, 'file.manifest.json'))).toBe(false);
  });

  it('renders the same bytes for a browser to download', async () => {
    const { engine, articles, passage, write } = await setUp();
    const [news] = articles;
    if (!news) throw new Error('an article');
    await passage(news, 'الوزير');
    const rendered = expectValue(await engine.call('export.render', { format: 'csv', selection: {} }));
    const { text } = await write('csv');
    const [file, manifest] = rendered.files.map(({ data }) => Buffer.from(data, 'base64').toString());
    expect(file).toBe(text);
    expect(JSON.parse(manifest ?? '')).toMatchObject({ file: rendered.files[0]?.name, passages: 1 });
  });
});

describe('what the analyst corrected', () => {
  it('is what every export and citation says, and JSON keeps what was imported beside it', async () => {
    const { engine, articles, passage, write } = await setUp([NEWS]);
    const [article] = articles;
    if (!article) throw new Error('an article');
    const { id } = await passage(article, 'لن نقبل');
    const fields = { title: 'عنوان مصحَّح', publisher: 'صحيفة الغد', published: '2020-09' };
    expectValue(await engine.call('overrides.set', { ids: [article.id], fields }));

    const [columns = [], row = []] = readCsv((await write('csv')).text.slice(1));
    const cell = (name: string): string => row[columns.indexOf(name)] ?? '';
    expect([cell('title'), cell('publisher'), cell('published')]).toEqual(Object.values(fields));
    expect((await write('md')).text).toContain('عنوان مصحَّح');
    const { text } = expectValue(await engine.call('passages.cite', { id, language: 'ar' }));
    for (const words of [cell('citation'), text]) {
      for (const value of Object.values(fields)) expect(words).toContain(value);
      expect(words).not.toContain('العقوبات');
    }
    expect(JSON.parse((await write('json')).text)).toMatchObject({
      articles: [
        {
          ...fields,
          title: NEWS.title,
          titleOverride: fields.title,
          overridden: [
            { field: 'published', canonical: NEWS.published },
            { field: 'publisher', canonical: NEWS.publisher },
            { field: 'title', canonical: NEWS.title },
          ],
        },
      ],
    });
  });

  it('does not tell the reader who works at this machine, nor how far triage is', async () => {
    const { engine, articles, passage, write } = await setUp([NEWS]);
    const [article] = articles;
    if (!article) throw new Error('an article');
    await passage(article, 'لن نقبل');
    await engine.call('overrides.set', { ids: [article.id], fields: { publisher: 'صحيفة الغد' } });
    const exported = JSON.parse((await write('json')).text).articles[0];
    expect(exported).not.toHaveProperty('triage');
    expect(Object.keys(exported.overridden[0])).toEqual(['field', 'canonical']);
  });
});

describe('where a passage stands in its file', () => {
  const REPORT: SampleArticle = {
    title: 'تقرير الوساطة',
    body: 'انتهت الجولة الأولى.\n\nوبدأت الثانية بعد أسبوع.',
    published: '2024-03-05',
    found: {
      documentNumber: 'SAHL-2024-0305',
      locators: [
        { start: 0, kind: 'page', label: '11' },
        { start: 22, kind: 'page', label: '12' },
      ],
      structure: [{ start: 0, end: 20, kind: 'heading' }],
      details: { producer: 'برنامج' },
    },
  };

  async function exported() {
    const set = await setUp([REPORT, ENGLISH]);
    const [report, english] = set.articles;
    if (!report || !english) throw new Error('two articles');
    const { id } = await set.passage(report, 'الأولى.\n\nوبدأت');
    await set.passage(report, 'بعد أسبوع');
    await set.passage(english, 'short item');
    return { ...set, id };
  }

  it('is a column of CSV, beside the number of the document', async () => {
    const { write } = await exported();
    const rows = records((await write('csv', 'en')).text);
    expect(rows.map(({ locator, document_number }) => [locator, document_number])).toEqual([
      ['pp. \u206611–12\u2069', 'SAHL-2024-0305'],
      ['p. \u206612\u2069', 'SAHL-2024-0305'],
      ['', ''],
    ]);
    expect(rows[0]?.['citation']).toContain('5 March 2024, pp. \u206611–12\u2069 (');
  });

  it('is data in JSON, without the text’s structure or what else the file says', async () => {
    const { write } = await exported();
    const { articles, passages } = JSON.parse((await write('json')).text);
    expect(passages.map(({ locator }: { locator: unknown }) => locator)).toEqual([
      { kind: 'page', from: '11', to: '12' },
      { kind: 'page', from: '12', to: '12' },
      null,
    ]);
    expect(articles[0].documentNumber).toBe('SAHL-2024-0305');
    for (const inner of ['body', 'structure', 'locators', 'details', 'source', 'triage']) {
      expect(articles[0]).not.toHaveProperty(inner);
    }
  });

  it('is in the citations of Markdown and of the clipboard', async () => {
    const { engine, id, write } = await exported();
    const { text } = await write('md');
    expect(text).toContain('ص \u206611–12\u2069');
    expect(text).toContain('رقم الوثيقة \u2068SAHL-2024-0305\u2069');
    const cited = expectValue(await engine.call('passages.cite', { id, language: 'ar' }));
    expect(cited.text).toContain('ص \u206611–12\u2069');
    expect(cited.text).not.toContain('SAHL');
  });
});
