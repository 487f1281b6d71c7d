import { describe, expect, it } from 'vitest';
import { onlyArticle, parsed, refusal, spansOf } from '../feeds/parsed.ts';

const AGENCY = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.3//EN" "nitf-3-3.dtd">
<nitf uno="a.1" xml:lang="fr">
<head><title>GREVE-PORT</title>
<docdata><doc-id regsrc="AGM" id-string="AGM-2020-0925-017"/><urgency ed-urg="4"/><date.issue norm="20200925T140500+0200"/>
<du-key key="GREVE-PORT" version="2"/><doc.copyright holder="Agence de la Manche" year="2020"/>
<key-list><keyword key="grève"/><keyword key="port"/></key-list></docdata>
<pubdata type="web" name="La Jetée" position.section="Économie" position.sequence="7" date.publication="20200926" edition.name="Soir" ex-ref="https://jetee.example/greve"/></head>
<body><body.head><hedline><hl1>Le port à l'arrêt &amp; les dockers en assemblée</hl1><hl2>Troisième jour de grève</hl2></hedline>
<byline>Par <person>Hélène Caradec</person><byttl>correspondante</byttl></byline>
<distributor>AGM</distributor><dateline><location>LE HAVRE</location>, <story.date norm="20200925">25 sept.</story.date></dateline></body.head>
<body.content><media media-type="image"><media-reference source="p.jpg" mime-type="image/jpeg"/><media-caption>Le quai nord, vendredi</media-caption><media-producer>Y. Le Goff</media-producer></media>
<block><p>Aucun navire n'a été <em>déchargé</em> depuis mercredi, selon <org>la capitainerie</org>.</p>
<p>«&nbsp;Nous attendons une réponse&nbsp;», a dit <person>Luc Marchand</person>.</p>
<hl2>Les revendications</hl2><ul><li>Horaires</li><li>Salaires</li></ul>
<bq><block><p>Le dialogue n'est pas rompu.</p></block></bq>
<table><tr><td>Mercredi</td><td>12 navires</td></tr></table></block></body.content>
<body.end><tagline>hc/lm</tagline></body.end></body></nitf>`;

describe('NITF as an agency writes it', () => {
  it('has the metadata of head and body', async () => {
    const file = await parsed(AGENCY);
    expect(file.format).toBe('nitf');
    expect(file.articles).toHaveLength(1);
    expect(file.articles[0]).toMatchObject({
      title: "Le port à l'arrêt & les dockers en assemblée",
      byline: 'Hélène Caradec',
      publisher: 'La Jetée',
      section: 'Économie',
      page: '7',
      published: '2020-09-25T14:05:00+02:00',
      language: 'fr',
      url: 'https://jetee.example/greve',
      documentNumber: 'AGM-2020-0925-017',
      details: {
        keywords: 'grève, port',
        slugline: 'GREVE-PORT',
        rights: '2020 Agence de la Manche',
        edition: 'Soir',
      },
    });
  });

  it('has its text in order, with the dateline and without what is no text', async () => {
    const article = await onlyArticle(AGENCY);
    expect(article.body.split('\n\n')).toEqual([
      'Troisième jour de grève',
      'LE HAVRE, 25 sept.',
      'Le quai nord, vendredi',
      "Aucun navire n'a été déchargé depuis mercredi, selon la capitainerie.",
      '«\u00A0Nous attendons une réponse\u00A0», a dit Luc Marchand.',
      'Les revendications',
      'Horaires\nSalaires',
      "Le dialogue n'est pas rompu.",
      'Mercredi | 12 navires',
      'hc/lm',
    ]);
    expect(article.body).not.toContain('correspondante');
    expect(article.body).not.toContain('Y. Le Goff');
    expect(spansOf(article)).toEqual([
      ['heading', 'Troisième jour de grève'],
      ['caption', 'Le quai nord, vendredi'],
      ['heading', 'Les revendications'],
      ['item', 'Horaires'],
      ['item', 'Salaires'],
      ['quote', "Le dialogue n'est pas rompu."],
    ]);
  });
});

it('an Arabic item without a document type, its headline said twice', async () => {
  const article = await onlyArticle(`<?xml version="1.0" encoding="utf-8"?>
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" xml:lang="ar"><head><docdata><doc-id id-string="77"/><date.release norm="2021-05-03"/></docdata></head>
<body><body.head><hedline><hl1>عودة الصيادين إلى الميناء</hl1></hedline><byline>بقلم: سامر الخطيب</byline></body.head>
<body.content><p>عودة الصيادين إلى الميناء</p><p>عاد الصيادون فجر أمس بعد توقف العاصفة.</p></body.content></body></nitf>`);
  expect(article).toMatchObject({
    title: 'عودة الصيادين إلى الميناء',
    body: 'عاد الصيادون فجر أمس بعد توقف العاصفة.',
    byline: 'سامر الخطيب',
    published: '2021-05-03',
    language: 'ar',
    documentNumber: '77',
  });
});

it('of a newspaper system, with plain paragraphs and a headline alone in <hedline>', async () => {
  const article = await onlyArticle(
    '<nitf><head><title>Slug 12</title><pubdata name="The Old Pier" date.publication="20190708T200000Z"/></head><body><body.head><hedline>Ferry timetable changes</hedline></body.head>' +
      '<body.content><p>Boats will leave at seven from Monday, the harbour office said.</p><table><caption>Times</caption></table></body.content></body></nitf>',
  );
  expect(article).toMatchObject({
    title: 'Ferry timetable changes',
    publisher: 'The Old Pier',
    published: '2019-07-08T20:00:00Z',
    language: 'en',
  });
});

describe('a broken item', () => {
  it('cut off in its text keeps what there is', async () => {
    const cut = AGENCY.slice(0, AGENCY.indexOf('Luc Marchand') + 3);
    expect((await onlyArticle(cut)).body).toContain('a dit Luc');
  });
  it('with nothing in it has no text', async () => {
    expect(await refusal('<nitf><head/><body><body.content/></body></nitf>')).toBe('no-text');
  });
  it('nested without end is refused', async () => {
    expect(await refusal(`<nitf><body><body.content>${'<block>'.repeat(50_000)}`)).toBe('malformed');
  });
  it('its entities stay unexpanded', async () => {
    const article = await onlyArticle(
      '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY who SYSTEM "file:///etc/hostname"><!ENTITY big "aaaa">]><nitf><body><body.content><p>Dit par &who; et &big;.</p></body.content></body></nitf>',
    );
    expect(article.body).toBe('Dit par &who; et &big;.');
  });
});
