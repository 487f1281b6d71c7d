import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import type { ParsedArticle } from '../../../../electron/engine/parsers/parser-host.ts';

async function page(html: string | Uint8Array): Promise<ParsedArticle> {
  const result = await parseFile({ bytes: Buffer.from(html), name: 'page.html' });
  const article = result.ok ? result.value.articles[0] : undefined;
  if (!article) throw new Error(JSON.stringify(result));
  return article;
}
const fixture = (name: string): Promise<ParsedArticle> =>
  page(readFileSync(resolve('test/fixtures/import', name)));
const code = async (html: string | Uint8Array): Promise<unknown> => {
  const result = await parseFile({ bytes: Buffer.from(html), name: 'page.html' });
  return result.ok ? 'ok' : result.error.code;
};
const SENTENCE = 'وأعلن المجلس أن القرار يدخل حيز التنفيذ فوراً، وأن اللجنة ستجتمع غداً للنظر في التفاصيل. ';

describe('a news page', () => {
  it('with JSON-LD in an @graph', async () => {
    expect(await fixture('json-ld.html')).toMatchObject({
      title: 'اللجنة تراجع قائمة "المواد المحظورة" قبل نهاية الشهر',
      byline: 'سلمى الهاشمي, نادر القاضي',
      publisher: 'صحيفة المرفأ',
      section: 'اقتصاد',
      published: '2021-03-14T08:30:00+02:00',
      language: 'ar',
      url: 'https://almarfa.example/economy/12345',
    });
  });

  it('has headings, list items and captions as paragraphs, and nothing of what stands around', async () => {
    const { body } = await fixture('json-ld.html');
    expect(body.split('\n\n')).toEqual([
      'بدأت اللجنة الفنية أمس مراجعة القائمة التي أقرت قبل عامين، وسط مطالب من المستوردين بتخفيف الإجراءات.',
      'شاحنات تنتظر عند مدخل المرفأ الشمالي.',
      'بنود المراجعة',
      'المواد الكيميائية ذات الاستخدام المزدوج\nقطع الغيار الصناعية\nمعدات الاتصال & الرصد',
      'وقال مقرر اللجنة، سامر الخطيب، إن «المراجعة لن تمس ما يتصل بالسلامة»، مضيفاً أن النتائج ستعلن في جلسة مفتوحة.',
      'وتنتهي المهلة الممنوحة للجنة في ٣١ آذار، على أن ترفع توصياتها إلى المجلس لإقرارها.',
    ]);
  });

  it('with OpenGraph, Dublin Core and a title that ends in the site name', async () => {
    expect(await fixture('open-graph.html')).toMatchObject({
      title: 'Port authority - a year of delays',
      byline: 'Dana Whitcombe',
      publisher: 'The Harbour Post',
      section: 'World',
      published: '2022-11-05',
      language: 'en',
      url: 'https://harbourpost.example/world/port-authority',
    });
  });

  it('keeps a « - » in a title that is not followed by the publisher', async () => {
    const html = `<html><head><title>طهران - واشنطن</title><meta property="og:site_name" content="المرفأ"></head><body><p>${SENTENCE.repeat(3)}</p></body></html>`;
    expect((await page(html)).title).toBe('طهران - واشنطن');
  });

  it('decodes letters that are written as references', async () => {
    const escaped = [...SENTENCE.trim()].map((letter) => `&#${letter.codePointAt(0)};`).join('');
    expect((await page(`<html><body><p>${escaped}</p></body></html>`)).body).toBe(SENTENCE.trim());
  });

  it('falls back to all of the text of a page that is nothing but links and short lines', async () => {
    expect(
      (
        await page(
          '<html><body><div><a href="x">خبر أول</a></div><div><a href="y">خبر ثان</a></div></body></html>',
        )
      ).body,
    ).toBe('خبر أول\n\nخبر ثان');
  });

  it('reads text outside of a missing body', async () => {
    expect((await page(`<html><p>${SENTENCE}</html>`)).body).toBe(SENTENCE.trim());
  });
});

