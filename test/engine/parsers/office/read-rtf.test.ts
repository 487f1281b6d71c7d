import { describe, expect, it } from 'vitest';
import { rtfBlocks } from '../../../../electron/engine/parsers/office/read-rtf.ts';
import { articleOf, failureOf, marked } from './parsed.ts';

function rtf(content: string, head = '\\ansi\\ansicpg1252\\deff0'): Uint8Array {
  return Buffer.from(`{\\rtf1${head}${content}}`, 'latin1');
}

async function bodyOf(content: string, head?: string): Promise<string> {
  return (await articleOf(rtf(`\\pard Titre\\par ${content}`, head), 'a.rtf')).body;
}

/** Bytes of windows-1256 as RTF escapes, as WordPad writes them. */
function escaped1256(text: string): string {
  const bytes = new Map<string, number>();
  for (let byte = 0x80; byte < 0x100; byte++) {
    bytes.set(new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte);
  }
  return [...text]
    .map((letter) => (bytes.has(letter) ? `\\'${bytes.get(letter)?.toString(16)}` : letter))
    .join('');
}

/** Letters as `\u`, each with a question mark for readers that do not know it, as Word writes them. */
function unicode(text: string): string {
  return text.replace(/[^\0-\x7F]/g, (unit) => {
    const code = unit.charCodeAt(0);
    return `\\u${code > 0x7fff ? code - 0x10000 : code}?`;
  });
}

const SENTENCE = 'أعلنت الوزارة أن المحادثات ستستأنف الأسبوع المقبل في العاصمة بعد توقف دام ثلاثة أشهر.';

describe('the same Arabic text by every way of writing it', () => {
  const fonts =
    '{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fnil\\fcharset178 Arial{\\*\\falt Tahoma};}}';
  it.each([
    [
      'WordPad: bytes in the charset of the font',
      rtf(
        `${fonts}\\pard\\rtlpar\\f1\\rtlch ${escaped1256(`عنوان الخبر\n${SENTENCE}`).replace('\n', '\\par ')}\\par`,
      ),
    ],
    [
      'Word: \\u with substitutes',
      rtf(
        `${fonts}\\uc1\\pard\\rtlpar{\\rtlch\\f1 ${unicode('عنوان الخبر')}}\\par {${unicode(SENTENCE)}}\\par`,
      ),
    ],
    [
      'an old program: the code page of the document',
      rtf(`\\pard ${escaped1256('عنوان الخبر')}\\par ${escaped1256(SENTENCE)}`, '\\ansi\\ansicpg1256'),
    ],
    [
      'a program that declares nothing',
      rtf(`\\pard ${escaped1256('عنوان الخبر')}\\par ${escaped1256(SENTENCE)}`, '\\ansi'),
    ],
    [
      'Cocoa: no substitutes, line ends as paragraphs',
      rtf(
        `{\\fonttbl\\f0\\fnil\\fcharset178 GeezaPro;}\\f0 \\uc0 ${unicode('عنوان الخبر').replaceAll('?', ' ')}\\\n${unicode(SENTENCE).replaceAll('?', ' ')}`,
        '\\ansi\\ansicpg1252\\cocoartf2639',
      ),
    ],
    [
      'raw UTF-8 in spite of what it declares',
      Buffer.from(`{\\rtf1\\ansi\\ansicpg1252 عنوان الخبر\\par ${SENTENCE}}`),
    ],
  ])('%s', async (_name, file) => {
    expect(await articleOf(file, 'a.rtf')).toMatchObject({
      title: 'عنوان الخبر',
      body: SENTENCE,
      language: 'ar',
    });
  });
});

it.each([
  ['Russian', 204, "\\'cc\\'ee\\'f1\\'ea\\'e2\\'e0", 'Москва'],
  ['Hebrew', 177, "\\'f9\\'ec\\'e5\\'ed", 'שלום'],
  ['Greek', 161, "\\'c1\\'e8\\'de\\'ed\\'e1", 'Αθήνα'],
  ['Turkish', 162, "\\'dd\\'fe", 'İş'],
  ['Polish', 238, "\\'a3\\'f3d\\'9f", 'Łódź'],
  ['Japanese, whose second byte is a letter', 128, "\\'93\\'8c\\'83e\\'83\\'58", '東テス'],
  ['Chinese', 134, "\\'b1\\'b1\\'be\\'a9", '北京'],
])('reads bytes by the charset of their font: %s', async (_name, charset, bytes, text) => {
  const body = await bodyOf(`{\\f1 ${bytes}}`, `\\ansi\\ansicpg1252{\\fonttbl{\\f1\\fcharset${charset} F;}}`);
  expect(body).toBe(text);
});

