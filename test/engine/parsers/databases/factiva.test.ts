import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import { articleOf, readFile } from './read-file.ts';

// The page that Factiva saves: a style sheet of 100 kB in the head, then a <div> of its own class for each article.
const STYLE = `body{margin:0;}${'.folderOpen .itemIcon{padding:3px;margin-right:8px;float:left;}'.repeat(1600)}`;
const page = (
  articles: string,
): string => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html>
<head>
	<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/>
	<title>Factiva</title>
<style type="text/css">${STYLE}</style>
</head>
<body class=''><div id="navcontainer"><table><tr><td class="factivalogo"><h1>Factiva</h1></td><td class="djrlogo"><span>Dow Jones</span></td></tr></table></div>
<form name="PageBaseForm"><div id="contentWrapper"><div id="contentLeft"><span></span>${articles}<div id="pageFooter"><span class="copyright">&copy; 2020 Factiva, Inc. Tous droits réservés.</span></div></div></div></form>
<script type='text/javascript'>modalEnabled = true;</script></body></html>`;

const row = (code: string, value: string): string =>
  `<tr><td align="right" valign="top" class="index"><b>${code}</b>&nbsp;</td><td>${value}</td></tr>`;
const coded = (language: string, rows: readonly (readonly [string, string])[]): string =>
  `<div class="article ${language}Article"><table cellpadding="1" border="0">${rows.map(([code, value]) => row(code, value)).join('\n')}</table><br/></div><br/><span></span>`;
const paragraphs = (language: string, ...texts: string[]): string =>
  texts.map((text) => `<p class="articleParagraph ${language}articleParagraph">${text}</p>`).join('\n');

const FRENCH = coded('fr', [
  ['SE', 'Économie'],
  ['HD', "<b class='frHeadline'>Le port rouvre ses bassins</b>\n"],
  ['BY', 'Par Hélène Dufour'],
  ['WC', '295 mots'],
  ['PD', '3 mars 2020'],
  ['ET', '15:32'],
  ['SN', 'Le Courrier du Port'],
  ['SC', 'COURPO'],
  ['PG', '26'],
  ['LA', 'Français'],
  ['CY', '(c) 2020 Le Courrier SA.'],
  ['LP', paragraphs('fr', 'Les bassins rouvrent lundi.', 'La capitainerie le confirme.')],
  [
    'TD',
    `${paragraphs('fr', 'Quatre navires attendent.')}<table><tr><td>Navire</td><td>Jours</td></tr><tr><td>Ariane</td><td>12</td></tr></table>${paragraphs('fr', 'La suite jeudi.')}`,
  ],
  ['CO', 'nterm : North Terminal Ltd'],
  ['NS', 'gport : Ports | gcat : Politics'],
  ['RE', 'fra : France'],
  ['PUB', 'Le Courrier SA'],
  ['AN', '<br/>Document COURPO0020200303eg330001r'],
]);
const ARABIC = coded('ar', [
  ['HD', "<b class='arHeadline'>إضراب المرفأ يدخل أسبوعه الثالث</b>"],
  ['BY', 'بقلم سلمى الهاشمي'],
  ['WC', '340 كلمة'],
  ['PD', '3 مارس 2020'],
  ['SN', 'الشرق الأوسط'],
  ['SC', 'ASHAR'],
  ['LA', 'العربية'],
  ['CY', '(c) 2020 الشرق الأوسط'],
  ['LP', paragraphs('ar', 'رفض سائقو الرافعات تفريغ السفن.')],
  ['AN', 'الوثيقة ASHAR00020200303eg33000b2'],
]);

describe('a page of Factiva with codes', () => {
  it('is split into its articles, whatever the language of its interface', async () => {
    const file = await readFile(page(FRENCH + ARABIC), 'Factiva.html');
    expect(file.format).toBe('factiva');
    expect(file.articles).toHaveLength(2);
    expect(articleOf(file)).toMatchObject({
      title: 'Le port rouvre ses bassins',
      byline: 'Hélène Dufour',
      publisher: 'Le Courrier du Port',
      section: 'Économie',
      page: '26',
      published: '2020-03-03',
      language: 'fr',
      documentNumber: 'COURPO0020200303eg330001r',
      details: {
        database: 'Factiva',
        sourceCode: 'COURPO',
        time: '15:32',
        wordCount: '295',
        rights: '(c) 2020 Le Courrier SA.',
        company: 'nterm : North Terminal Ltd',
        subject: 'gport : Ports | gcat : Politics',
        geographic: 'fra : France',
        owner: 'Le Courrier SA',
      },
    });
    expect(articleOf(file, 1)).toMatchObject({
      title: 'إضراب المرفأ يدخل أسبوعه الثالث',
      body: 'رفض سائقو الرافعات تفريغ السفن.',
      byline: 'سلمى الهاشمي',
      publisher: 'الشرق الأوسط',
      published: '2020-03-03',
      language: 'ar',
      documentNumber: 'ASHAR00020200303eg33000b2',
    });
  });

  it('keeps lead, text and the tables within it, and no code or notice', async () => {
    const { body } = articleOf(await readFile(page(FRENCH), 'Factiva.html'));
    expect(body.split('\n\n')).toEqual([
      'Les bassins rouvrent lundi.',
      'La capitainerie le confirme.',
      'Quatre navires attendent.',
      'Navire | Jours',
      'Ariane | 12',
      'La suite jeudi.',
    ]);
  });

  it.each([
    ['Spanish', 'es', '1.295 palabras', '3 de marzo de 2020', 'Español', 'Documento', '1295'],
    ['German', 'de', '1.295 Wörter', '3. März 2020', 'Deutsch', 'Dokument', '1295'],
    ['English', 'en', '1,295 words', 'Tuesday 3 March 2020', 'English', 'Document', '1295'],
    ['Arabic', 'ar', '١٬٢٩٥ كلمة', '٣ مارس ٢٠٢٠', 'الإنجليزية', 'المستند', '1295'],
  ])('in the wording of the %s interface', async (_, code, words, day, language, document, count) => {
    const html = coded(code, [
      ['HD', 'A headline'],
      ['WC', words],
      ['PD', day],
      ['SN', 'The Harbour Post'],
      ['LA', language],
      ['TD', paragraphs(code, '2020')],
      ['AN', `${document} HARPOS0020200303eg330002s`],
    ]);
    expect(articleOf(await readFile(page(html), 'Factiva.html'))).toMatchObject({
      published: '2020-03-03',
      documentNumber: 'HARPOS0020200303eg330002s',
      details: { wordCount: count },
    });
  });

  it('of 100 articles has 100', async () => {
    const many = Array.from({ length: 100 }, (_, index) =>
      ARABIC.replace('الثالث', `${index}`).replace('000b2', `${10_000 + index}`),
    );
    const file = await readFile(page(many.join('')), 'Factiva.html');
    expect(file.articles.map(({ documentNumber }) => documentNumber.slice(-5))).toEqual(
      Array.from({ length: 100 }, (_, index) => String(10_000 + index)),
    );
  });

  it('that was cut off keeps the article it broke in', async () => {
    const html = page(FRENCH + ARABIC);
    const file = await readFile(html.slice(0, html.indexOf('تفريغ')), 'Factiva.html');
    expect(articleOf(file, 1)).toMatchObject({ publisher: 'الشرق الأوسط', body: 'رفض سائقو الرافعات' });
  });
});

describe('a page of Factiva without codes', () => {
  it('is read by the order of its lines', async () => {
    const html =
      page(`<div class="article enArticle"><div>News</div><div id="hd"><span class='enHeadline'>Port strike enters its third week
