import { describe, expect, it } from 'vitest';
import { articles, refusal } from '../read-bytes.ts';

describe('ninjs', () => {
  it('reads 1.x as agencies write it, an Arabic item in XHTML', async () => {
    const { first, all, format } = await articles(
      'item.json',
      JSON.stringify({
        uri: 'urn:newsml:agency.example:20200925:0042',
        type: 'text',
        mimetype: 'application/ninjs+json',
        version: '3',
        firstcreated: '2020-09-25T10:00:00+03:00',
        versioncreated: '2020-09-25T14:05:00+03:00',
        pubstatus: 'usable',
        urgency: 3,
        language: 'ar',
        headline: 'عودة العمل إلى الميناء',
        slugline: 'PORT-WORK',
        byline: 'سلمى ناصر',
        located: 'طرابلس',
        usageterms: 'للاستعمال الصحفي فقط',
        copyrightholder: 'وكالة المثال',
        body_text: 'نص بلا فقرات',
        body_xhtml:
          '<p>عودة العمل إلى الميناء</p><p>دخل العمال &amp; المراقبون صباح اليوم.</p><script>alert(1)</script><p>ولا تأخير.</p>',
        associations: { sidebar: { uri: 'urn:x', type: 'text', body_text: 'مادة جانبية' } },
        subject: [{ name: 'اقتصاد' }],
      }),
    );
    expect(format).toBe('ninjs');
    expect(all).toHaveLength(1);
    expect(first).toMatchObject({
      title: 'عودة العمل إلى الميناء',
      body: 'دخل العمال & المراقبون صباح اليوم.\n\nولا تأخير.',
      published: '2020-09-25T14:05:00+03:00',
      publisher: 'وكالة المثال',
      byline: 'سلمى ناصر',
      language: 'ar',
      documentNumber: 'urn:newsml:agency.example:20200925:0042',
      url: '',
      details: {
        located: 'طرابلس',
        version: '3',
        rights: 'للاستعمال الصحفي فقط',
        slugline: 'PORT-WORK',
        status: 'usable',
      },
    });
  });

  it('reads 2.x: the main one of several headlines and bodies', async () => {
    const { first } = await articles(
      'i.json',
      JSON.stringify({
        uri: 'https://agence.example/item/7',
        standard: { name: 'ninjs', version: '2.2' },
        language: 'fr-FR',
        firstcreated: '2020-09-24T08:00:00Z',
        headlines: [
          { role: 'short', value: 'Port' },
          { role: 'main', value: 'Le port rouvre' },
        ],
        bodies: [
          { role: 'teaser', contenttype: 'text/plain', value: 'Accroche.' },
          { role: 'main', contenttype: 'text/plain', value: 'Texte\r\nbrut' },
          {
            role: 'main',
            contenttype: 'text/html',
            value: '<p>Les dockers ont repris à l’aube.</p><ul><li>un</li><li>deux</li></ul>',
          },
        ],
        by: 'Jean Martin',
        infosources: [{ role: 'source', name: 'Agence Exemple' }],
      }),
    );
    expect(first).toMatchObject({
      title: 'Le port rouvre',
      published: '2020-09-24T08:00:00Z',
      publisher: 'Agence Exemple',
      byline: 'Jean Martin',
      language: 'fr',
      url: 'https://agence.example/item/7',
    });
    expect(first.body).toMatch(/^Les dockers ont repris à l’aube\.\n+un\ndeux$/);
    expect(first.body).not.toMatch(/Accroche|brut/);
    expect(first.structure.map(({ kind, start, end }) => `${kind} ${first.body.slice(start, end)}`)).toEqual([
      'item un',
      'item deux',
    ]);
  });

  it('reads 3.x, and a list of items, one of them a picture with its description', async () => {
    const item = (uri: string, more: object): object => ({
      uri,
      versionCreated: '2020-09-25T10:00:00Z',
      language: 'en',
      ...more,
    });
    const { all, format } = await articles(
      'list.json',
      JSON.stringify([
        item('urn:1', {
          headlines: [{ value: 'Port opens' }],
          bodies: [{ contentType: 'text/plain', value: 'Workers returned to the quay this morning.' }],
          copyrightHolder: 'Example News',
        }),
        item('urn:2', {
          type: 'picture',
          headlines: [{ value: 'The quay' }],
          descriptions: [{ contentType: 'text/plain', value: 'Cranes at dawn over the harbour.' }],
        }),
      ]),
    );
    expect(format).toBe('ninjs');
    expect(all).toMatchObject([
      { title: 'Port opens', publisher: 'Example News', published: '2020-09-25T10:00:00Z', language: 'en' },
      { title: 'The quay', body: 'Cranes at dawn over the harbour.', documentNumber: 'urn:2' },
    ]);
  });

  it('refuses an item that says nothing, and survives one whose members are of other types', async () => {
    expect(await refusal('x.json', '{"uri":"urn:1","versioncreated":"2020","bodies":[]}')).toBe('no-text');
    expect(
      await refusal(
        'x.json',
        '{"uri":"urn:1","bodies":{"a":1},"headlines":"x","infosource":[1],"body_text":7}',
      ),
    ).toBe('ok');
  });
});
