import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import { articleOf, readFile } from './read-file.ts';

// The layout of Nexis's TXT deliveries until 2019: a cover, «n of m DOCUMENTS», centred lines, labels in capitals, lines
// broken at 78 characters.
const COVER = `



Download Request: Selected Items: 1-3
Time Of Request: Friday, March 20, 2018  16:51:31

Send To:
UNIVERSITY LIBRARY

Terms: (sanctions w/5 port)

Source: The Harbour Post (London);...
Project ID: None


`;

const FIRST = `                               1 of 3 DOCUMENTS



                          The Harbour Post (London)

                            January 11, 2010 Monday
                                   Edition 1;
                                    Scotland

Port strike enters its third week

BYLINE: By Dana Whitcombe

SECTION: NEWS; Pg. 4

LENGTH: 355 words

Crane drivers at the northern terminal refused for a third week to unload the
vessels waiting in the roads, and the port authority said on Sunday that it saw
no end to the dispute before February.

"We have heard nothing new," a delegate of the crews told this newspaper. The
authority spoke of 3 of 5 DOCUMENTS it had yet to publish.

LOAD-DATE: January 12, 2010

LANGUAGE: ENGLISH

GRAPHIC: Ships wait at anchor.

The northern terminal on Sunday.

PUBLICATION-TYPE: Newspaper

SUBJECT: STRIKES (90%); PORTS & HARBORS (88%)

COMPANY: NORTH TERMINAL LTD (54%)


                       Copyright 2010 Harbour Press Ltd
                              All Rights Reserved
`;
const SECOND = `
                               2 of 3 DOCUMENTS



                                  Le Courrier du Port

                            mardi 12 janvier 2010

Les dockers campent sur leurs positions

AUTEUR: Par Hélène Dufour

RUBRIQUE: ÉCONOMIE; Pg. 12

LONGUEUR: 120 mots

La direction a proposé une nouvelle rencontre, que les équipages ont aussitôt
refusée. Une assemblée est prévue jeudi.

DATE-CHARGEMENT: 12 janvier 2010

LANGUE: FRENCH; FRANÇAIS


                       Copyright 2010 Le Courrier SA
                            Tous droits réservés
`;
const BROKEN = `
                               3 of 3 DOCUMENTS

The page of this document has only its text left, and nobody knows any more where it was printed.
`;