</span></div><div class="author">By Dana Whitcombe</div><div>355 words</div><div>3 March 2020</div><div>10:15 GMT</div><div>Asharq Al-Awsat (English)</div><div>ASHARE</div><div>4</div><div>English</div><div>Copyright 2020, Harbour Press. All Rights Reserved.</div>
${paragraphs('en', 'Crane drivers refused to unload.', 'No end is in sight.')}
<p>Document ASHARE0020200303eg330002s</p><br/></div>`);
    const article = articleOf(await readFile(html, 'Factiva.html'));
    expect(article).toMatchObject({
      title: 'Port strike enters its third week',
      body: 'Crane drivers refused to unload.\n\nNo end is in sight.',
      byline: 'Dana Whitcombe',
      publisher: 'Asharq Al-Awsat',
      section: 'News',
      page: '4',
      published: '2020-03-03T10:15:00Z',
      language: 'en',
      documentNumber: 'ASHARE0020200303eg330002s',
      details: { edition: 'English', sourceCode: 'ASHARE', wordCount: '355' },
    });
  });
});

describe("Factiva's XML", () => {
  const article = (prefix: string): string => `<${prefix}article>
  <${prefix}accessionNo>COURPO0020200303eg330001r</${prefix}accessionNo>
  <${prefix}reference>distdoc:archive/ArchiveDoc::Article/COURPO0020200303eg330001r</${prefix}reference>
  <${prefix}baseLanguage>FR</${prefix}baseLanguage>
  <${prefix}byline>Hélène Dufour</${prefix}byline>
  <${prefix}copyright>(c) 2020 Le Courrier SA   </${prefix}copyright>
  <${prefix}headline><${prefix}paragraph display="Proportional">Le <hlt>port</hlt> rouvre &amp; respire</${prefix}paragraph></${prefix}headline>
  <${prefix}leadParagraph><${prefix}paragraph>Les bassins rouvrent lundi.</${prefix}paragraph></${prefix}leadParagraph>
  <${prefix}pages><${prefix}page>26</${prefix}page></${prefix}pages>
  <${prefix}publicationDate><${prefix}dateTime>2020-03-03T01:35:58Z</${prefix}dateTime></${prefix}publicationDate>
  <${prefix}sourceName>Le Courrier du Port</${prefix}sourceName>
  <${prefix}newsSubject code="gport"><${prefix}name>Ports</${prefix}name></${prefix}newsSubject>
  <${prefix}newsSubject code="gcat"><${prefix}name>Politics</${prefix}name></${prefix}newsSubject>
  <${prefix}tailParagraphs><${prefix}paragraph>Quatre <hlt>navires</hlt> attendent.</${prefix}paragraph><${prefix}paragraph>La suite jeudi.</${prefix}paragraph></${prefix}tailParagraphs>
  <${prefix}wordCount>295</${prefix}wordCount>
