import { describe, expect, it } from 'vitest';
import { databaseArticles } from '../../../../electron/engine/parsers/databases/from-blocks.ts';
import type { FoundArticle } from '../../../../electron/engine/parsers/format-parser.ts';

interface OfficeBlock {
  readonly text: string;
  readonly kind: 'paragraph' | 'heading' | 'row';
}
const blocks = (...lines: readonly string[]): OfficeBlock[] =>
  lines.map((text) => ({ text, kind: text.includes(' | ') ? 'row' : 'paragraph' }));

/** The articles of an export, which must be one. */
function articles(lines: readonly OfficeBlock[], format: 'nexis' | 'factiva'): readonly FoundArticle[] {
  const found = databaseArticles(lines);
  expect(found?.format).toBe(format);
  return found?.articles ?? [];
}

// Nexis Uni's Word and RTF files: a cover sheet, then documents with their labels in small letters and no-break spaces.
const COVER = blocks(
  'User Name: = Analyst',
  'Date and Time: = Friday, March 20, 2020 10:30:00 AM EDT',
  'Job Number: = 111222333',
  'Documents (2)',
  '1. Port strike enters its third week',
  'Client/Matter: -None-',
  'Search Terms: port w/5 strike',
  'Search Type: Terms and Connectors',
  'Narrowed by:',
  'Content Type | Narrowed by',
  'News | -None-',
  '2. إضراب المرفأ',
  'Client/Matter: -None-',
  'About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2020 LexisNexis',
);
const STRIKE = blocks(
  'Port strike enters its third week',
  'Asharq Al-Awsat (English)',
  'March 3, 2020 Tuesday 10:15 AM GMT',
  'Copyright 2020 Harbour Press All Rights Reserved',
  'Link to Image',
  'Section:\u00A0NEWS; Pg. 4',
  'Length:\u00A0355 words',
  'Byline:\u00A0By Dana Whitcombe',
  'Highlight:\u00A0Crane drivers see no end.',
  'Body',
  'Crane drivers refused for a third week to unload.',
  'Page 1 of 2',
  'Subject: nothing new, a delegate wrote to the crews.',
  'They meet again on Thursday.',
  'Graphic',
  'Ships wait at anchor.',
  'Classification',
  'Language:\u00A0ENGLISH',
  'Publication-Type:\u00A0Newspaper',
  'Subject:\u00A0STRIKES (90%); PORTS (88%)',
  'Person:\u00A0DANA EXAMPLE (60%)',
  'Geographic:\u00A0LEBANON (79%)',
  'Load-Date:\u00A0March 4, 2020',
  'End of Document',
);
const ARABIC = blocks(
  'إضراب المرفأ يدخل أسبوعه الثالث',
  'صحيفة المرفأ',
  '٣ مارس ٢٠٢٠',
  'Copyright 2020 Almarfa All Rights Reserved',
  'Length:\u00A0340 words',
  'Byline:\u00A0سلمى الهاشمي',
  'Body',
  'رفض سائقو الرافعات للأسبوع الثالث تفريغ السفن.',
  'Load-Date:\u00A0March 5, 2020',
  'End of Document',
);