describe('a document as Word writes it', () => {
  it('has title, author, date, headings, lists, table and notes', async () => {
    const article = await articleOf(
      rtf(
        '{\\stylesheet{\\ql \\snext0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\*\\cs10 \\additive Default Paragraph Font;}}' +
          "{\\info{\\title Une tr\\'eave fragile}{\\author Claire Morel}{\\operator Quelqu'un}{\\creatim\\yr2020\\mo9\\dy25\\hr10\\min5}}" +
          '{\\header \\pard En-t\\u234?te de page\\par}{\\*\\generator Riched20;}{\\footer \\pard {\\field{\\*\\fldinst PAGE}{\\fldrslt 3}}\\par}' +
          "\\pard\\plain Une tr\\'eave fragile\\par Par Claire Morel\\par" +
          '\\pard Les deux camps\\~: \\ldblquote oui\\rdblquote {\\super\\chftn}{\\footnote\\pard {\\super\\chftn} Selon l\\rquote agence.}\\par' +
          '\\pard\\s1 Le terrain\\par' +
          '\\pard\\ls1{\\listtext\\bullet\\tab}premier point\\par{\\listtext\\bullet\\tab}second point\\par' +
          '\\trowd\\cellx1000\\cellx2000\\pard\\intbl Ville\\cell Morts\\cell\\row\\trowd\\pard\\intbl Nord\\cell 12\\cell\\row' +
          '\\pard Fin.\\par',
      ),
      'a.rtf',
    );
    expect(article).toMatchObject({
      title: 'Une trêve fragile',
      byline: 'Claire Morel',
      language: 'fr',
      details: { creator: 'Claire Morel', created: '2020-09-25T10:05' },
    });
    expect(article.body).toBe(
      'Par Claire Morel\n\nLes deux camps\u00A0: “oui”[1]\n\nLe terrain\n\npremier point\nsecond point\n\n' +
        'Ville | Morts\nNord | 12\n\nFin.\n\n[1] Selon l’agence.',
    );
    expect(marked(article, 'heading')).toEqual(['Le terrain']);
    expect(marked(article, 'item')).toEqual(['premier point', 'second point']);
  });

  it('shows results of fields and leaves deletions, hidden text, pictures and comments out', async () => {
    const body = await bodyOf(
      'Voir {\\field{\\*\\fldinst HYPERLINK "http://secret.example"}{\\fldrslt le rapport}}' +
        '{\\deleted biff\\u233?}{\\v cach\\u233?}{\\revised  ajout\\u233?}' +
        '{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict 0102}}{\\pict\\bin5 {{{{{}' +
        '{\\*\\annotation une note}{\\*\\atnauthor Moi}{\\*\\unknown rien}.',
    );
    expect(body).toBe('Voir le rapport ajouté.');
  });

  it('reads a text box once and an object by its result', async () => {
    const body = await bodyOf(
      'Avant {\\shp{\\*\\shpinst{\\sp{\\sn pib}{\\sv rien}}{\\shptxt \\pard Encadr\\u233?\\par}}{\\shprslt{\\*\\do\\dptxbx{\\dptxbxtext \\pard Encadr\\u233?\\par}}}}' +
        'apr\\u232?s {\\object{\\*\\objdata 010203}{\\result vu}}\\par',
    );
    expect(body).toBe('Avant après vu\n\nEncadré');
  });

  it('takes the Unicode of two alternatives', async () => {
    expect(await bodyOf('{\\upr{ancien}{\\*\\ud{\\uc0\\u1575 \\u1604}}}')).toBe('ال');
  });

  it('reads characters that have words of their own', async () => {
    const body = await bodyOf(
      "a\\emdash b\\endash c\\line d\\tab e\\_f\\-g\\'85\\{x\\}\\\\ \\u-10179?\\u-8704?\\u-3913?",
    );
    expect(body).toBe('a—b–c\nd\te\u2011fg…{x}\\ 😀•');
  });

  it('gives the blocks to readers of exports', () => {
    const blocks = rtfBlocks(rtf('\\pard\\qc{\\b Gras}\\par\\pard{\\b Un} autre\\par'));
    expect(blocks.ok && blocks.value).toMatchObject([
      { text: 'Gras', bold: true, alignment: 'center' },
      { text: 'Un autre', bold: false, alignment: '' },
    ]);
  });
});

describe('hostile files', () => {
  it('refuses a million open groups, and reads fifty thousand', async () => {
    expect(await failureOf(Buffer.from(`{\\rtf1 ${'{'.repeat(1_000_000)}`), 'a.rtf')).toBe('too-deep');
    const deep = `{\\rtf1 Titre\\par ${'{'.repeat(50_000)}au fond${'}'.repeat(50_000)}}`;
    expect((await articleOf(Buffer.from(deep), 'a.rtf')).body).toBe('au fond');
  });

  it.each([
    ['an unfinished escape', "{\\rtf1 Titre\\par texte \\'"],
    ['a backslash', '{\\rtf1 Titre\\par texte \\'],
    ['no closing brace', '{\\rtf1 Titre\\par {\\b texte'],
    ['a binary that ends after the file', '{\\rtf1 Titre\\par texte {\\pict\\bin2147483647 abc'],
    ['a negative length', '{\\rtf1 Titre\\par texte{\\pict\\bin-5 }}'],
    ['more closing braces than opened', '{\\rtf1 Titre\\par texte}}}}}autre'],
    ['numbers without end', `{\\rtf1 Titre\\par \\fs${'9'.repeat(100_000)} texte}`],
    ['a word without end', `{\\rtf1 Titre\\par {\\*\\${'x'.repeat(100_000)} }texte}`],
    ['a footnote that is not closed', '{\\rtf1 Titre\\par texte{\\footnote '],
    ['cells without a row', '{\\rtf1 Titre\\par \\intbl texte\\cell'],
  ])('reads what there is with %s', async (_name, file) => {
    expect((await articleOf(Buffer.from(file), 'a.rtf')).body.replace(/\[1\][\s\S]*/, '')).toBe('texte');
  });

  it('reads a million of what it must step over', async () => {
    const million = 1_000_000;
    const parts = ['\\par', "\\'e9", '\\u233?', '{}', '{\\*\\x}', '\\cell', '\\row', '{\\footnote}', '\\f1'];
    for (const part of parts) {
      const file = Buffer.from(`{\\rtf1 Titre\\par ${part.repeat(million / part.length)} fin}`);
      expect((await articleOf(file, 'a.rtf')).body).toContain('fin');
    }
  });

  it('is no text where there is none', async () => {
    expect(await failureOf(rtf('{\\pict 00}'), 'a.rtf')).toBe('no-text');
  });
});
