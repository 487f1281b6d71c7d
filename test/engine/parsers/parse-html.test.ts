import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../electron/engine/parsers/parse-file.ts';
import type { ParsedArticle } from '../../../electron/engine/parsers/parser-host.ts';

function page(html: string | Uint8Array): ParsedArticle {
  const result = parseFile({ bytes: Buffer.from(html), name: 'page.html' });
  const article = result.ok ? result.value.articles[0] : undefined;
  if (!article) throw new Error(JSON.stringify(result));
  return article;
}
const fixture = (name: string): ParsedArticle => page(readFileSync(resolve('test/fixtures/import', name)));
const code = (html: string | Uint8Array): unknown => {
  const result = parseFile({ bytes: Buffer.from(html), name: 'page.html' });
  return result.ok ? 'ok' : result.error.code;
};
const SENTENCE = 'وأعلن المجلس أن القرار يدخل حيز التنفيذ فوراً، وأن اللجنة ستجتمع غداً للنظر في التفاصيل. ';

describe('a news page', () => {
  it('with JSON-LD in an @graph', () => {
    expect(fixture('json-ld.html')).toMatchObject({
      title: 'اللجنة تراجع قائمة "المواد المحظورة" قبل نهاية الشهر',
      byline: 'سلمى الهاشمي, نادر القاضي',
      publisher: 'صحيفة المرفأ',
      section: 'اقتصاد',
      published: '2021-03-14T08:30:00+02:00',
      language: 'ar',
      url: 'https://almarfa.example/economy/12345',
    });
  });

  it('has headings, list items and captions as paragraphs, and nothing of what stands around', () => {
    const { body } = fixture('json-ld.html');
    expect(body.split('\n\n')).toEqual([
      'بدأت اللجنة الفنية أمس مراجعة القائمة التي أقرت قبل عامين، وسط مطالب من المستوردين بتخفيف الإجراءات.',
      'شاحنات تنتظر عند مدخل المرفأ الشمالي.',
      'بنود المراجعة',
      'المواد الكيميائية ذات الاستخدام المزدوج\nقطع الغيار الصناعية\nمعدات الاتصال & الرصد',
      'وقال مقرر اللجنة، سامر الخطيب، إن «المراجعة لن تمس ما يتصل بالسلامة»، مضيفاً أن النتائج ستعلن في جلسة مفتوحة.',
      'وتنتهي المهلة الممنوحة للجنة في ٣١ آذار، على أن ترفع توصياتها إلى المجلس لإقرارها.',
    ]);
  });

  it('with OpenGraph, Dublin Core and a title that ends in the site name', () => {
    expect(fixture('open-graph.html')).toMatchObject({
      title: 'Port authority - a year of delays',
      byline: 'Dana Whitcombe',
      publisher: 'The Harbour Post',
      section: 'World',
      published: '2022-11-05',
      language: 'en',
      url: 'https://harbourpost.example/world/port-authority',
    });
  });

  it('keeps a « - » in a title that is not followed by the publisher', () => {
    const html = `<html><head><title>طهران - واشنطن</title><meta property="og:site_name" content="المرفأ"></head><body><p>${SENTENCE.repeat(3)}</p></body></html>`;
    expect(page(html).title).toBe('طهران - واشنطن');
  });

  it('decodes letters that are written as references', () => {
    const escaped = [...SENTENCE.trim()].map((letter) => `&#${letter.codePointAt(0)};`).join('');
    expect(page(`<html><body><p>${escaped}</p></body></html>`).body).toBe(SENTENCE.trim());
  });

  it('falls back to all of the text of a page that is nothing but links and short lines', () => {
    expect(
      page('<html><body><div><a href="x">خبر أول</a></div><div><a href="y">خبر ثان</a></div></body></html>')
        .body,
    ).toBe('خبر أول\n\nخبر ثان');
  });

  it('reads text outside of a missing body', () => {
    expect(page(`<html><p>${SENTENCE}</html>`).body).toBe(SENTENCE.trim());
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
    ['tags that never end', '<html '.repeat(300_000), 'malformed'],
  ])('%s', (_name, html, expected) => {
    expect(code(html)).toBe(expected);
  });

  it('of 5 MB on one line is read', () => {
    expect(page(`<p>${'كلمة '.repeat(500_000)}</p>`).body).toHaveLength(500_000 * 5 - 1);
  });

  it('with 200,000 references to < does not overflow the stack', () => {
    expect(page(`<html><body>${'&lt;'.repeat(200_000)}</body></html>`).body).toHaveLength(200_000);
  });

  it('with deep but bearable nesting is read', () => {
    expect(page(`${'<div>'.repeat(200)}<p>${SENTENCE.repeat(5)}</p>`).body).toBe(SENTENCE.repeat(5).trim());
  });

  it('with NULs and lone surrogates in markup and JSON-LD yields well-formed text', () => {
    const article = page(
      `<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"عنوان \\ud800 مكسور","author":{"name":"\\udc00"}}</script></head>` +
        `<body><p>قبل\0بعد &#xD800; &#0; ${SENTENCE.repeat(3)}</p></body></html>`,
    );
    expect(article.title).toBe('عنوان \uFFFD مكسور');
    expect(Object.values(article).every((text) => text.isWellFormed() && !text.includes('\0'))).toBe(true);
  });

  it('with broken, huge or self-referring JSON-LD falls back to other metadata', () => {
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
      expect(page(html).title).toBe('عنوان');
    }
  });

  it('does not expand entities that a DOCTYPE declares', () => {
    const html = `<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&a; &x; ${SENTENCE.repeat(3)}</p></body></html>`;
    const { body } = page(html);
    expect(body).not.toMatch(/boom(?!")|root:/);
    expect(body).toContain(SENTENCE.trim());
  });

  it('addresses that are no web addresses are not taken', () => {
    const html = `<html><head><link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="file:///etc/passwd"></head><body><p>${SENTENCE.repeat(3)}</p></body></html>`;
    expect(page(html).url).toBe('');
  });
});
