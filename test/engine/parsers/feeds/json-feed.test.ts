import { describe, expect, it } from 'vitest';
import { articles, refusal } from '../read-bytes.ts';

describe('JSON Feed', () => {
  it.each(['https://jsonfeed.org/version/1', 'https://jsonfeed.org/version/1.1'])(
    'reads items of %s',
    async (version) => {
      const authors = version.endsWith('1.1')
        ? { authors: [{ name: 'Léa' }, { name: 'Omar' }] }
        : { author: { name: 'Léa' } };
      const { all, format } = await articles(
        'feed.json',
        JSON.stringify({
          version,
          title: 'رصيف &amp; ميناء',
          home_page_url: 'https://quai.example/',
          language: 'fr',
          ...authors,
          items: [
            {
              id: 'https://quai.example/1',
              url: 'https://quai.example/1?a=1',
              title: 'Le port <b>rouvre</b>',
              content_html:
                '<h1>Le port rouvre</h1><h2>Travail</h2><p>Les dockers ont repris à l’aube.</p><p>Aucun retard.</p><img src="https://t.example/p.gif">',
              summary: 'Résumé seul',
              date_published: '2020-09-25T14:05:00+02:00',
              tags: ['port', 'travail'],
            },
            {
              id: '2',
              content_text: 'منشور بلا عنوان.\nوسطر ثان.',
              date_modified: '2020-09-26T00:00:00Z',
              authors: [{ name: 'سلمى' }],
            },
            { id: '3', title: 'عنوان بلا نص' },
            { id: '4' },
          ],
        }),
      );
      expect(format).toBe('jsonfeed');
      expect(all).toHaveLength(3);
      expect(all[0]).toMatchObject({
        title: 'Le port rouvre',
        body: 'Travail\n\nLes dockers ont repris à l’aube.\n\nAucun retard.',
        structure: [{ start: 0, end: 7, kind: 'heading' }],
        byline: version.endsWith('1.1') ? 'Léa, Omar' : 'Léa',
        publisher: 'رصيف & ميناء',
        published: '2020-09-25T14:05:00+02:00',
        url: 'https://quai.example/1?a=1',
        language: 'fr',
        details: { tags: 'port, travail' },
      });
      expect(all[1]).toMatchObject({
        title: 'منشور بلا عنوان.',
        body: 'وسطر ثان.',
        byline: 'سلمى',
        language: 'ar',
        published: '2020-09-26T00:00:00Z',
      });
      expect(all[2]).toMatchObject({ title: 'عنوان بلا نص', body: '', details: { noText: 'true' } });
    },
  );

  it('refuses a feed without items that say anything', async () => {
    expect(
      await refusal('f.json', '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1"},7,null]}'),
    ).toBe('no-text');
    expect(await refusal('f.json', '{"version":"https://jsonfeed.org/version/1","items":{}}')).toBe(
      'no-text',
    );
  });
});
