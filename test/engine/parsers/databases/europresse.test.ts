import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import { articleOf, readFile } from './read-file.ts';

const page = (style: string, articles: string): string =>
  `<!DOCTYPE html> <html> <head> <meta charset="utf-8"> <title></title> <style type="text/css">${style}</style></head> <body> ${articles} </body> </html>`;

// The pages of the older Europresse: header, section, aside and footer, the author in a <div> without a name.
const OLD_STYLE =
  'html,body{font-family:Verdana}.DocPublicationName{color:#83724e}.titreArticleVisu{font-weight:bold}article+article{page-break-before:always}';
const OLD = `<article> <header> <img sourcecode="CP" src="http://nouveau.eureka.cc/logo.gif" /> <div> <span class="DocPublicationName">Le Courrier du Port   </span> </div> <div> <span class="DocHeader">Économie, mardi 3 mars 2020, p. MDE6</span> </div> <div><p>TRANSPORTS</p></div> <div class="titreArticle"> <p class="titreArticleVisu">Le port rouvre ses bassins</p> </div> <div>Hélène Dufour</div> </header> <section> <div class="DocText"> <div class='docOcurrContainer'> <p>Les bassins <mark>rouvrent</mark> lundi.</p> <p>Quatre navires attendent.</p> </div> </div> </section> <aside> <div> <p><b>Illustration(s) : </b></p> <div><p>Une photo du quai nord.</p></div> </div> <div> <b>Note(s) : </b> </div> </aside> <footer> <a name="complement"></a> <small>© 2020 Le Courrier SA. Tous droits réservés.</small> <p>Numéro de document : news·20200304·CP·0q1503_1256056</p> <div id="divPubliC"> <div> <span id="PubliC_lblNodoc">news·20200304·CP·0q1503_1256056</span> </div> <div> <span id="PubliC_lblCertificatIssuedTo">Ce certificat est émis à <b> </b> à des fins de visualisation personnelle et temporaire.</span> </div> <div> <span>Date d'émission : <b><span id="PubliC_lblEndDate">2025-07-04</span></b></span> </div> <div> <span class="txtCertificat">Le présent document est protégé.</span> </div> </div> </footer> </article>`;

// The newer pages: names that begin with rdp__, number of words in the header, a link to the web site's own page.
const NEW_STYLE = '.rdp__DocPublicationName .DocPublicationName{color:#333}.titreArticle{margin:20px 0}';
const newer = (
  name: string,
  header: string,
  title: string,
  author: string,
  text: string,
  number: string,
): string =>
  `<article> <header> <div class="rdp__DocPublicationName"> <span class="DocPublicationName">${name}</span> <span class="icon-Information" sourcecode="X"></span> </div> <div class="rdp__DocHeader"><span class="DocHeader">${header}</span></div> <div class="titreArticle"> <p class="sm-margin-bottom">Monde</p> <p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">${title}</p> <p class="sm-margin-TopNews rdp__subtitle">Une rencontre est prévue jeudi</p> </div> <p class="sm-margin-bottomNews">${author}</p> </header> <section> <div class="DocText clearfix"> <div class="docOcurrContainer"> ${text} </div> </div> </section> <div class="apd-wrapper"><p>Documents associés</p></div> <footer> <small>© 2020 Le Courrier SA.</small> <div class="publiC-lblNodoc">${number}</div> </footer> </article>`;
const FRENCH = newer(
  'Le Courrier du Port (site web)',
  'mercredi 4 mars 2020 - 12:00:00 +0100 1 712 mots, p. 12',
  'Les dockers campent sur leurs positions',
  'Par Hélène Dufour',
  '<p>La direction a proposé une rencontre.</p><h3>Un refus net</h3><p>Les équipages ont refusé, comme l’a écrit <a href="https://autre.example/">un autre journal</a>.</p><p>Cet article est paru dans <a href="https://courrier.example/port/1">Le Courrier du Port (site web)</a></p>',
  'web·20200304·CPW·a1b2c3',
);
const ENGLISH = newer(
  'The Harbour Post, no. 43018',
  'World, Thursday, March 5, 2020 355 words, p. A4',
  'Port strike enters its third week',
  'Dana Whitcombe',
  '<p>Crane drivers refused to unload for a third week, and the authority sees no end.</p>',
  'news·20200305·HP·00042',
);
const ARABIC = newer(
  'المرفأ',
  'اقتصاد, الثلاثاء 3 مارس 2020',
  'إضراب المرفأ يدخل أسبوعه الثالث',
  'بقلم سلمى الهاشمي',
  '<p>رفض سائقو الرافعات تفريغ السفن.</p>',
  'news·20200303·MR·77',
);

