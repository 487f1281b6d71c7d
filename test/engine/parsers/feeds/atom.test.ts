import { describe, expect, it } from 'vitest';
import { onlyArticle, parsed } from './parsed.ts';

const feed = (entry: string, head = ''): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://phare.example/blog/">
<title type="text">Le Phare</title><id>tag:phare.example,2020:blog</id><updated>2021-01-02T00:00:00Z</updated>${head}
<entry>${entry}</entry></feed>`;

describe('Atom 1.0', () => {
  it('with its content as XHTML', async () => {
    const { format, articles } = await parsed(
      feed(`<title type="html">Les &amp;lt;quais&amp;gt; &lt;em&gt;rouvrent&lt;/em&gt;</title>
<link rel="self" href="1.atom"/><link rel="alternate" type="text/html" href="2021/quais"/>
<id>tag:phare.example,2021:1</id><published>2021-01-01T10:00:00+01:00</published><updated>2021-01-02T11:00:00+01:00</updated>
<author><name>Anne Kerdoncuff</name><email>anne@phare.example</email></author><author><name>Yves Le Goff</name></author>
<category term="port" label="Port"/><summary>Résumé.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Horaires</h2><p>Ouverture à<br/>7 heures &amp; demie.</p></div></content>`),
    );
    expect(format).toBe('atom');
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      title: 'Les <quais> rouvrent',
      body: 'Horaires\n\nOuverture à\n7 heures & demie.',
      structure: [{ start: 0, end: 8, kind: 'heading' }],
      byline: 'Anne Kerdoncuff, Yves Le Goff',
      publisher: 'Le Phare',
      section: 'Port',
      published: '2021-01-01T10:00:00+01:00',
      language: 'fr',
      url: 'https://phare.example/blog/2021/quais',
      details: { updated: '2021-01-02T11:00:00+01:00', guid: 'tag:phare.example,2021:1' },
    });
  });

  it('with content elsewhere has the summary', async () => {
    const article = await onlyArticle(
      feed(
        '<title>t</title><id>x</id><summary>Le résumé seul.</summary><content type="video/mp4" src="v.mp4"/>',
      ),
    );
    expect(article.body).toBe('Le résumé seul.');
  });

  it('that is text is not taken for HTML', async () => {
    const article = await onlyArticle(
      feed(
        '<title type="text">Le code &lt;b&gt; expliqué</title><id>x</id><content type="text">On écrit &lt;b&gt; pour le gras.\n\nEt rien de plus.</content>',
      ),
    );
    expect(article).toMatchObject({
      title: 'Le code <b> expliqué',
      body: 'On écrit <b> pour le gras.\n\nEt rien de plus.',
    });
  });

  it('inherits its author from the feed, and its publisher from the source it names', async () => {
    const article = await onlyArticle(
      feed(
        '<title>t</title><id>x</id><content>texte</content><source><title>La Vigie</title><id>v</id></source>',
        '<author><name>La rédaction</name></author>',
      ),
    );
    expect(article).toMatchObject({ byline: 'La rédaction', publisher: 'La Vigie' });
  });
});

it('Atom 0.3 as Blogger wrote it', async () => {
  const { format, articles } = await parsed(`<?xml version="1.0" encoding="UTF-8"?>
<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="ar"><title mode="escaped" type="text/html">دفتر الساحل</title>
<link href="https://sahel.example" rel="alternate" type="text/html"/>
<entry><title mode="escaped" type="text/html">ليلة &amp;quot;العاصفة&amp;quot;</title><link href="https://sahel.example/1" rel="alternate" type="text/html"/>
<author><name>منى</name></author><issued>2004-11-02T21:40:00+02:00</issued><modified>2004-11-03T08:00:00Z</modified><id>tag:sahel.example:1</id>
<content type="text/html" mode="escaped" xml:space="preserve">&lt;p&gt;انقطع التيار ساعتين.&lt;/p&gt;&lt;p&gt;ثم عاد.&lt;/p&gt;</content></entry></feed>`);
  expect(format).toBe('atom');
  expect(articles[0]).toMatchObject({
    title: 'ليلة "العاصفة"',
    body: 'انقطع التيار ساعتين.\n\nثم عاد.',
    byline: 'منى',
    publisher: 'دفتر الساحل',
    published: '2004-11-02T21:40:00+02:00',
    url: 'https://sahel.example/1',
    language: 'ar',
  });
});