describe('a delivery of Nexis as text', () => {
  it('is split into its documents, in their order', async () => {
    const file = await readFile(COVER + FIRST + SECOND + BROKEN, 'delivery.TXT');
    expect(file.format).toBe('nexis');
    expect(file.articles.map(({ title }) => title)).toEqual([
      'Port strike enters its third week',
      'Les dockers campent sur leurs positions',
      expect.stringContaining('has only its text left'),
    ]);
  });

  it('gives what the head and the labels say', async () => {
    const file = await readFile(COVER + FIRST + SECOND, 'delivery.TXT');
    expect(articleOf(file)).toMatchObject({
      byline: 'Dana Whitcombe',
      publisher: 'The Harbour Post',
      section: 'NEWS',
      page: '4',
      published: '2010-01-11',
      language: 'en',
      details: {
        database: 'Nexis',
        edition: 'London; Edition 1; Scotland',
        wordCount: '355',
        loadDate: '2010-01-12',
        subject: 'STRIKES (90%); PORTS & HARBORS (88%)',
        company: 'NORTH TERMINAL LTD (54%)',
        graphic: 'Ships wait at anchor. The northern terminal on Sunday.',
        publicationType: 'Newspaper',
        rights: 'Copyright 2010 Harbour Press Ltd All Rights Reserved',
        searchTerms: '(sanctions w/5 port)',
      },
    });
    expect(articleOf(file, 1)).toMatchObject({
      byline: 'Hélène Dufour',
      publisher: 'Le Courrier du Port',
      section: 'ÉCONOMIE',
      page: '12',
      published: '2010-01-12',
      language: 'fr',
      details: { wordCount: '120', loadDate: '2010-01-12' },
    });
  });

  it('keeps the text alone in the body, its broken lines joined', async () => {
    const { body } = articleOf(await readFile(COVER + FIRST + SECOND, 'delivery.TXT'));
    expect(body.split('\n\n')).toEqual([
      'Crane drivers at the northern terminal refused for a third week to unload the vessels waiting in the roads, and the port authority said on Sunday that it saw no end to the dispute before February.',
      '"We have heard nothing new," a delegate of the crews told this newspaper. The authority spoke of 3 of 5 DOCUMENTS it had yet to publish.',
    ]);
  });

  it('in windows-1252 keeps its accents', async () => {
    const file = await readFile(Buffer.from(COVER + FIRST + SECOND, 'latin1'), 'delivery.TXT');
    expect(articleOf(file, 1).byline).toBe('Hélène Dufour');
    expect(file.encoding).toBe('windows-1252');
  });

  it('with the labels of older years (HEADLINE, BODY) and a copyright above', async () => {
    const text = `
                               1 of 1 DOCUMENT

                   Copyright 1995 Agence Méridienne
                    Agence Méridienne -- English

               September 25, 1995 12:34 Eastern Time

SECTION: International news

LENGTH: 90 words

DATELINE: CAIRO, Sept 25

HEADLINE: Talks on water resume

BODY:
   Delegates met again on Monday after a break of two months.

   They are to report within the week.

LANGUAGE: ENGLISH

LOAD-DATE: September 25, 1995
`.replace('1 of 1 DOCUMENT\n', '1 of 1 DOCUMENTS\n');
    const article = articleOf(await readFile(text, 'afp.txt'));
    expect(article).toMatchObject({
      title: 'Talks on water resume',
      publisher: 'Agence Méridienne',
      section: 'International news',
      published: '1995-09-25',
      body: 'Delegates met again on Monday after a break of two months.\n\nThey are to report within the week.',
    });
    expect(article.details).toMatchObject({
      dateline: 'CAIRO, Sept 25',
      rights: 'Copyright 1995 Agence Méridienne',
    });
  });

  it('of 120 documents has 120 articles', async () => {
    const documents = Array.from({ length: 120 }, (_, index) =>
      FIRST.replace('1 of 3 DOCUMENTS', `${index + 1} of 120 DOCUMENTS`).replace(
        'third week',
        `week ${index + 1}`,
      ),
    );
    const file = await readFile(documents.join('\n'), 'delivery.txt');
    expect(file.articles.map(({ title }) => title)).toEqual(
      Array.from({ length: 120 }, (_, index) => `Port strike enters its week ${index + 1}`),
    );
  });

  it('keeps all of a document that has only a long text', async () => {
    const long = 'The crews said nothing new. '.repeat(200).trim();
    const file = await readFile(`${FIRST}\n2 of 3 DOCUMENTS\n\n${long}\n`, 'delivery.TXT');
    expect(articleOf(file, 1).body).toBe(long);
  });

  it('keeps a last paragraph that begins like a notice', async () => {
    const text = FIRST.replace(
      'LOAD-DATE: January 12, 2010\n',
      'Copyright law, the port says, forbids more.\n\nLOAD-DATE: January 12, 2010\n',
    );
    expect(articleOf(await readFile(text, 'delivery.TXT')).body).toMatch(/the port says, forbids more\.$/);
  });

  it('keeps text before the first document that is no cover', async () => {
    const file = await readFile(`A note by the archivist on this delivery.\n\n${FIRST}`, 'delivery.txt');
    expect(articleOf(file).details['unassigned']).toBe('A note by the archivist on this delivery.');
  });
});

describe('a text that only mentions Nexis', () => {
  it.each([
    [
      'an article about it',
      'LexisNexis raises prices\n\nThe company LexisNexis said that 1 of 10 DOCUMENTS was free.\n',
    ],
    ['a lone count', 'Archive\n\n1 of 10 DOCUMENTS\n\nThe ministry handed over one of ten files.\n'],
    ['the words alone', 'Notes\n\nEnd of Document\n'],
  ])('stays a text: %s', async (_, text) => {
    expect((await readFile(text, 'note.txt')).format).toBe('txt');
  });
});

describe('hostile text', () => {
  it.each([
    ['blanks', ' '.repeat(1_000_000)],
    ['colons', 'A: '.repeat(300_000)],
    ['digits', '1 '.repeat(500_000)],
    ['parentheses', '('.repeat(1_000_000)],
    ['short lines', 'LENGTH: 1\n'.repeat(100_000)],
    ['markers', '1 of 9 DOCUMENTS\n'.repeat(60_000)],
  ])('of 1 MB of %s is read in linear time', async (_, worst) => {
    const result = await parseFile({
      bytes: Buffer.from(
        `1 of 2 DOCUMENTS\n\nPaper\n\nMarch 3, 2020\n\nTitle\n\nLENGTH: 5 words\n\n${worst}`,
      ),
      name: 'x.txt',
    });
    expect(result.ok).toBe(true);
  });
});
