import { describe, expect, it } from 'vitest';
import { docxBlocks } from '../../../../electron/engine/parsers/office/read-docx.ts';
import { docxOf, p, r, style } from './docx-builder.ts';
import { articleOf, failureOf, marked } from './parsed.ts';
import { zipOf } from './zip-builder.ts';

const STYLES =
  '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="fr-FR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' +
  style('Titre', 'Title') +
  style('Titre1', 'heading 1', '<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>') +
  style('Mine', 'Rubrique', '<w:basedOn w:val="Titre1"/><w:rPr><w:b/></w:rPr>') +
  style('Legende', 'caption') +
  style('Puce', 'List Bullet', '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>') +
  style('Loop', 'loop', '<w:basedOn w:val="Loop"/>');

describe('a report written in Word, in Arabic', () => {
  const rtl = '<w:rtl/>';
  const bidi = '<w:bidi/>';
  const body =
    p(r('وزير المالية يعلن خفض عجز الموازنة', rtl), `<w:pStyle w:val="Titre"/>${bidi}`) +
    p(r('بقلم: ليلى حداد', rtl), bidi) +
    p(
      r('قال الوزير إن العجز تراجع إلى ', rtl) +
        r('3.5', '') +
        r(' في المئة من الناتج', rtl) +
        '<w:r><w:footnoteReference w:id="2"/></w:r>' +
        r('.', rtl),
      bidi,
    ) +
    p(r('أسباب التراجع', rtl), `<w:pStyle w:val="Titre1"/>${bidi}`) +
    p(r('زيادة الصادرات', rtl), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>') +
    p(r('خفض الدعم', rtl), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>') +
    '<w:tbl><w:tblPr><w:jc w:val="center"/></w:tblPr>' +
    `<w:tr><w:tc>${p(r('السنة'))}</w:tc><w:tc>${p(r('العجز'))}</w:tc></w:tr>` +
    `<w:tr><w:tc>${p(r('2020'))}</w:tc><w:tc>${p(r('7.2'))}${p(r('تقديري'))}</w:tc></w:tr></w:tbl>` +
    p(r('صورة أرشيفية لمقر الوزارة', rtl), '<w:pStyle w:val="Legende"/>');
  const file = docxOf({
    body,
    styles: STYLES,
    footnotes:
      `<w:footnote w:type="separator" w:id="0">${p('<w:r><w:separator/></w:r>')}</w:footnote>` +
      `<w:footnote w:id="2">${p('<w:r><w:footnoteRef/></w:r>' + r(' بيان الوزارة الصادر الأحد.'))}</w:footnote>`,
    core:
      '<dc:title>Document1</dc:title><dc:creator>ليلى حداد</dc:creator><cp:lastModifiedBy>Someone Else</cp:lastModifiedBy>' +
      '<dcterms:created>2020-09-25T08:00:00Z</dcterms:created>',
  });

  it('has its title, byline, paragraphs, table and note', async () => {
    const article = await articleOf(await file, 'تقرير.docx');
    expect(article).toMatchObject({
      title: 'وزير المالية يعلن خفض عجز الموازنة',
      byline: 'ليلى حداد',
      language: 'ar',
      published: '',
      details: { creator: 'ليلى حداد', created: '2020-09-25T08:00:00Z' },
    });
    expect(article.body).toBe(
      'بقلم: ليلى حداد\n\n' +
        'قال الوزير إن العجز تراجع إلى 3.5 في المئة من الناتج[1].\n\n' +
        'أسباب التراجع\n\n' +
        'زيادة الصادرات\nخفض الدعم\n\n' +
        'السنة | العجز\n2020 | 7.2 تقديري\n\n' +
        'صورة أرشيفية لمقر الوزارة\n\n' +
        '[1] بيان الوزارة الصادر الأحد.',
    );
    expect(JSON.stringify(article)).not.toContain('Someone Else');
  });

  it('has its structure', async () => {
    const article = await articleOf(await file, 'تقرير.docx');
    expect(marked(article, 'heading')).toEqual(['أسباب التراجع']);
    expect(marked(article, 'item')).toEqual(['زيادة الصادرات', 'خفض الدعم']);
    expect(marked(article, 'caption')).toEqual(['صورة أرشيفية لمقر الوزارة']);
  });
});

describe('what a document says now', () => {
  const read = async (body: string, namespaces = ''): Promise<string> => {
    const file = await docxOf({ body: p(r('Titre du document')) + body, styles: STYLES, namespaces });
    return (await articleOf(file, 'a.docx')).body;
  };

  it('takes insertions and leaves deletions, moves, comments and hidden text out', async () => {
    const body = await read(
      p(
        r('Le ministre ') +
          `<w:del w:id="1" w:author="x">${r('refuse')}<w:r><w:delText>nie</w:delText></w:r></w:del>` +
          `<w:ins w:id="2" w:author="x">${r('accepte')}</w:ins>` +
          `<w:moveFrom w:id="3">${r(' ici')}</w:moveFrom>` +
          r(' de céder') +
          r(' SECRET', '<w:vanish/>') +
          r(' visible', '<w:vanish w:val="0"/>') +
          '<w:r><w:commentReference w:id="9"/></w:r>',
      ),
    );
    expect(body).toBe('Le ministre accepte de céder visible');
  });

  it('joins paragraphs whose parting was deleted, and leaves deleted rows out', async () => {
    const body = await read(
      p(r('Première moitié'), '<w:rPr><w:del w:id="1"/></w:rPr>') +
        p(r(' et seconde.')) +
        `<w:tbl><w:tr><w:trPr><w:del w:id="3"/></w:trPr><w:tc>${p(r('vieux'))}</w:tc><w:tc>${p(r('7'))}</w:tc></w:tr>` +
        `<w:tr><w:tc>${p(r('neuf'))}</w:tc><w:tc>${p(r('8'))}</w:tc></w:tr></w:tbl>`,
    );
    expect(body).toBe('Première moitié et seconde.\n\nneuf | 8');
  });

  it('shows the results of fields, not their codes', async () => {
    const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body = await read(
      p(
        r('Voir ') +
          mark('begin') +
          '<w:r><w:instrText>HYPERLINK "http://secret.example"</w:instrText></w:r>' +
          mark('separate') +
          r('le rapport') +
          mark('end') +
          `<w:fldSimple w:instr=" PAGE ">${r(' 12')}</w:fldSimple>`,
      ) +
        p(mark('begin') + r('perdu')) +
        p(r('La suite reste.')),
    );
    expect(body).toBe('Voir le rapport 12\n\nLa suite reste.');
  });

  it('reads a text box once, after the paragraph that holds it', async () => {
    const box = `<w:txbxContent>${p(r('Encadré'))}</w:txbxContent>`;
    const body = await read(
      p(
        r('Avant ') +
          '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>' +
          `${box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}` +
          '</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>' +
          r('et après'),
      ),
      'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="w" xmlns:v="v"',
    );
    expect(body).toBe('Avant et après\n\nEncadré');
  });

  it('reads tabs, breaks, soft and hard hyphens and symbols', async () => {
    const body = await read(
      p(
        `<w:r><w:t>co</w:t><w:softHyphen/><w:t>opé\u00ADration</w:t><w:br/><w:t>avant</w:t><w:noBreakHyphen/><w:t>garde</w:t>` +
          '<w:tab/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>',
      ),
    );
    expect(body).toBe('coopération\navant\u2011garde\tα✓');
  });

  it('leaves the prompt of an empty form field out', async () => {
    const body = await read(
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p(r('Cliquez ici'))}</w:sdtContent></w:sdt>` +
        `<w:sdt><w:sdtPr/><w:sdtContent>${p(r('Rempli'))}</w:sdtContent></w:sdt>`,
    );
    expect(body).toBe('Rempli');
  });

  it('takes a table that is only layout for paragraphs', async () => {
    const long = 'Une phrase assez longue pour une colonne. '.repeat(10).trim();
    const body = await read(
      `<w:tbl><w:tr><w:tc>${p(r(long))}${p(r('Fin.'))}${p(r(long))}</w:tc><w:tc>${p(r('Colonne'))}</w:tc></w:tr></w:tbl>`,
    );
    expect(body).toBe(`${long}\n\nFin.\n\n${long}\n\nColonne`);
  });
});

describe('producers', () => {
  it('reads a file of Word Online, whose parts are numbered, with prefixes of another library', async () => {
    const file = await docxOf({
      main: 'document2',
      body: `<x:p xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:r><x:t>Strict text</x:t></x:r></x:p>${p(r('Body.'))}`,
    });
    expect(await articleOf(file, 'a.docx')).toMatchObject({ title: 'Strict text', body: 'Body.' });
  });

  it('reads a Google Docs export: no properties, headings by outline level, split runs', async () => {
    const file = await docxOf({
      body:
        p(r('Ceasefire talks ') + r('resume in Geneva'), '<w:pStyle w:val="Heading1"/>') +
        p(r('The envoys met for two hours on Tuesday evening.')),
      styles: style('Heading1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    });
    expect(await articleOf(file, 'a.docx')).toMatchObject({
      title: 'Ceasefire talks resume in Geneva',
      body: 'The envoys met for two hours on Tuesday evening.',
      byline: '',
      language: 'en',
    });
  });

  it('takes a title property that a person has set, and drops the line that repeats it', async () => {
    const core = '<dc:title>Une   trêve fragile</dc:title>';
    const file = await docxOf({ body: p(r('Une trêve fragile')) + p(r('Le texte.')), core });
    expect(await articleOf(file, 'a.docx')).toMatchObject({ title: 'Une trêve fragile', body: 'Le texte.' });
  });

  it('believes a paragraph in the title style before a property left from a template', async () => {
    const core = '<dc:title>Revue de presse</dc:title>';
    const body = p(r('Titre du jour'), '<w:pStyle w:val="Titre"/>') + p(r('Le texte.'));
    const file = await docxOf({ body, core, styles: STYLES });
    expect(await articleOf(file, 'a.docx')).toMatchObject({
      title: 'Titre du jour',
      details: { documentTitle: 'Revue de presse' },
    });
  });

  it('does not take an account for an author', async () => {
    const core = '<dc:creator>Nadia Analyste</dc:creator>';
    const file = await docxOf({ body: p(r('Un titre')) + p(r('Le texte.')), core });
    expect(await articleOf(file, 'a.docx')).toMatchObject({
      byline: '',
      details: { creator: 'Nadia Analyste' },
    });
  });

  it('reads a file of Pages, whose preview picture lies before the text', async () => {
    const picture = Uint8Array.from({ length: 20_000 }, (_, at) => (at * 7919 * (at % 251)) & 0xff);
    const file = await zipOf(
      {
        '[Content_Types].xml': '<Types/>',
        'docProps/thumbnail.jpeg': picture,
        'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p(r('Titre'))}${p(r('Texte'))}</w:body></w:document>`,
      },
      ['docProps/thumbnail.jpeg'],
    );
    expect(await articleOf(file, 'a.docx')).toMatchObject({ title: 'Titre', body: 'Texte' });
  });

  it('gives the blocks with style, bold and alignment to readers of exports', async () => {
    const file = await docxOf({
      body:
        p(r('Rubrique'), '<w:pStyle w:val="Mine"/><w:jc w:val="center"/>') +
        p(r('gras', '<w:b/>') + r(' maigre')),
      styles: STYLES,
    });
    const blocks = await docxBlocks(file);
    expect(blocks.ok && blocks.value).toMatchObject([
      { text: 'Rubrique', kind: 'heading', style: 'Rubrique', bold: true, alignment: 'center' },
      { text: 'gras maigre', kind: 'paragraph', style: 'Normal', bold: false },
    ]);
  });
});

