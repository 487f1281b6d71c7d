import { describe, expect, it } from 'vitest';
import { docxOf, p, r } from '../office/docx-builder.ts';
import { articleOf, readFile } from './read-file.ts';

/** A labelled paragraph as Nexis Uni writes it to Word: the label bold, a no-break space, the value. */
const labelled = (label: string, value: string): string => p(r(`${label}:`, '<w:b/>') + r(`\u00A0${value}`));

const DOCUMENT = [
  p(r('إضراب المرفأ يدخل أسبوعه الثالث'), '<w:pStyle w:val="Heading1"/><w:bidi/>'),
  p(r('صحيفة المرفأ'), '<w:jc w:val="center"/>'),
  p(r('March 3, 2020 Tuesday'), '<w:jc w:val="center"/>'),
  p(r('Copyright 2020 Almarfa All Rights Reserved'), '<w:jc w:val="center"/>'),
  labelled('Section', 'اقتصاد; Pg. 4'),
  labelled('Length', '340 words'),
  labelled('Byline', 'بقلم سلمى الهاشمي'),
  p(r('Body', '<w:b/>')),
  p(''),
  p(r('رفض سائقو الرافعات للأسبوع الثالث '), '<w:bidi/>').replace(
    '</w:p>',
    `${r('تفريغ السفن.', '<w:b/>')}</w:p>`,
  ),
  p(r('ولا نهاية للخلاف قبل شباط.'), '<w:bidi/>'),
  p(r('Classification', '<w:b/>')),
  p(''),
  labelled('Language', 'ARABIC; العربية'),
  labelled('Subject', 'STRIKES (90%)'),
  p(''),
  labelled('Load-Date', 'March 5, 2020'),
  p(''),
  p(r('End of Document', '<w:b/>'), '<w:jc w:val="center"/>'),
];

describe("a news database's office files, from their bytes", () => {
  it('Word of Nexis Uni', async () => {
    const file = await readFile(
      await docxOf({ body: [...DOCUMENT, ...DOCUMENT].join('') }),
      'Files (2).DOCX',
    );
    expect(file.format).toBe('nexis');
    expect(file.articles).toHaveLength(2);
    expect(articleOf(file, 1)).toMatchObject({
      title: 'إضراب المرفأ يدخل أسبوعه الثالث',
      body: 'رفض سائقو الرافعات للأسبوع الثالث تفريغ السفن.\n\nولا نهاية للخلاف قبل شباط.',
      byline: 'سلمى الهاشمي',
      publisher: 'صحيفة المرفأ',
      section: 'اقتصاد',
      page: '4',
      published: '2020-03-03',
      language: 'ar',
      details: { loadDate: '2020-03-05', wordCount: '340', subject: 'STRIKES (90%)' },
    });
  });

  it('RTF of the older Nexis', async () => {
    const document = (number: number): string => `\\pard\\qc ${number} of 2 DOCUMENTS\\par\\par
\\pard\\qc Le Courrier du Port\\par\\par
\\pard\\qc 3 mars 2020 mardi\\par\\par
\\pard\\ql {\\b\\fs28 Les bassins rouvrent \\'e0 midi}\\par\\par
{\\b BYLINE: }Par H\\'e9l\\'e8ne Dufour\\par\\par
{\\b LENGTH: }120 mots\\par\\par
\\pard Quatre navires attendent.\\par\\par
La suite jeudi.\\par\\par
{\\b LOAD-DATE: }March 4, 2020\\par\\par
{\\b LANGUAGE: }FRENCH; FRAN\\'c7AIS\\par\\par
\\pard\\qc Copyright 2020 Le Courrier SA\\line All Rights Reserved\\par
\\page
`;
    const rtf = `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss Arial;}}${document(1)}${document(2)}}`;
    const file = await readFile(rtf, 'delivery.RTF');
    expect(file.format).toBe('nexis');
    expect(file.articles).toHaveLength(2);
    expect(articleOf(file)).toMatchObject({
      title: 'Les bassins rouvrent à midi',
      body: 'Quatre navires attendent.\n\nLa suite jeudi.',
      byline: 'Hélène Dufour',
      publisher: 'Le Courrier du Port',
      published: '2020-03-03',
      language: 'fr',
      details: { loadDate: '2020-03-04', wordCount: '120' },
    });
  });

  it('RTF of Factiva', async () => {
    const rtf = `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}
\\pard {\\b Port strike enters its third week}\\par
\\pard By Dana Whitcombe\\par
355 words\\par
3 March 2020\\par
The Harbour Post\\par
HARPOS\\par
English\\par
Copyright 2020, Harbour Press. All Rights Reserved.\\par
\\pard Crane drivers refused to unload.\\par
No end is in sight.\\par
Document HARPOS0020200303eg330002s\\par
{\\field{\\*\\fldinst PAGE}{\\fldrslt }}}`;
    const file = await readFile(rtf, 'Factiva-20200305.rtf');
    expect(file.format).toBe('factiva');
    expect(articleOf(file)).toMatchObject({
      title: 'Port strike enters its third week',
      body: 'Crane drivers refused to unload.\n\nNo end is in sight.',
      byline: 'Dana Whitcombe',
      publisher: 'The Harbour Post',
      published: '2020-03-03',
      language: 'en',
      documentNumber: 'HARPOS0020200303eg330002s',
    });
  });

  it('leave any other Word file what it is', async () => {
    const file = await readFile(
      await docxOf({
        body: p(r('Minutes')) + p(r('Subject: the harbour')) + p(r('We met on 3 March 2020.')),
      }),
      'minutes.docx',
    );
    expect(file.format).toBe('docx');
  });
});
