import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import { articleOf, readFile } from './read-file.ts';

// The layout of Nexis's HTML deliveries until 2019: an anchor and a comment before each document, classes c0 ... c13.
const label = (name: string, value: string): string =>
  `<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">${name}: </SPAN><SPAN CLASS="c2">${value}</SPAN></P>\n</DIV>\n`;
const paragraph = (text: string): string => `<P CLASS="c9"><SPAN CLASS="c2">${text}</SPAN></P>\n`;

interface Document {
  readonly number: number;
  readonly total: number;
  readonly publisher: string;
  readonly date: string;
  readonly title: string;
  readonly labels?: string;
  readonly text: readonly string[];
  readonly below?: string;
}

function document({
  number,
  total,
  publisher,
  date,
  title,
  labels = '',
  text,
  below = '',
}: Document): string {
  return `<A NAME="DOC_ID_${number}_0"></A><!-- Hide XML section from browser
<DOC NUMBER=${number}>
<DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">${number} of ${total} DOCUMENTS</SPAN></P>
</DIV>
<BR><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">${publisher}</SPAN></P>
</DIV>
<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c4">${date.split(' ', 1)[0]}</SPAN><SPAN CLASS="c2">${date.slice(date.indexOf(' '))}</SPAN><SPAN CLASS="c2">&nbsp;</SPAN><SPAN CLASS="c2">&nbsp;<BR>First Edition</SPAN></P>
</DIV>
<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c7">${title}</SPAN></P>
</DIV>
${labels}<BR><DIV CLASS="c5">${text.map(paragraph).join('')}</DIV>
${below}<BR><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">Copyright 2010 ${publisher}<BR>All Rights Reserved</SPAN></P>
</DIV>
<!-- Hide XML section from browser
</DOCFULL>
</DOC> -->
`;
}

const page = (documents: string): string => `<HTML>
<HEAD>
<STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
--></STYLE>
<TITLE>&nbsp;</TITLE>
<META TOPIC="null" DOCUMENTS="2" UPDATED="Thursday, August 08, 2019  13:21:16" /></HEAD>
<BODY>
${documents}</BODY></HTML>
`;

const ENGLISH = document({
  number: 186,
  total: 200,
  publisher: 'Daily Tide (London)',
  date: 'July 26, 2008 Saturday',
  title: 'Harbour tax <I>returns</I>',
  labels: label('BYLINE', 'John Ash') + label('SECTION', 'Pg. 9') + label('LENGTH', '30 words'),
  text: [
    'Ministers will bring the harbour tax back in spring.',
    'Owners of <SPAN CLASS="c4">small</SPAN> boats are exempt.',
  ],
  below:
    label('LOAD-DATE', 'July 28, 2008') + label('LANGUAGE', 'ENGLISH') + label('PUBLICATION-TYPE', 'Papers'),
});
const arabic = (date: string, words: string): string =>
  document({
    number: 187,
    total: 200,
    publisher: 'صحيفة المرفأ',
    date,
    title: 'إضراب المرفأ يدخل أسبوعه الثالث',
    labels: label('BYLINE', 'بقلم سلمى الهاشمي') + label('LENGTH', words),
    text: ['رفض سائقو الرافعات للأسبوع الثالث تفريغ السفن التي تنتظر عند مدخل المرفأ.'],
    below: label('LOAD-DATE', 'March 4, 2020') + label('LANGUAGE', 'ARABIC; العربية'),
  });
const ARABIC = arabic('٣ مارس ٢٠٢٠', '٣٤٠ كلمة');