describe('a hostile page', () => {
  it.each([
    ['100,000 nested elements', '<div>'.repeat(100_000) + 'x', 'malformed'],
    ['100,000 nested elements of different names', '<a><b><i>'.repeat(33_334), 'malformed'],
    ['more elements than a parser holds', '<p>x</p>'.repeat(200_001), 'too-large'],
    ['only scripts', '<html><body><script>document.write("x")</script></body></html>', 'no-text'],
    ['a script that never ends', `<html><script>${'x'.repeat(1_000_000)}`, 'no-text'],
    ['frames only', '<html><frameset><frame src="http://127.0.0.1:9/x"></frameset></html>', 'no-text'],
    ['a tag that never ends', '<html '.repeat(300_000), 'no-text'],
  ])('%s', async (_name, html, expected) => {
    expect(await code(html)).toBe(expected);
  });

  it.each([
    ['200,000 drawings that never end', '<svg>'.repeat(200_000)],
    ['100,000 times <', '<'.repeat(100_000)],
    ['200,000 quotes that never end', '<a b="'.repeat(200_000)],
    ['a megabyte of blanks in a tag', `<p ${' '.repeat(1_000_000)}>`],
    ['a megabyte of blanks between tags', `<div>${' '.repeat(1_000_000)}</div>`],
    ['20,000 announcements of links', '<p><a href="/">Read more</a></p>'.repeat(20_000)],
    [
      'related blocks 500 deep',
      '<div class="related"><a href="/">x</a>'.repeat(500).concat('</div>'.repeat(500)).repeat(30),
    ],
    ['20,000 lists of links', '<ul><li><a href="/">x</a><a href="/">y</a></ul>'.repeat(20_000)],
    ['a megabyte of a class name', `<p class="${'related '.repeat(125_000)}">x</p>`],
    ['a megabyte of a name', `<p><b class="byline">${'By - : '.repeat(150_000)}</b></p>`],
  ])('%s cost no more than their length', async (_name, html) => {
    const article = await page(`<html><body><h1>عنوان الخبر</h1><p>${SENTENCE.repeat(4)}</p>${html}`);
    expect(article.body).toContain(SENTENCE.trim());
  });

  it('of 5 MB on one line is read', async () => {
    expect((await page(`<p>${'كلمة '.repeat(500_000)}</p>`)).body).toHaveLength(500_000 * 5 - 1);
  });

  it('with 200,000 references to < does not overflow the stack', async () => {
    expect((await page(`<html><body>${'&lt;'.repeat(200_000)}</body></html>`)).body).toHaveLength(200_000);
  });

  it('with deep but bearable nesting is read', async () => {
    expect((await page(`${'<div>'.repeat(200)}<p>${SENTENCE.repeat(5)}</p>`)).body).toBe(
      SENTENCE.repeat(5).trim(),
    );
  });

  it('with NULs and lone surrogates in markup and JSON-LD yields well-formed text', async () => {
    const article = await page(
      `<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"عنوان \\ud800 مكسور","author":{"name":"\\udc00"}}</script></head>` +
        `<body><p>قبل\0بعد &#xD800; &#0; ${SENTENCE.repeat(3)}</p></body></html>`,
    );
    expect(article.title).toBe('عنوان \uFFFD مكسور');
    const texts = [article.title, article.body, article.byline];
    expect(texts.every((text) => text.isWellFormed() && !text.includes('\0'))).toBe(true);
  });

  it('with broken, huge or self-referring JSON-LD falls back to other metadata', async () => {
    const deep = `{"@graph":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    for (const json of [
      '{"@type":',
      deep,
      '[]',
      'null',
      '"x"',
      '{"@type":"NewsArticle","headline":{"name":{}}}',
    ]) {
      const html = `<html><head><title>عنوان</title><script type="application/ld+json">${json}</script></head><body><p>${SENTENCE.repeat(3)}</p></body></html>`;
      expect((await page(html)).title).toBe('عنوان');
    }
  });

  it('does not expand entities that a DOCTYPE declares', async () => {
    const html = `<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&a; &x; ${SENTENCE.repeat(3)}</p></body></html>`;
    const { body } = await page(html);
    expect(body).not.toMatch(/boom(?!")|root:/);
    expect(body).toContain(SENTENCE.trim());
  });

  it('addresses that are no web addresses are not taken', async () => {
    const html = `<html><head><link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="file:///etc/passwd"></head><body><p>${SENTENCE.repeat(3)}</p></body></html>`;
    expect((await page(html)).url).toBe('');
  });
});