describe('a page of the older Europresse', () => {
  it('is split into its articles with their metadata', async () => {
    const file = await readFile(page(OLD_STYLE, OLD.repeat(12)), 'biblioeuropresse.HTML');
    expect(file.format).toBe('europresse');
    expect(file.articles).toHaveLength(12);
    expect(articleOf(file, 11)).toMatchObject({
      title: 'Le port rouvre ses bassins',
      body: 'Les bassins rouvrent lundi.\n\nQuatre navires attendent.',
      byline: 'Hélène Dufour',
      publisher: 'Le Courrier du Port',
      section: 'Économie',
      page: 'MDE6',
      published: '2020-03-03',
      language: 'fr',
      documentNumber: 'news·20200304·CP·0q1503_1256056',
      details: {
        database: 'Europresse',
        kicker: 'TRANSPORTS',
        rights: '© 2020 Le Courrier SA. Tous droits réservés.',
        notes: 'Illustration(s) : Une photo du quai nord.',
      },
    });
  });
});

describe('a page of the newer Europresse', () => {
  it('is split into its articles with their metadata', async () => {
    const file = await readFile(page(NEW_STYLE, FRENCH + ENGLISH + ARABIC), 'europresse.html');
    expect(file.articles).toHaveLength(3);
    const body =
      'Une rencontre est prévue jeudi\n\nLa direction a proposé une rencontre.\n\nUn refus net\n\nLes équipages ont refusé, comme l’a écrit un autre journal.';
    expect(articleOf(file)).toMatchObject({
      title: 'Les dockers campent sur leurs positions',
      body,
      byline: 'Hélène Dufour',
      publisher: 'Le Courrier du Port',
      page: '12',
      published: '2020-03-04T12:00:00+01:00',
      language: 'fr',
      url: 'https://courrier.example/port/1',
      documentNumber: 'web·20200304·CPW·a1b2c3',
      details: { edition: 'site web', wordCount: '1712', kicker: 'Monde' },
    });
    expect(articleOf(file).structure.map(({ start, end, kind }) => [kind, body.slice(start, end)])).toEqual([
      ['heading', 'Une rencontre est prévue jeudi'],
      ['heading', 'Un refus net'],
    ]);
    expect(articleOf(file, 1)).toMatchObject({
      publisher: 'The Harbour Post',
      section: 'World',
      page: 'A4',
      published: '2020-03-05',
      language: 'en',
      details: { issue: '43018', wordCount: '355' },
    });
    expect(articleOf(file, 2)).toMatchObject({
      title: 'إضراب المرفأ يدخل أسبوعه الثالث',
      byline: 'سلمى الهاشمي',
      publisher: 'المرفأ',
      section: 'اقتصاد',
      published: '2020-03-03',
      language: 'ar',
    });
  });

  it('keeps an article that lacks its header, and the ones after it', async () => {
    const broken =
      '<article><section><div class="DocText"><p>Un texte sans en-tête.</p></div></section></article>';
    const file = await readFile(page(NEW_STYLE, FRENCH + broken + ENGLISH), 'europresse.html');
    expect(file.articles.map(({ title, body }) => title || body)).toEqual([
      'Les dockers campent sur leurs positions',
      'Un texte sans en-tête.',
      'Port strike enters its third week',
    ]);
  });

  it('that was cut off keeps what there is', async () => {
    const html = page(NEW_STYLE, FRENCH + ENGLISH);
    const file = await readFile(html.slice(0, html.indexOf('for a third week')), 'europresse.html');
    expect(articleOf(file, 1)).toMatchObject({
      publisher: 'The Harbour Post',
      body: expect.stringMatching(/refused to unload$/),
    });
  });

  it('with one article of 20,000 paragraphs is read', async () => {
    const long = ENGLISH.replace('<p>Crane', `${'<p>A paragraph of this text.</p>'.repeat(20_000)}<p>Crane`);
    expect(
      articleOf(await readFile(page(NEW_STYLE, long), 'europresse.html')).body.split('\n\n'),
    ).toHaveLength(20_002);
  });
});

describe('a page about Europresse', () => {
  it('stays a page', async () => {
    const html = `<!doctype html><html><head><title>Lire un export</title></head><body><article><h1>Lire un export</h1>${'<p>Chaque article y est un élément dont le nom de journal se trouve dans <code>span class=&quot;DocPublicationName&quot;</code> et la date dans DocHeader.</p>'.repeat(5)}</article></body></html>`;
    expect((await readFile(html, 'tuto.html')).format).toBe('html');
  });
});

describe('a hostile page of Europresse', () => {
  it.each([
    ['opening brackets', '<'.repeat(1_000_000)],
    ['articles', '<article>'.repeat(400)],
    ['empty articles', '<article></article>'.repeat(50_000)],
    ['digits', '1 '.repeat(500_000)],
    ['blanks', '&#32;&#10;'.repeat(100_000)],
  ])('with 1 MB of %s in its header has its article', async (_, worst) => {
    const file = await readFile(
      page(NEW_STYLE, ENGLISH + ENGLISH.replace('World, ', `World${worst}, `)),
      'worst.html',
    );
    expect(articleOf(file).title).toBe('Port strike enters its third week');
  });

  it('that nests without end is malformed', async () => {
    const html = page(NEW_STYLE, ENGLISH + '<article>'.repeat(100_000));
    const result = await parseFile({ bytes: Buffer.from(html), name: 'deep.html' });
    expect(result.ok ? 'ok' : result.error.code).toBe('malformed');
  });
});
