import { describe, expect, it } from 'vitest';
import { onlyArticle, parsed, refusal } from '../feeds/parsed.ts';

const NS =
  'xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.29" conformance="power"';

const item = (guid: string, meta: string, content: string, itemClass = 'text'): string =>
  `<newsItem ${NS} guid="${guid}" version="3" xml:lang="ar"><catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_32.xml"/>
<rightsInfo><copyrightHolder qcode="wk:W"><name>وكالة المرفأ</name></copyrightHolder><copyrightNotice>© 2021</copyrightNotice><usageTerms>للمشتركين</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:${itemClass}"/><provider qcode="nprov:WM"><name>وكالة المرفأ للأنباء</name></provider><versionCreated>2021-05-04T08:00:00+03:00</versionCreated><firstCreated>2021-05-03T09:15:00+03:00</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta>${meta}</contentMeta><contentSet>${content}</contentSet></newsItem>`;

const META = `<contentCreated>2021-05-03T09:10:00+03:00</contentCreated><located type="cptype:city"><name>طرابلس</name></located>
<by>سلمى الهاشمي</by><dateline>طرابلس 3 مايو</dateline><language tag="ar"/><subject qcode="medtop:04000000"><name xml:lang="ar">اقتصاد</name></subject><slugline separator="-">PORT-FISH</slugline><headline>الميناء يستأنف العمل</headline>`;

const XHTML = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>ليس نصاً</title></head><body><h2>عودة تدريجية</h2><p>استأنف الميناء العمل صباح الاثنين بعد <em>يومين</em>.</p><p>وغادرت ثلاث سفن.</p></body></html></inlineXML>`;

describe('a news item', () => {
  it('of XHTML, as agencies send it', async () => {
    const file = await parsed(
      `<?xml version="1.0" encoding="UTF-8"?>${item('urn:newsml:marfa.example:20210503:1', META, XHTML)}`,
    );
    expect(file.format).toBe('newsml-g2');
    expect(file.articles).toHaveLength(1);
    expect(file.articles[0]).toMatchObject({
      title: 'الميناء يستأنف العمل',
      body: 'طرابلس 3 مايو\n\nعودة تدريجية\n\nاستأنف الميناء العمل صباح الاثنين بعد يومين.\n\nوغادرت ثلاث سفن.',
      byline: 'سلمى الهاشمي',
      publisher: 'وكالة المرفأ للأنباء',
      section: 'اقتصاد',
      published: '2021-05-03T09:10:00+03:00',
      language: 'ar',
      documentNumber: 'urn:newsml:marfa.example:20210503:1',
      structure: [{ start: 15, end: 27, kind: 'heading' }],
      details: {
        slugline: 'PORT-FISH',
        located: 'طرابلس',
        rights: '© 2021 للمشتركين',
        holder: 'وكالة المرفأ',
        version: '3',
      },
    });
  });

  it('of NITF, whose own headline and byline count where the item has none', async () => {
    const nitf = `<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Reprise au port</hl1></hedline><byline>Par Anne Kerdoncuff</byline></body.head><body.content><p>Le travail a repris lundi matin sur tous les quais du port.</p></body.content></body></nitf></inlineXML>`;
    const article = await onlyArticle(item('urn:2', '<language tag="fr-FR"/>', nitf));
    expect(article).toMatchObject({
      title: 'Reprise au port',
      byline: 'Anne Kerdoncuff',
      body: 'Le travail a repris lundi matin sur tous les quais du port.',
      language: 'fr',
      published: '2021-05-03T09:15:00+03:00',
    });
  });

  it('of plain text', async () => {
    const data =
      '<inlineData contenttype="text/plain">The harbour office reopened.\n\nThree ships left   at noon.\nA fourth waits.</inlineData>';
    const article = await onlyArticle(item('urn:3', '<headline>Harbour reopens</headline>', data));
    expect(article.body).toBe('The harbour office reopened.\n\nThree ships left at noon.\nA fourth waits.');
  });
});

describe('a message', () => {
  const message = (items: string): string =>
    `<?xml version="1.0"?><nar:newsMessage xmlns:nar="http://iptc.org/std/nar/2006-10-01/"><nar:header><nar:sent>2021-05-04T08:00:00Z</nar:sent></nar:header><nar:itemSet>${items}</nar:itemSet></nar:newsMessage>`;

  it('gives each text in order, and skips the picture', async () => {
    const picture = '<remoteContent href="p.jpg" contenttype="image/jpeg"/>';
    const file = await parsed(
      message(
        item('urn:1', META, XHTML) +
          item('urn:p', '<headline>صورة</headline>', picture, 'picture') +
          item('urn:2', '<headline>خبر ثان</headline>', XHTML),
      ),
    );
    expect(file.format).toBe('newsml-g2');
    expect(file.articles.map(({ title, documentNumber }) => [title, documentNumber])).toEqual([
      ['الميناء يستأنف العمل', 'urn:1'],
      ['خبر ثان', 'urn:2'],
    ]);
  });

  it('of pictures alone has no text', async () => {
    const picture = item(
      'urn:p',
      '<headline>صورة</headline>',
      '<remoteContent href="p.jpg" contenttype="image/jpeg"/>',
      'picture',
    );
    expect(await refusal(message(picture))).toBe('no-text');
  });

  it('whose text did not come keeps the headline, marked', async () => {
    const article = await onlyArticle(message(item('urn:1', '<headline>عاجل: فتح الميناء</headline>', '')));
    expect(article).toMatchObject({ title: 'عاجل: فتح الميناء', body: '', details: { noText: '1' } });
  });

  it('nested or repeated without end is refused, cut off is read', async () => {
    expect(await refusal(message('<itemSet>'.repeat(50_000)))).toBe('malformed');
    const cut = message(item('urn:1', META, XHTML));
    expect((await onlyArticle(cut.slice(0, cut.indexOf('ثلاث سفن')))).body).toContain('وغادرت');
  });
});

it('NewsML 1.2 with NITF in it', async () => {
  const file =
    await parsed(`<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd">
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20050311T101500Z</DateAndTime></NewsEnvelope>
<NewsItem><Identification><NewsIdentifier><ProviderId>agm.example</ProviderId><DateId>20050311</DateId><NewsItemId>1</NewsItemId><PublicIdentifier>urn:newsml:agm.example:20050311:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20050311T100000+0100</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Vent fort sur la c\u00F4te</HeadLine><ByLine>Yves Le Goff</ByLine><CopyrightLine>AGM 2005</CopyrightLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="AGM"/></Provider></AdministrativeMetadata><DescriptiveMetadata><Language FormalName="fr"/></DescriptiveMetadata>
<ContentItem><DataContent><nitf><body><body.content><p>Les bateaux restent au port jusqu'\u00E0 dimanche.</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`);
  expect(file.articles).toHaveLength(1);
  expect(file.articles[0]).toMatchObject({
    title: 'Vent fort sur la côte',
    body: "Les bateaux restent au port jusqu'à dimanche.",
    byline: 'Yves Le Goff',
    publisher: 'AGM',
    published: '2005-03-11T10:00:00+01:00',
    language: 'fr',
    documentNumber: 'urn:newsml:agm.example:20050311:1',
  });
});