describe('a delivery of Nexis as a page', () => {
  it('is split into its documents with their metadata', async () => {
    const file = await readFile(page(ENGLISH + ARABIC), 'delivery.HTML');
    expect(file.format).toBe('nexis');
    expect(file.articles).toHaveLength(2);
    expect(articleOf(file)).toMatchObject({
      title: 'Harbour tax returns',
      body: 'Ministers will bring the harbour tax back in spring.\n\nOwners of small boats are exempt.',
      byline: 'John Ash',
      publisher: 'Daily Tide',
      page: '9',
      published: '2008-07-26',
      language: 'en',
      details: {
        edition: 'London; First Edition',
        wordCount: '30',
        loadDate: '2008-07-28',
        publicationType: 'Papers',
      },
    });
    expect(articleOf(file, 1)).toMatchObject({
      title: 'إضراب المرفأ يدخل أسبوعه الثالث',
      body: 'رفض سائقو الرافعات للأسبوع الثالث تفريغ السفن التي تنتظر عند مدخل المرفأ.',
      byline: 'سلمى الهاشمي',
      publisher: 'صحيفة المرفأ',
      published: '2020-03-03',
      language: 'ar',
      details: { wordCount: '340', loadDate: '2020-03-04' },
    });
  });

  it('of a single document without a count, marked by real DOCFULL tags', async () => {
    const html = page(
      `<DOCFULL>${ENGLISH.replace(/<A NAME[^>]*><\/A><!--[\s\S]*?-->/, '').replace(/<BR><DIV CLASS="c0"><P[^>]*><SPAN[^>]*>186[\s\S]*?<\/DIV>/, '')}</DOCFULL>`,
    );
    const file = await readFile(html, 'one.html');
    expect(file.articles.map(({ title, publisher }) => [title, publisher])).toEqual([
      ['Harbour tax returns', 'Daily Tide'],
    ]);
  });

  it('that was cut off in mid-document keeps what there is', async () => {
    const html = page(ENGLISH + ARABIC);
    const file = await readFile(html.slice(0, html.indexOf('تفريغ')), 'delivery.HTML');
    expect(file.articles).toHaveLength(2);
    expect(articleOf(file, 1).body).toBe('رفض سائقو الرافعات للأسبوع الثالث');
  });

  it('in windows-1256 with a label that says otherwise', async () => {
    const encoder = new Map<string, number>();
    for (let byte = 0x80; byte < 0x100; byte++) {
      encoder.set(new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte);
    }
    const html = page(arabic('3 مارس 2020', '340 كلمة'));
    const labelled = html.replace(
      '<HEAD>',
      '<HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">',
    );
    const bytes = Uint8Array.from(labelled, (letter) => encoder.get(letter) ?? letter.charCodeAt(0));
    const file = await readFile(bytes, 'delivery.HTML');
    expect(file).toMatchObject({ encoding: 'windows-1256', encodingReason: 'overruled' });
    expect(articleOf(file)).toMatchObject({ publisher: 'صحيفة المرفأ', published: '2020-03-03' });
  });
});

describe('a page that only mentions Nexis', () => {
  it('stays a page', async () => {
    const html = `<!doctype html><html><head><title>How to export from LexisNexis</title></head><body><article><h1>How to export from LexisNexis</h1>${'<p>Choose HTML; each text begins with the words 1 of 10 DOCUMENTS, and with &lt;DOCFULL&gt; in a comment, and ends with its copyright.</p>'.repeat(5)}</article></body></html>`;
    const file = await readFile(html, 'howto.html');
    expect(file.format).toBe('html');
    expect(file.articles).toHaveLength(1);
  });
});

describe('a hostile page', () => {
  it('with 30,000 documents is read', async () => {
    const one = (index: number): string =>
      `<A NAME="DOC_ID_${index}_0"></A><P>${index} of 30000 DOCUMENTS</P><P>Paper</P><P>March 3, 2020</P><P>Title ${index}</P><P>LENGTH: 1 words</P><P>Text ${index}.</P>`;
    const html = page(Array.from({ length: 30_000 }, (_, index) => one(index + 1)).join('\n'));
    const file = await readFile(html, 'many.html');
    expect(file.articles).toHaveLength(30_000);
    expect(articleOf(file, 29_999)).toMatchObject({
      title: 'Title 30000',
      body: 'Text 30000.',
      published: '2020-03-03',
    });
  });

  it('that nests without end is malformed', async () => {
    const html = page(`<A NAME="DOC_ID_1_0"></A>${'<DIV>'.repeat(200_000)}x`);
    const result = await parseFile({ bytes: Buffer.from(html), name: 'deep.html' });
    expect(result.ok ? 'ok' : result.error.code).toBe('malformed');
  });

  it.each([
    ['opening brackets', '<'.repeat(1_000_000)],
    ['end tags', '</p>'.repeat(250_000)],
    ['unmatched end tags', '</q>'.repeat(250_000)],
    ['references', '&'.repeat(1_000_000)],
    ['breaks', '<br>'.repeat(250_000)],
    ['attributes', `<p ${'a '.repeat(500_000)}>`],
    ['classes', `<p class="${'a '.repeat(500_000)}">`],
  ])('of 1 MB of %s has its document', async (_, worst) => {
    const html = page(`${ENGLISH}${worst}`);
    expect((await readFile(html, 'worst.html')).articles.length).toBeGreaterThan(0);
  });
});
