import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import type { ParsedArticle } from '../../../../electron/engine/parsers/parser-host.ts';
import { CHROMIUM_ARGS, findChromium } from '../../../chromium.ts';
import { assemble, writePdf, type Run } from './pdf-writer.ts';

async function read(bytes: Uint8Array, name = 'تقرير_الشهر.pdf'): Promise<ParsedArticle> {
  const parsed = await parseFile({ bytes, name });
  if (!parsed.ok) throw new Error(parsed.error.code);
  expect(parsed.value.format).toBe('pdf');
  expect(parsed.value.articles).toHaveLength(1);
  const [article] = parsed.value.articles;
  if (!article) throw new Error('no article');
  return article;
}

async function failureOf(bytes: Uint8Array): Promise<string> {
  const parsed = await parseFile({ bytes, name: 'x.pdf' });
  return parsed.ok ? 'ok' : parsed.error.code;
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** A line of Latin at 500/1000 a glyph. */
function latin(text: string, x: number, y: number, more: Partial<Run> = {}): Run {
  return { x, y, glyphs: [...text], ...more };
}

/** A line of Arabic as most producers write it: glyphs from left to right, its right edge at `right`. */
function visual(glyphs: readonly string[], right: number, y: number, size = 12): Run {
  return { x: right - glyphs.length * size * 0.5, y, glyphs: glyphs.toReversed(), size };
}

describe('Arabic', () => {
  it('reads presentation forms in visual order, as Word and old DTP programs write them', async () => {
    // «قال الوزير لاحقاً» in shaped letters; the lam-alef is one glyph, the tanwin one of its own before its letter.
    const shaped = [...'ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﻻﺣﻘ', 'ﺎ'];
    const body = [
      visual(shaped, 540, 700),
      visual(
        [...'ﻋﺎﻡ ', '4202'].flatMap((part) => [...part]),
        540,
        680,
      ),
    ];
    const { body: text, language } = await read(
      writePdf([[visual([...'ﻋﻨﻮﺍﻥ ﺍﻟﺨﺒﺮ'], 540, 760, 24), ...body]]),
    );
    expect(text).toContain('قال الوزير لاحقا');
    expect(text).toContain('عام 2024');
    expect(text).not.toMatch(/[\uFB50-\uFEFC]/);
    expect(language).toBe('ar');
  });

  it('reads runs that are placed one by one in logical order, from the right', async () => {
    const letters = [...'أعلنت الحكومة قرارها'];
    const runs = letters.map((glyph, index) => ({ x: 500 - 6 * (index + 1), y: 700, glyphs: [glyph] }));
    expect((await read(writePdf([runs, [visual([...'نهاية.'], 500, 700)]]))).body).toContain(
      'أعلنت الحكومة قرارها',
    );
  });

  it('reads two columns from the right, and drops the tatweel that stretches a line', async () => {
    const right = ['بدأ العمود الأول من هنا', 'ثم استمر الــخبر في السطر', 'وبلغ آخره قبل الثاني'];
    const left = ['وفي العمود الثاني بقية', 'الخبر كما كتبها المحرر', 'حتى نهاية الصفحة كلها'];
    const runs = right.flatMap((line, index) => [
      visual([...(left[index] ?? '')], 280, 700 - 16 * index),
      visual([...line], 540, 700 - 16 * index),
    ]);
    const { body } = await read(writePdf([runs]));
    expect(words(body)).toEqual(words([...right, ...left].join(' ').replace('الــخبر', 'الخبر')));
  });
});

describe('what Chromium prints', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGS] });
  }, 120_000);
  afterAll(() => browser.close());

  async function print(html: string): Promise<Uint8Array> {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><meta charset="utf-8"><title>x.html</title>${html}`);
    const bytes = await page.pdf({ format: 'A4', margin: { top: '2cm', bottom: '2cm' } });
    await page.close();
    return new Uint8Array(bytes);
  }

  const paragraphs = [
    'قال الوزير (أمس) إنّ «الخطة الوطنية» تشمل 1,250 مشروعاً في عام 2024، وفق ما نقلته وكالة Reuters عن منظمة World Health Organization (WHO) في جنيف.',
    'كَتَبَ الطَّالِبُ الدَّرْسَ، وبلغت النسبة ١٢٣٫٥ نقطة بعد أن كانت 98.7 نقطة؛ أمّا «الهيئة» فلم تُعلّق على ذلك [حتى الآن].',
    'وأضاف المتحدث: لا إله إلا الله، ثم عدّد الآثار والأسئلة والإجراءات التي لأجلها عُقد الاجتماع في الساعة 14:30 من اليوم نفسه.',
  ];
  const article = paragraphs.map((text) => `<p>${text}</p>`).join('');

  it.each([
    ['one column', ''],
    ['two columns', 'columns:2;column-gap:2em;text-align:justify;'],
  ])('comes back word by word: %s', async (_, style) => {
    const repeated = style === '' ? article : article.repeat(3);
    const { title, body, structure } = await read(
      await print(
        `<body dir="rtl" style="font-size:13pt;"><h1>الحكومة تعلن خطّةً جديدة</h1><div style="${style}">${repeated}</div>`,
      ),
    );
    expect(title).toBe('الحكومة تعلن خطّةً جديدة');
    expect(words(body.normalize('NFC'))).toEqual(
      words(
        (style === '' ? paragraphs : [...paragraphs, ...paragraphs, ...paragraphs])
          .join(' ')
          .normalize('NFC'),
      ),
    );
    expect(body.split('\n\n')).toHaveLength(style === '' ? 3 : 9);
    expect(structure).toEqual([]);
  });

  it('reads French with its subheadings and lists', async () => {
    const { title, body, structure, language } = await read(
      await print(
        '<body style="font-size:12pt"><h1>Le sommet s’achève à Genève</h1><p>Les délégués ont adopté, après « trois jours » de débats, un texte réaffirmant les engagements pris en 2019.</p><h2>Des réserves</h2><ul style="list-style-type:\'• \'"><li>le financement</li><li>le calendrier</li></ul>',
      ),
    );
    expect(title).toBe('Le sommet s’achève à Genève');
    expect(body).toContain('après « trois jours » de débats');
    expect(structure.map(({ start, end, kind }) => [kind, body.slice(start, end)])).toEqual([
      ['heading', 'Des réserves'],
      ['item', '• le financement'],
      ['item', '• le calendrier'],
    ]);
    expect(language).toBe('fr');
  });
});

describe('pages', () => {
  const line = 'the committee reviewed the annual figures and asked for a further re-';
  const next = 'port on the long-term plan before the end of the month of March';
  const page = (number: number): Run[] => [
    latin('THE REGIONAL OBSERVER', 200, 810, { size: 9 }),
    latin(line, 72, 700),
    latin(next, 72, 686),
    latin('(a long-', 72, 672),
    latin('term plan) was promised.', 72, 658),
    latin(String(number), 300, 30, { size: 9 }),
  ];
  const bytes = writePdf([1, 2, 3, 4].map(page), {
    info: {
      Title: 'Annual Review of the Region',
      Author: 'Dana Whitfield',
      Producer: 'pdfTeX-1.40',
      CreationDate: "D:20230914101500+02'00'",
    },
    catalog: '/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 1 >>] >>',
  });

  it('undoes hyphenation but keeps compounds, leaves running heads and page numbers out', async () => {
    const { title, byline, body, published, details } = await read(bytes);
    expect(title).toBe('Annual Review of the Region');
    expect(byline).toBe('Dana Whitfield');
    expect(body).toContain('a further report on the long-term plan');
    expect(body).toContain('(a long-term plan) was promised.');
    expect(body).not.toContain('OBSERVER');
    expect(body).not.toMatch(/\d/);
    expect(published).toBe('');
    expect(details).toMatchObject({
      pages: '4',
      producer: 'pdfTeX-1.40',
      created: '2023-09-14T10:15:00+02:00',
    });
  });

  it('cites pages by their labels, where each begins', async () => {
    const { body, locators } = await read(bytes);
    expect(locators.map(({ label }) => label)).toEqual(['i', 'ii', '1', '2']);
    for (const { start } of locators) expect(body.slice(start)).toMatch(/^the committee/);
  });

  it('puts footnotes after the text, with their page', async () => {
    const { body, locators } = await read(
      writePdf([
        [
          latin('First page text runs here and goes on to', 72, 300),
          latin('1 A note on the first page.', 72, 60, { size: 8 }),
        ],
        [latin('the second page where it ends.', 72, 700)],
      ]),
    );
    expect(body).toBe(
      'First page text runs here and goes on to the second page where it ends.\n\n1 A note on the first page.',
    );
    expect(locators.map(({ label, start }) => [label, body.slice(start, start + 5)])).toEqual([
      ['1', 'First'],
      ['2', 'the s'],
      ['1', '1 A n'],
    ]);
  });
});

describe('metadata', () => {
  it('takes no title that a program made up', async () => {
    const { title } = await read(
      writePdf(
        [[latin('Harbour reopens', 72, 760, { size: 26 }), latin('Ships returned on Monday.', 72, 700)]],
        {
          info: { Title: 'Microsoft Word - harbour_final.docx', Author: 'User', Producer: 'Word' },
        },
      ),
    );
    expect(title).toBe('Harbour reopens');
  });

  it('takes publisher and date from XMP, and a date from a dateline, never from the file', async () => {
    const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" rdf:about=""><prism:publicationName>Coast Gazette</prism:publicationName><prism:publicationDate>2022-03-04</prism:publicationDate></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
    const runs = [
      latin('Harbour reopens', 72, 760, { size: 26 }),
      latin('5 March 2021', 72, 730),
      latin('Ships returned to the quay.', 72, 690),
    ];
    expect(await read(writePdf([runs], { xmp }))).toMatchObject({
      publisher: 'Coast Gazette',
      published: '2022-03-04',
    });
    expect((await read(writePdf([runs], { info: { CreationDate: 'D:20240101' } }))).published).toBe(
      '2021-03-05',
    );
  });
});

describe('bad input', () => {
  it('keeps a scan as an article without a body', async () => {
    const objects = new Map<number, string | { dictionary: string; data: Buffer }>([
      [1, '<< /Type /Catalog /Pages 2 0 R >>'],
      [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
      [
        3,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
      ],
      [4, { dictionary: '', data: Buffer.from('595 0 0 842 0 0 cm /I Do') }],
      [
        5,
        {
          dictionary:
            '/Type /XObject /Subtype /Image /Width 40000 /Height 40000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode',
          data: Buffer.alloc(100),
        },
      ],
    ]);
    const { title, body, details } = await read(assemble(objects), 'scan_2020.pdf');
    expect([title, body]).toEqual(['scan 2020', '']);
    expect(details).toMatchObject({ noText: '1', pages: '1' });
  });

  const runs = [latin('A sentence that everybody may read.', 72, 700)];

  it('names a file that asks for a password, and reads one that only forbids changes', async () => {
    expect(await failureOf(writePdf([runs], { password: 'secret' }))).toBe('encrypted');
    expect(
      (await read(writePdf([[...runs, latin('And more of it follows here.', 72, 660)]], { password: '' })))
        .body,
    ).toContain('And more of it follows');
  });

  it('reads a file whose cross-reference table is lost or lies', async () => {
    const whole = Buffer.from(
      writePdf([[...runs, latin('And more of it follows here.', 72, 660)]], { isCompressed: false }),
    );
    const lying = Buffer.from(
      whole.toString('latin1').replace(/startxref\n\d+/, 'startxref\n999999'),
      'latin1',
    );
    const cut = whole.subarray(0, whole.indexOf('\nxref\n'));
    for (const bytes of [lying, cut]) expect((await read(new Uint8Array(bytes))).body).toContain('And more');
  });

  it('refuses what is only the start of a file, or garbage', async () => {
    expect(await failureOf(writePdf([runs]).subarray(0, 60))).toBe('malformed');
    expect(
      await failureOf(new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 0x28)]))),
    ).toBe('malformed');
  });

  it('ends on loops: pages that are their own parents, forms that draw themselves', async () => {
    const loop = new Map<number, string | { dictionary: string; data: Buffer }>([
      [1, '<< /Type /Catalog /Pages 2 0 R /Outlines 2 0 R >>'],
      [2, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 3 /Parent 2 0 R /First 2 0 R /Next 2 0 R >>'],
    ]);
    expect(['malformed', 'ok']).toContain(await failureOf(assemble(loop)));
    const forms = new Map<number, string | { dictionary: string; data: Buffer }>([
      [1, '<< /Type /Catalog /Pages 2 0 R >>'],
      [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
      [
        3,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>',
      ],
      [4, { dictionary: '', data: Buffer.from('/X Do') }],
      [
        5,
        {
          dictionary:
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>',
          data: Buffer.from('/X Do /X Do'),
        },
      ],
    ]);
    expect((await read(assemble(forms))).details).toMatchObject({ noText: '1' });
  });

  it('refuses forms that draw forms beyond all bounds', async () => {
    const forms = new Map<number, string | { dictionary: string; data: Buffer }>([
      [1, '<< /Type /Catalog /Pages 2 0 R >>'],
      [2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
      [
        3,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /XObject << /X 10 0 R >> >> >>',
      ],
      [4, { dictionary: '', data: Buffer.from('/X Do') }],
    ]);
    for (let level = 10; level < 22; level++) {
      const dictionary = `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X ${level + 1} 0 R >> >>`;
      forms.set(level, { dictionary, data: Buffer.from('/X Do '.repeat(10)) });
    }
    forms.set(22, { dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 9 9]', data: Buffer.from('q Q') });
    expect(await failureOf(assemble(forms))).toBe('bomb');
  });

  it('refuses more pages than a document has', async () => {
    const kids = '3 0 R '.repeat(6000);
    const many = new Map([
      [1, '<< /Type /Catalog /Pages 2 0 R >>'],
      [2, `<< /Type /Pages /Kids [${kids}] /Count 6000 >>`],
      [3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>'],
    ]);
    expect(await failureOf(assemble(many))).toBe('too-large');
  });
});
