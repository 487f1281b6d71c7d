import { expect, it } from 'vitest';
import { parsed, refusal } from './parsed.ts';

it('a list of feeds names sources, and is no article', async () => {
  const file = await parsed(`<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Abonnements</title></head><body>
<outline text="صحف" title="صحف">
<outline type="rss" text="صدى الميناء" title="صدى الميناء" xmlUrl="https://sada.example/feed" htmlUrl="https://www.sada.example/"/>
<outline type="rss" text="صدى الميناء" xmlUrl="https://sport.sada.example/feed"/>
</outline>
<outline type="rss" text="Le Quai &amp; Cie" xmlUrl="feed://quai.example/rss"/>
<outline text="Sans adresse"/></body></opml>`);
  expect(file).toMatchObject({ format: 'opml', articles: [] });
  expect(file.sources).toEqual([
    { name: 'صدى الميناء', addresses: ['sada.example', 'sport.sada.example'] },
    { name: 'Le Quai & Cie', addresses: ['quai.example'] },
  ]);
});

it('a list without any address has nothing to read', async () => {
  expect(await refusal('<opml version="2.0"><body><outline text="a"/></body></opml>')).toBe('no-text');
});

it('a host that serves several sources is the address of none', async () => {
  const outline = (name: string): string =>
    `<outline text="${name}" xmlUrl="https://feeds.example/${name}"/>`;
  const { sources } = await parsed(
    `<opml version="2.0"><body>${outline('Un')}${outline('Deux')}</body></opml>`,
  );
  expect(sources).toEqual([
    { name: 'Un', addresses: [] },
    { name: 'Deux', addresses: [] },
  ]);
});
