import { describe, expect, it } from 'vitest';
import { articleOf, failureOf, marked } from './parsed.ts';
import { zipOf } from './zip-builder.ts';

const NAMESPACES = [
  ...['office', 'style', 'text', 'table', 'meta'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  ),
  'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');

interface OdtParts {
  readonly body: string;
  readonly automatic?: string;
  readonly meta?: string;
  readonly manifest?: string;
}

/** A text as LibreOffice packs it: the media type first and uncompressed. */
async function odtOf({ body, automatic = '', meta, manifest = '' }: OdtParts): Promise<Uint8Array> {
  const entries = {
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml':
      `<office:document-content ${NAMESPACES}><office:automatic-styles>${automatic}</office:automatic-styles>` +
      `<office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml':
      `<office:document-styles ${NAMESPACES}><office:styles>` +
      '<style:default-style style:family="paragraph"><style:text-properties fo:language="fr" style:language-complex="ar"/></style:default-style>' +
      '<style:style style:name="Title" style:family="paragraph"/>' +
      '<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"/>' +
      '<style:style style:name="Quotations" style:family="paragraph"/></office:styles>' +
      '<office:master-styles><style:master-page><style:header><text:p>HEADER</text:p></style:header></style:master-page></office:master-styles></office:document-styles>',
    ...(meta === undefined
      ? {}
      : {
          'meta.xml': `<office:document-meta ${NAMESPACES}><office:meta>${meta}</office:meta></office:document-meta>`,
        }),
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${manifest}</manifest:manifest>`,
  };
  return zipOf(entries, ['mimetype']);
}

describe('a text written in LibreOffice', () => {
  it('has title, metadata, structure, table and notes', async () => {
    const file = await odtOf({
      automatic:
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>' +
        '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>' +
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>',
      meta:
        '<meta:initial-creator>سامي خوري</meta:initial-creator><dc:creator>Autre Personne</dc:creator>' +
        '<meta:creation-date>2021-02-03T09:00:00</meta:creation-date>',
      body:
        '<text:tracked-changes><text:changed-region><text:deletion><text:p>محذوف</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
        '<text:p text:style-name="P1">انتخابات البلدية</text:p>' +
        '<text:p>كتب سامي خوري</text:p>' +
        '<text:p>بدأ  التصويت\n  صباح<text:s text:c="2"/>الأحد<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>بحسب اللجنة.</text:p></text:note-body></text:note>' +
        '<office:annotation><dc:creator>X</dc:creator><text:p>تعليق</text:p></office:annotation>' +
        '<text:span text:style-name="T1">خفي</text:span>.<text:line-break/>وانتهى<text:tab/>مساء</text:p>' +
        '<text:h text:style-name="Heading_20_1" text:outline-level="1">النتائج</text:h>' +
        '<text:list><text:list-item><text:p>الأولى</text:p></text:list-item><text:list-item><text:p>الثانية</text:p></text:list-item></text:list>' +
        '<table:table><table:table-row><table:table-cell><text:p>حي</text:p></table:table-cell><table:table-cell><text:p>نسبة</text:p></table:table-cell></table:table-row>' +
        '<table:table-row><table:table-cell><text:p>الميناء</text:p></table:table-cell><table:table-cell><text:p>40%</text:p></table:table-cell></table:table-row></table:table>' +
        '<text:p text:style-name="P2">«سنقبل النتيجة»</text:p>' +
        '<text:p>قبل <draw:frame><draw:text-box><text:p>إطار</text:p></draw:text-box></draw:frame>وبعد</text:p>',
    });
    const article = await articleOf(file, 'a.odt');
    expect(article).toMatchObject({
      title: 'انتخابات البلدية',
      byline: 'سامي خوري',
      language: 'ar',
      details: { creator: 'سامي خوري', created: '2021-02-03T09:00:00' },
    });
    expect(article.body).toBe(
      'كتب سامي خوري\n\nبدأ التصويت صباح  الأحد[1].\nوانتهى\tمساء\n\nالنتائج\n\nالأولى\nالثانية\n\n' +
        'حي | نسبة\nالميناء | 40%\n\n«سنقبل النتيجة»\n\nقبل وبعد\n\nإطار\n\n[1] بحسب اللجنة.',
    );
    expect(marked(article, 'heading')).toEqual(['النتائج']);
    expect(marked(article, 'item')).toEqual(['الأولى', 'الثانية']);
    expect(marked(article, 'quote')).toEqual(['«سنقبل النتيجة»']);
  });

  it('takes the first line for the title of a plain letter', async () => {
    const file = await odtOf({
      body: '<text:p/><text:p>Une ligne</text:p><text:p>Le texte de la lettre est court.</text:p>',
    });
    expect(await articleOf(file, 'a.odt')).toMatchObject({
      title: 'Une ligne',
      body: 'Le texte de la lettre est court.',
      language: 'fr',
    });
  });
});

describe('what cannot be read', () => {
  it('says that a file is under a password', async () => {
    const manifest = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>';
    expect(await failureOf(await odtOf({ body: '<text:p>x</text:p>', manifest }), 'a.odt')).toBe('encrypted');
  });

  it('refuses endless nesting, endless spaces stay bounded', async () => {
    expect(await failureOf(await odtOf({ body: '<text:section>'.repeat(100_000) }), 'a.odt')).toBe(
      'too-deep',
    );
    const spaces = await odtOf({ body: '<text:p>T</text:p><text:p>a<text:s text:c="999999999"/>b</text:p>' });
    expect((await articleOf(spaces, 'a.odt')).body).toBe(`a${' '.repeat(100)}b`);
  });

  it('is malformed without its content', async () => {
    const file = await zipOf({ mimetype: 'application/vnd.oasis.opendocument.text' }, ['mimetype']);
    expect(await failureOf(file, 'a.odt')).toBe('malformed');
  });

  it('that is flat is read from its one document', async () => {
    const flat =
      `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${NAMESPACES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">` +
      '<office:meta><dc:title>عنوان من الخصائص</dc:title><meta:initial-creator>سعاد منصور</meta:initial-creator></office:meta>' +
      '<office:styles><style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"/></office:styles>' +
      '<office:master-styles><style:master-page><style:header><text:p>HEADER</text:p></style:header></style:master-page></office:master-styles>' +
      '<office:body><office:text><text:h text:style-name="Heading_20_1">باب</text:h><text:p>نص الخبر في ملف واحد.</text:p></office:text></office:body></office:document>';
    const article = await articleOf(Buffer.from(flat), 'a.fodt');
    expect(article).toMatchObject({ title: 'عنوان من الخصائص', details: { creator: 'سعاد منصور' } });
    expect(article.body).toBe('باب\n\nنص الخبر في ملف واحد.');
  });
});