</${prefix}article>`;
  const EXPECTED = {
    title: 'Le port rouvre & respire',
    body: 'Les bassins rouvrent lundi.\n\nQuatre navires attendent.\n\nLa suite jeudi.',
    byline: 'Hélène Dufour',
    publisher: 'Le Courrier du Port',
    page: '26',
    published: '2020-03-03T01:35:58Z',
    language: 'fr',
    documentNumber: 'COURPO0020200303eg330001r',
  };

  it('of the older interface (PPSResponse)', async () => {
    const xml = `<?xml version="1.0" encoding="utf-8"?>
<PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="2"><ppsarticle>${article('')}</ppsarticle><ppsarticle>${article('')}</ppsarticle></ppsarticleResultSet></ppsArticleResponse></PPSResponse>`;
    const file = await readFile(xml, 'export.xml');
    expect(file.format).toBe('factiva');
    expect(file.articles).toHaveLength(2);
    expect(articleOf(file)).toMatchObject({
      ...EXPECTED,
      details: { subject: 'Ports; Politics', wordCount: '295' },
    });
  });

  it('with a prefix (distdoc), a DOCTYPE tolerated and nothing of it expanded', async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE result [<!ENTITY lol "ha"><!ENTITY file SYSTEM "file:///etc/passwd">]>
<result xmlns:distdoc="http://types.factiva.com/distdoc">${article('distdoc:').replace('La suite', '&file;&lol;La suite')}</result>`;
    const file = await readFile(xml, 'export.xml');
    expect(articleOf(file)).toMatchObject({ title: EXPECTED.title, documentNumber: EXPECTED.documentNumber });
    expect(articleOf(file).body).not.toMatch(/root:|ha(?!t)/);
  });

  it('without an end, and nested without end', async () => {
    const head = '<?xml version="1.0"?><PPSResponse xmlns="http://global.factiva.com/pps/2.0">';
    const cut = article('');
    const file = await readFile(
      `${head}${article('')}${cut.slice(0, cut.indexOf('attendent'))}`,
      'export.xml',
    );
    expect(file.articles.map(({ body }) => body.split('\n\n').at(-1))).toEqual([
      'La suite jeudi.',
      'Quatre navires',
    ]);
    const deep = await parseFile({
      bytes: Buffer.from(`${head}<accessionNo>1</accessionNo><article>${'<paragraph>'.repeat(100_000)}`),
      name: 'deep.xml',
    });
    expect(deep.ok ? 'ok' : deep.error.code).toBe('malformed');
  });
});

describe('a page that only mentions Factiva', () => {
  it('stays a page', async () => {
    const html = `<!doctype html><html><head><title>Factiva - an overview</title></head><body><article class="article"><h1>Factiva - an overview</h1>${'<p>Factiva marks each text by a number such as Document AFPR000020200303eg33001p5, and by codes such as HD.</p>'.repeat(6)}</article></body></html>`;
    expect((await readFile(html, 'overview.html')).format).toBe('html');
  });

  it('is read as a page even with its title', async () => {
    const html = `<!doctype html><html><head><title>Factiva</title></head><body>${'<p>Please sign in again: the session has ended after thirty minutes without a request.</p>'.repeat(4)}</body></html>`;
    const file = await readFile(html, 'signin.html');
    expect(file.format).toBe('html');
    expect(articleOf(file).body).toContain('Please sign in again');
  });
});

describe('a hostile page of Factiva', () => {
  it('with tables in tables keeps their text, and the article after', async () => {
    const nested = `${'<table><tr><td>'.repeat(100)}deep${'</td></tr></table>'.repeat(100)}`;
    const file = await readFile(
      page(FRENCH.replace('Quatre navires attendent.', nested) + ARABIC),
      'Factiva.html',
    );
    expect(file.articles).toHaveLength(2);
    expect(articleOf(file).body).toContain('deep');
    expect(articleOf(file).documentNumber).toBe('COURPO0020200303eg330001r');
  });

  it.each([
    ['opening brackets', '<'.repeat(1_000_000)],
    ['capitals', 'AAAA0020200303'.repeat(70_000)],
    ['rows', row('HD', 'x').repeat(20_000)],
    ['unclosed cells', '<td>'.repeat(400)],
  ])('of 1 MB of %s has its articles', async (_, worst) => {
    const file = await readFile(page(FRENCH + ARABIC.replace('رفض سائقو', worst)), 'Factiva.html');
    expect(articleOf(file).title).toBe('Le port rouvre ses bassins');
  });
});
