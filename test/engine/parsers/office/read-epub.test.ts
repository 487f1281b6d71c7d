import { describe, expect, it } from 'vitest';
import { articleOf, failureOf, marked } from './parsed.ts';
import { zipOf } from './zip-builder.ts';

interface Book {
  readonly metadata: string;
  /** XHTML bodies by file name, in the order of the spine. */
  readonly sections: Readonly<Record<string, string>>;
  readonly more?: Readonly<Record<string, string>>;
}

/** A book as Calibre and Sigil pack it: the package in OEBPS, a table of contents that is no section. */
async function epubOf({ metadata, sections, more = {} }: Book): Promise<Uint8Array> {
  const names = Object.keys(sections);
  const entries: Record<string, string> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/content.opf':
      `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata>` +
      '<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>' +
      names
        .map(
          (name, index) =>
            `<item id="s${index}" href="${encodeURI(name)}" media-type="application/xhtml+xml"/>`,
        )
        .join('') +
      `</manifest><spine><itemref idref="nav"/>${names.map((_, index) => `<itemref idref="s${index}"/>`).join('')}</spine></package>`,
    'OEBPS/nav.xhtml':
      '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li>CONTENTS</li></ol></nav></body></html>',
  };
  // In the file in another order than in the spine.
  for (const name of names.toReversed()) {
    entries[`OEBPS/${name}`] =
      `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><style>p{}</style></head><body>${sections[name]}</body></html>`;
  }
  return zipOf({ ...entries, ...more }, ['mimetype']);
}

describe('a book', () => {
  it('is one article: sections in order, chapters as structure', async () => {
    const file = await epubOf({
      metadata:
        '<dc:title>دفاتر الحرب</dc:title><dc:creator opf:role="aut">هدى ناصر</dc:creator><dc:creator>كريم عيسى</dc:creator><dc:publisher>دار المدى</dc:publisher>' +
        '<dc:date>2019-05-04</dc:date><dc:language>ar-LB</dc:language><dc:identifier>urn:isbn:978</dc:identifier>',
      sections: {
        'فصل 1.xhtml':
          '<h1>دفاتر الحرب</h1><h2>الفصل الأول</h2><p>كانت المدينة&nbsp;نائمة <b>حين</b>\n بدأ   القصف&hellip;</p><ul><li>الماء</li><li>الخبز</li></ul>' +
          '<figure><img src="x.jpg" alt="x"/><figcaption>الميناء</figcaption></figure><script>alert(1)</script>',
        'b.xhtml':
          '<h2>الفصل الثاني</h2><blockquote><p>سنعود</p></blockquote><table><tr><td>عام</td><td>1975</td></tr></table><p>سطر<br/>آخر</p>',
      },
    });
    const article = await articleOf(file, 'book.epub');
    expect(article).toMatchObject({
      title: 'دفاتر الحرب',
      byline: 'هدى ناصر; كريم عيسى',
      publisher: 'دار المدى',
      published: '2019-05-04',
      language: 'ar',
      details: { identifier: 'urn:isbn:978' },
    });
    expect(article.body).toBe(
      'الفصل الأول\n\nكانت المدينة\u00A0نائمة حين بدأ القصف…\n\nالماء\nالخبز\n\nالميناء\n\nالفصل الثاني\n\nسنعود\n\nعام | 1975\n\nسطر\nآخر',
    );
    expect(marked(article, 'heading')).toEqual(['الفصل الأول', 'الفصل الثاني']);
    expect(marked(article, 'caption')).toEqual(['الميناء']);
    expect(marked(article, 'quote')).toEqual(['سنعود']);
  });

  it('has no date where only a year is given, and its file name for a title where it has none', async () => {
    const file = await epubOf({
      metadata: '<dc:date>2019</dc:date>',
      sections: { 'a.xhtml': '<p>Texte.</p>' },
    });
    expect(await articleOf(file, 'Mon livre.epub')).toMatchObject({
      title: 'Mon livre',
      published: '',
      body: 'Texte.',
    });
  });
});

describe('locked and hostile books', () => {
  const encryption = (uri: string): Record<string, string> => ({
    'META-INF/encryption.xml': `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
  });

  it.each([
    ['its text', 'OEBPS/a.xhtml', 'encrypted'],
    ['a font only', 'OEBPS/font.otf', 'ok'],
  ])('tells rights management on %s', async (_name, uri, outcome) => {
    const file = await epubOf({
      metadata: '',
      sections: { 'a.xhtml': '<p>Texte.</p>' },
      more: encryption(uri),
    });
    expect(await failureOf(file, 'a.epub')).toBe(outcome);
  });

  it('reads a section of a spine that names it 10,000 times once', async () => {
    const file = await epubOf({
      metadata: '<dc:title>Un livre</dc:title>',
      sections: { 'a.xhtml': '<p>Texte.</p>' },
    });
    const many = await zipOf(
      {
        mimetype: 'application/epub+zip',
        'a.opf': `<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml"/></manifest><spine>${'<itemref idref="a"/>'.repeat(10_000)}</spine></package>`,
        'a.xhtml': '<html><body><p>Texte.</p></body></html>',
      },
      ['mimetype'],
    );
    expect((await articleOf(many, 'Un livre.epub')).body).toBe((await articleOf(file, 'b.epub')).body);
  });

  it.each([
    ['no package', { mimetype: 'application/epub+zip' }, 'malformed'],
    [
      'a path out of the file',
      {
        mimetype: 'application/epub+zip',
        'a.opf':
          '<package><manifest><item id="a" href="../../../etc/passwd"/></manifest><spine><itemref idref="a"/></spine></package>',
      },
      'no-text',
    ],
    [
      'endless nesting',
      {
        mimetype: 'application/epub+zip',
        'a.opf':
          '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
        'a.xhtml': `<html><body>${'<div>'.repeat(100_000)}x`,
      },
      'too-deep',
    ],
  ])('says so of %s', async (_name, entries, code) => {
    expect(await failureOf(await zipOf(entries, ['mimetype']), 'a.epub')).toBe(code);
  });
});