describe('hostile documents', () => {
  it('expands no declared entity and fetches nothing', async () => {
    const file = await zipOf({
      '[Content_Types].xml': '<Types/>',
      'word/document.xml':
        '<!DOCTYPE w:document [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>' +
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' +
        `${p(r('Titre'))}${p(r('vu &b;&x; &amp; &#x645;'))}</w:body></w:document>`,
    });
    const { body } = await articleOf(file, 'a.docx');
    expect(body).toBe('vu &b;&x; & م');
  });

  it('refuses elements nested without end', async () => {
    const file = await docxOf({ body: '<w:tbl>'.repeat(200_000) });
    expect(await failureOf(file, 'a.docx')).toBe('too-deep');
  });

  it('reads tables in tables as deep as they may be', async () => {
    const depth = 300;
    const open = '<w:tbl><w:tr><w:tc>'.repeat(depth);
    const close = '</w:tc></w:tr></w:tbl>'.repeat(depth);
    const file = await docxOf({ body: p(r('Titre')) + open + p(r('au fond')) + close });
    expect((await articleOf(file, 'a.docx')).body).toBe('au fond');
  });

  it('refuses a bomb', async () => {
    const file = await docxOf({ body: p(r('a'.repeat(40 * 1024 * 1024))) });
    expect(await failureOf(file, 'a.docx')).toBe('bomb');
  });

  it.each([
    ['truncated', (file: Uint8Array) => file.subarray(0, file.length - 60), 'malformed'],
    [
      'with damaged data',
      (file: Uint8Array) => file.map((byte, at) => (at > 60 && at < 400 ? 0xff : byte)),
      'malformed',
    ],
  ])('says so of a file %s', async (_name, damage, code) => {
    const file = damage(await docxOf({ body: p(r('Titre')) + p(r('Texte')) }));
    expect(await failureOf(file, 'a.docx')).toBe(code);
  });

  it('has no text where the document has none', async () => {
    expect(await failureOf(await docxOf({ body: p('') }), 'a.docx')).toBe('no-text');
  });

  it('gives well-formed text without NULs', async () => {
    const file = await docxOf({ body: p(r('Titre')) + p(r('a&#xD800;b&#0;c')) });
    const { body } = await articleOf(file, 'a.docx');
    expect(body.isWellFormed()).toBe(true);
    expect(body).not.toContain('\0');
  });
});
