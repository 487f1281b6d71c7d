import { describe, expect, it } from 'vitest';
import { onlyArticle, parsed, spansOf } from './parsed.ts';

const WORDPRESS = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:media="http://search.yahoo.com/mrss/">
<channel>
	<title>صدى الميناء</title>
	<atom:link href="https://sada.example/feed/" rel="self" type="application/rss+xml" />
	<link>https://sada.example</link>
	<description>أخبار المدينة</description>
	<language>ar</language>
	<item>
		<title>البلدية تفتح الجسر الجديد &#8211; خطوة &#171;منتظرة&#187;</title>
		<link>https://sada.example/2021/05/bridge/</link>
		<dc:creator><![CDATA[ليلى حمدان]]></dc:creator>
		<pubDate>Mon, 03 May 2021 09:15:00 +0300</pubDate>
		<category><![CDATA[محليات]]></category>
		<category><![CDATA[طرق]]></category>
		<guid isPermaLink="false">https://sada.example/?p=4411</guid>
		<description><![CDATA[<p>ملخص قصير لا يكفي. [&#8230;]</p>
<p>The post <a href="https://sada.example/2021/05/bridge/">البلدية تفتح الجسر</a> appeared first on <a href="https://sada.example">صدى الميناء</a>.</p>]]></description>
		<content:encoded><![CDATA[<p>افتتحت البلدية صباح أمس الجسر الجديد بعد عامين من العمل.</p>
<h3>كلفة المشروع</h3>
<ul><li>أعمال الأساس</li><li>الإنارة &amp; الإشارات</li></ul>
<script>track("مراقبة")</script>
<blockquote><p>لن تُفرض رسوم على العبور.</p></blockquote>
<img src="https://pixel.example/1x1.gif" width="1" height="1">
<p>The post <a href="https://sada.example/2021/05/bridge/">البلدية تفتح الجسر الجديد</a> appeared first on <a href="https://sada.example">صدى الميناء</a>.</p>]]></content:encoded>
		<media:content url="https://sada.example/b.jpg" medium="image"><media:description type="plain">الجسر عند الفجر</media:description></media:content>
	</item>
</channel>
</rss>`;

describe('RSS 2.0 as WordPress writes it', () => {
  it('gives the whole text, not the summary, with its metadata', async () => {
    const article = await onlyArticle(WORDPRESS);
    expect(article).toMatchObject({
      title: 'البلدية تفتح الجسر الجديد – خطوة «منتظرة»',
      byline: 'ليلى حمدان',
      publisher: 'صدى الميناء',
      section: 'محليات',
      published: '2021-05-03T09:15:00+03:00',
      language: 'ar',
      url: 'https://sada.example/2021/05/bridge/',
    });
    expect(article.body.split('\n\n')).toEqual([
      'افتتحت البلدية صباح أمس الجسر الجديد بعد عامين من العمل.',
      'كلفة المشروع',
      'أعمال الأساس\nالإنارة & الإشارات',
      'لن تُفرض رسوم على العبور.',
      'الجسر عند الفجر',
    ]);
    expect(article.details).toMatchObject({
      categories: 'محليات, طرق',
      guid: 'https://sada.example/?p=4411',
    });
  });

  it('keeps headings, items, quotes and captions as such', async () => {
    expect(spansOf(await onlyArticle(WORDPRESS))).toEqual([
      ['heading', 'كلفة المشروع'],
      ['item', 'أعمال الأساس'],
      ['item', 'الإنارة & الإشارات'],
      ['quote', 'لن تُفرض رسوم على العبور.'],
      ['caption', 'الجسر عند الفجر'],
    ]);
  });
});

const item = (inner: string, channel = ''): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Le Quai</title><link>https://quai.example/</link>${channel}<item>${inner}</item></channel></rss>`;

describe('an item', () => {
  it('of an aggregator belongs to the source that it names', async () => {
    const article = await onlyArticle(
      item(
        '<title>Grève au port de commerce - La Jetée</title><description>Les dockers reprennent lundi.</description>' +
          '<source url="https://jetee.example">La Jetée</source>',
      ),
    );
    expect(article).toMatchObject({ title: 'Grève au port de commerce', publisher: 'La Jetée' });
    expect(article.details['feed']).toBe('Le Quai');
  });

  it('without any text is kept with its title, and marked', async () => {
    const article = await onlyArticle(item('<title>Vote du budget reporté</title><link>/v/12</link>'));
    expect(article).toMatchObject({
      title: 'Vote du budget reporté',
      body: '',
      url: 'https://quai.example/v/12',
      details: { noText: '1' },
    });
  });

  it('without a title takes its first words as one, and keeps them in the text', async () => {
    const words = 'Les écluses restent fermées '.repeat(8).trim();
    const article = await onlyArticle(item(`<description>${words}</description>`));
    expect(article.body).toBe(words);
    expect(words.startsWith(article.title.replace('…', ''))).toBe(true);
    expect(article.title.length).toBeLessThanOrEqual(121);
  });

  it('does not repeat its title as the first line of the text', async () => {
    const article = await onlyArticle(
      item(
        '<title>Marée basse</title><description>&lt;h2&gt;Marée basse&lt;/h2&gt;&lt;p&gt;Le quai est à sec.&lt;/p&gt;</description>',
      ),
    );
    expect(article.body).toBe('Le quai est à sec.');
    expect(article.structure).toEqual([]);
  });

  it('has its author by name, never by address alone', async () => {
    const by = async (author: string): Promise<string> =>
      (await onlyArticle(item(`<title>t</title><description>x</description><author>${author}</author>`)))
        .byline;
    expect(await by('paul@quai.example (Paul Ardouin)')).toBe('Paul Ardouin');
    expect(await by('paul@quai.example')).toBe('');
    expect(await by('Paul Ardouin')).toBe('Paul Ardouin');
  });

  it.each([
    ['Fri, 25 Sep 2020 14:05:00 GMT', '2020-09-25T14:05:00Z'],
    ['Fri, 25 Sep 20 14:05:00 +0300', '2020-09-25T14:05:00+03:00'],
    ['Fri, 25 Sep 2020 14:05:00 EDT', '2020-09-25T14:05:00-04:00'],
    ['Fri, 25 Sep 2020 14:05 GMT+3', '2020-09-25T14:05:00+03:00'],
    ['Fri, 25 Sep 2020 14:05:00 Beirut', '2020-09-25'],
    ['2020-09-25T14:05:00.250+03:00', '2020-09-25T14:05:00+03:00'],
    ['الجمعة، ٢٥ أيلول ٢٠٢٠', '2020-09-25'],
    ['03/04/2020', ''],
  ])('dated %s is of %s', async (written, published) => {
    const inner = `<title>t</title><description>x</description><pubDate>${written}</pubDate>`;
    expect((await onlyArticle(item(inner))).published).toBe(published);
  });

  it('has the address that FeedBurner replaced', async () => {
    const article = await onlyArticle(
      item(
        '<title>t</title><description>x</description><link>http://feedproxy.example/~r/q/1</link>' +
          '<feedburner:origLink xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">https://quai.example/a?b=1&amp;c=2</feedburner:origLink>',
      ),
    );
    expect(article.url).toBe('https://quai.example/a?b=1&c=2');
  });

  it('that comes twice counts as it came last, others with the same words stay', async () => {
    const { articles } = await parsed(
      item(
        '<title>Ancien</title><guid>u1</guid><description>Texte ancien</description></item>' +
          '<item><title>Autre</title><guid>u2</guid><description>Texte autre</description></item>' +
          '<item><title>Nouveau</title><guid>u1</guid><description>Texte nouveau</description>',
      ),
    );
    expect(articles.map(({ title }) => title)).toEqual(['Nouveau', 'Autre']);
  });
});

describe('older kinds', () => {
  it('RSS 0.91 with its document type', async () => {
    const { format, articles } = await parsed(`<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Quai</title><language>fr-fr</language>
<item><title>L&eacute;gende d&rsquo;un phare</title><link>http://quai.example/p</link><description>Le phare&nbsp;s&#146;&eacute;teint &raquo;</description></item>
</channel></rss>`);
    expect(format).toBe('rss');
    expect(articles[0]).toMatchObject({
      title: 'Légende d’un phare',
      body: 'Le phare\u00A0s’éteint »',
      language: 'fr',
    });
  });

  it('RSS 1.0, whose items stand beside the channel, with Dublin Core', async () => {
    const { format, articles } = await parsed(`<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://marsa.example/"><title>مرسى الأخبار</title><link>https://marsa.example/</link><dc:language>ar</dc:language>
<items><rdf:Seq><rdf:li resource="https://marsa.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://marsa.example/1"><title>سوق السمك يفتح ليلاً</title><link>https://marsa.example/1</link>
<description>قرر التجار فتح السوق بعد المغيب.</description><dc:creator>رنا عيسى</dc:creator><dc:date>2019-07-08T20:00+03:00</dc:date><dc:subject>اقتصاد</dc:subject></item>
</rdf:RDF>`);
    expect(format).toBe('rdf');
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      title: 'سوق السمك يفتح ليلاً',
      body: 'قرر التجار فتح السوق بعد المغيب.',
      byline: 'رنا عيسى',
      publisher: 'مرسى الأخبار',
      section: 'اقتصاد',
      published: '2019-07-08T20:00:00+03:00',
      url: 'https://marsa.example/1',
    });
  });

  it('RSS 0.90', async () => {
    const { format, articles } = await parsed(`<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
<channel><title>Old Pier</title><link>http://pier.example</link></channel>
<item><title>Ferry timetable changes</title><link>http://pier.example/1</link></item></rdf:RDF>`);
    expect(format).toBe('rdf');
    expect(articles[0]).toMatchObject({ title: 'Ferry timetable changes', publisher: 'Old Pier', body: '' });
  });
});