describe("Nexis Uni's Word and RTF files", () => {
  it('are split into documents without their cover sheet', () => {
    const [first, second, ...others] = articles([...COVER, ...STRIKE, ...ARABIC], 'nexis');
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      title: 'Port strike enters its third week',
      byline: 'Dana Whitcombe',
      publisher: 'Asharq Al-Awsat',
      section: 'NEWS',
      page: '4',
      published: '2020-03-03T10:15:00Z',
      language: 'en',
      details: {
        edition: 'English',
        wordCount: '355',
        loadDate: '2020-03-04',
        subject: 'STRIKES (90%); PORTS (88%)',
        person: 'DANA EXAMPLE (60%)',
        geographic: 'LEBANON (79%)',
        graphic: 'Ships wait at anchor.',
        rights: 'Copyright 2020 Harbour Press All Rights Reserved',
        searchTerms: 'port w/5 strike',
      },
    });
    expect(second).toMatchObject({
      title: 'إضراب المرفأ يدخل أسبوعه الثالث',
      byline: 'سلمى الهاشمي',
      publisher: 'صحيفة المرفأ',
      published: '2020-03-03',
      body: 'رفض سائقو الرافعات للأسبوع الثالث تفريغ السفن.',
      details: { loadDate: '2020-03-05' },
    });
  });

  it('keep a line of the text that looks like a label, and leave running heads out', () => {
    const [first] = articles([...COVER, ...STRIKE], 'nexis');
    expect(first?.body.split('\n\n')).toEqual([
      'Crane drivers see no end.',
      'Crane drivers refused for a third week to unload.',
      'Subject: nothing new, a delegate wrote to the crews.',
      'They meet again on Thursday.',
    ]);
  });

  it('whose first title begins with a number keep it', () => {
    const numbered = [
      ...COVER,
      { text: '2. round of talks ends', kind: 'paragraph' as const },
      ...STRIKE.slice(1),
    ];
    expect(articles(numbered, 'nexis')[0]?.title).toBe('2. round of talks ends');
  });

  it('without a cover sheet, twelve documents in their order', () => {
    const twelve = Array.from({ length: 12 }, (_, index) => [
      { text: `Title ${index + 1}`, kind: 'paragraph' as const },
      ...STRIKE.slice(1),
    ]).flat();
    expect(articles(twelve, 'nexis').map(({ title }) => title)).toEqual(
      Array.from({ length: 12 }, (_, index) => `Title ${index + 1}`),
    );
  });

  it('keep a document without date and labels, and one that was cut off', () => {
    const bare = blocks('A title alone', 'A paper', 'Body', 'Some text that is left.', 'End of Document');
    const found = articles([...STRIKE, ...bare, ...ARABIC.slice(0, -2)], 'nexis');
    expect(found.map(({ title, publisher, body }) => [title, publisher, body.slice(0, 23)])).toEqual([
      ['Port strike enters its third week', 'Asharq Al-Awsat', 'Crane drivers see no en'],
      ['A title alone', 'A paper', 'Some text that is left.'],
      ['إضراب المرفأ يدخل أسبوعه الثالث', 'صحيفة المرفأ', 'رفض سائقو الرافعات للأس'],
    ]);
  });

  it('give a document without a date no edition of its own making', () => {
    const bare = blocks(
      'A title alone',
      'A paper',
      'Length:\u00A012 words',
      'Body',
      'Some text.',
      'End of Document',
    );
    const [, found] = articles([...STRIKE, ...bare], 'nexis');
    expect(found?.details).toEqual({ database: 'Nexis', wordCount: '12' });
  });

  it('of a monthly keep the month as it is written', () => {
    const monthly = STRIKE.map((block) =>
      block.text.startsWith('March 3,') ? { ...block, text: 'March 2020' } : block,
    );
    expect(articles(monthly, 'nexis')[0]).toMatchObject({ published: '', details: { date: 'March 2020' } });
  });
});

describe("Factiva's RTF files", () => {
  const ARTICLE = blocks(
    'News',
    'Port strike enters its third week',
    'By Dana Whitcombe',
    '355 words',
    '3 March 2020',
    '10:15',
    'The Harbour Post',
    'HARPOS',
    '4',
    'English',
    'Copyright 2020, Harbour Press. All Rights Reserved.',
    'Crane drivers refused to unload.',
    'No end is in sight.',
    'Document HARPOS0020200303eg330002s',
    'Page 1 of 2 © 2020 Factiva, Inc. All rights reserved.',
  );
  const CODED = blocks(
    'HD | Les bassins rouvrent',
    'WC | 295 mots',
    'PD | 3 mars 2020',
    'SN | Le Courrier du Port',
    'SC | COURPO',
    'LA | Français',
    'LP | Les bassins rouvrent lundi.',
    'TD',
    'Quatre navires attendent.',
    'NS | gport : Ports',
    'AN | Document COURPO0020200303eg330001r',
  );
  const SUMMARY = blocks(
    'Search Summary',
    'Text | port and strike',
    'Date | Last 3 months',
    'Results Found | 2',
  );

  it('are split at their accession numbers, with codes or without', () => {
    const [first, second, ...others] = articles([...ARTICLE, ...CODED, ...SUMMARY], 'factiva');
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      title: 'Port strike enters its third week',
      body: 'Crane drivers refused to unload.\n\nNo end is in sight.',
      byline: 'Dana Whitcombe',
      publisher: 'The Harbour Post',
      section: 'News',
      page: '4',
      published: '2020-03-03',
      language: 'en',
      documentNumber: 'HARPOS0020200303eg330002s',
      details: {
        sourceCode: 'HARPOS',
        time: '10:15',
        searchTerms: 'Text | port and strike Date | Last 3 months Results Found | 2',
      },
    });
    expect(second).toMatchObject({
      title: 'Les bassins rouvrent',
      body: 'Les bassins rouvrent lundi.\n\nQuatre navires attendent.',
      publisher: 'Le Courrier du Port',
      language: 'fr',
      documentNumber: 'COURPO0020200303eg330001r',
      details: { subject: 'gport : Ports' },
    });
  });
});

describe('a document that no database has exported', () => {
  it.each([
    ['minutes', blocks('Minutes', 'Subject: the harbour', 'Language: English', 'We met on 3 March 2020.')],
    ['a report that ends so', blocks('Report', 'Some text.', 'End of Document')],
    [
      'an article about Factiva',
      blocks('Factiva', 'A number such as Document AFPR000020200303eg33001p5 ends each text of it.'),
    ],
    [
      'an analyst’s notes with a number of Factiva’s',
      blocks(
        'Notes on the strike',
        'Three papers had it.',
        'Document HARPOS0020200303eg330002s',
        'See also Monday.',
      ),
    ],
    ['nothing', []],
  ])('is left to its reader: %s', (_, document) => {
    expect(databaseArticles(document)).toBeNull();
  });
});
