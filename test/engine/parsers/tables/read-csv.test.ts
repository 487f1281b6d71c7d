import { describe, expect, it } from 'vitest';
import { encodeSingleByte, encodeUtf16 } from '../encoding/single-byte.ts';
import { articles, parse, parsed, refusal } from '../read-bytes.ts';

/** As Excel in an Arabic Windows saves «CSV»: semicolons, windows-1256, CRLF, quoted cells with line ends. */
const EXCEL_ARABIC = [
  'العنوان;الصحيفة;تاريخ النشر;الكاتب;نص الخبر;الرابط',
  'الميناء يستأنف عمله;صحيفة الضفة;25/09/2020;سلمى ناصر;"عاد العمال إلى الأرصفة صباحاً.\r\n\r\nوقالت الإدارة ""لا تأخير"" اليوم.";https://example.org/1',
  'القمح يتراجع;صحيفة الضفة;03/04/2020;;هبطت الأسعار في السوق المحلية.;https://example.org/2',
].join('\r\n');

describe('CSV and TSV', () => {
  it("reads a spreadsheet's CSV in windows-1256: rows, quotes, dates by the column's evidence", async () => {
    const file = await parsed('تصدير.csv', encodeSingleByte(EXCEL_ARABIC, 'windows-1256'));
    expect(file).toMatchObject({ format: 'csv', encoding: 'windows-1256', articles: { length: 2 } });
    expect(file.articles[0]).toMatchObject({
      title: 'الميناء يستأنف عمله',
      body: 'عاد العمال إلى الأرصفة صباحاً.\n\nوقالت الإدارة "لا تأخير" اليوم.',
      publisher: 'صحيفة الضفة',
      byline: 'سلمى ناصر',
      published: '2020-09-25',
      url: 'https://example.org/1',
      language: 'ar',
    });
    expect(file.articles[1]).toMatchObject({ title: 'القمح يتراجع', published: '2020-04-03', byline: '' });
  });

  it("reads Excel's «Unicode Text»: tabs in UTF-16 under the name of a text", async () => {
    const text = 'العنوان\tالنص\tالتاريخ\r\nالميناء\tعاد العمال إلى الأرصفة.\t٢٥ سبتمبر ٢٠٢٠\r\n';
    const file = await parsed('تصدير.txt', encodeUtf16(text, 'le', true));
    expect(file).toMatchObject({ format: 'tsv', encoding: 'utf-16le' });
    expect(file.articles).toMatchObject([
      { title: 'الميناء', body: 'عاد العمال إلى الأرصفة.', published: '2020-09-25' },
    ]);
  });

  it('leaves 03/04 open where nothing in the column says which is the day, and says so', async () => {
    const { all } = await articles(
      'a.csv',
      'title,date,text\nOne,03/04/2020,First text of the port.\nTwo,05/06/2020,Second text of the port.\nThree,2020-02-03,Third.',
    );
    expect(all.map(({ published }) => published)).toEqual(['', '', '2020-02-03']);
    expect(all[0]?.details).toMatchObject({ dateAsWritten: '03/04/2020', unreadDates: '2' });
    expect(all[2]?.details).toEqual({});
  });

  it('takes the month first where a cell of the column shows it, and neither where cells disagree', async () => {
    const american = await articles('a.csv', 'title,date,text\nA,04/03/2020,One.\nB,04/25/2020,Two.');
    expect(american.all.map(({ published }) => published)).toEqual(['2020-04-03', '2020-04-25']);
    const mixed = await articles(
      'a.csv',
      'title,date,text\nA,04/03/2020,One.\nB,04/25/2020,Two.\nC,25/04/2020,X.',
    );
    expect(mixed.all.map(({ published }) => published)).toEqual(['', '2020-04-25', '2020-04-25']);
  });

  it('reads a French TSV with markup in its cells, and keeps other columns as details', async () => {
    const { first, format } = await articles(
      'revue.tsv',
      'Titre\tTexte intégral\tDate de parution\tJournal\tTonalité\n' +
        'Le port rouvre\t<p>Les dockers ont repris &agrave; l&#8217;aube.</p><p>Aucun retard.</p><script>x()</script>\t25 septembre 2020\tLe Quai\tneutre\n',
    );
    expect(format).toBe('tsv');
    expect(first).toMatchObject({
      title: 'Le port rouvre',
      body: 'Les dockers ont repris à l’aube.\n\nAucun retard.',
      published: '2020-09-25',
      publisher: 'Le Quai',
      language: 'fr',
      details: { Tonalité: 'neutre' },
    });
  });

  it.each([
    ['Persian', 'تیتر,متن خبر,روزنامه', 'بندر باز شد,کارگران صبح به اسکله بازگشتند و کار آغاز شد.,ساحل'],
    ['Russian', 'Заголовок,Текст,Источник', 'Порт открыт,Рабочие вернулись на причал утром.,Причал'],
    ['Hebrew', 'כותרת,טקסט,מקור', 'הנמל נפתח,הפועלים חזרו לרציף בבוקר.,הרציף'],
    [
      'English behind a pipe',
      'Headline|Full_Text|Outlet',
      'Port opens|Workers returned to the quay.|The Quay',
    ],
  ])('knows the columns of a table in %s', async (_language, header, row) => {
    const { first } = await articles('t.csv', `\uFEFF${header}\n${row}`);
    const [title, body, publisher] = row.split(/[,|]/);
    expect(first).toMatchObject({ title, body, publisher });
  });

  it('asks for the columns where none is evidently the text, with names and samples', async () => {
    const result = await parse('t.csv', 'ref,col_x,col_y\n7,خبر,كلام قصير\n8,نبأ,كلام آخر');
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'needs-mapping', params: { header: 'ref\u001fcol x\u001fcol y' } },
    });
    const columns: unknown = result.ok ? [] : JSON.parse(String(result.error.params['columns']));
    expect(columns).toEqual([
      { name: 'ref', samples: ['7', '8'] },
      { name: 'col_x', samples: ['خبر', 'نبأ'] },
      { name: 'col_y', samples: ['كلام قصير', 'كلام آخر'] },
    ]);
  });

  it('tells the columns of a very wide table within 2,000 characters of JSON', async () => {
    const names = Array.from({ length: 400 }, (_each, at) => `column number ${at}`);
    const result = await parse('t.csv', `${names.join(',')}\n${names.join(',')}`);
    const columns = result.ok ? '' : String(result.error.params['columns']);
    expect(columns.length).toBeLessThanOrEqual(2000);
    expect(JSON.parse(columns)).toContainEqual({ name: 'column number 0', samples: [] });
  });

  it('follows the mapping of this import, by name or number, and that remembered for the header', async () => {
    const text = 'ref,col_x,col_y\n7,خبر,كلام قصير';
    const given = await articles('t.csv', text, { mapping: { title: 'COL X', body: '3' } });
    expect(given.first).toMatchObject({ title: 'خبر', body: 'كلام قصير' });
    const mappings = { 'ref\u001fcol x\u001fcol y': { title: 'col_y', body: 'col_x' } };
    expect((await articles('t.csv', text, { mappings })).first).toMatchObject({
      title: 'كلام قصير',
      body: 'خبر',
    });
    expect(await parse('t.csv', text, { mapping: { body: 'absent' } })).toMatchObject({
      error: { code: 'needs-mapping', params: { missing: 'absent' } },
    });
  });

  it('maps a table without a header by the numbers of its columns', async () => {
    const text = '2020-09-25,خبر أول,نص الخبر الأول هنا\n2020-09-26,خبر ثان,نص الخبر الثاني هنا';
    const { all } = await articles('t.csv', text, { mapping: { published: '1', title: '2', body: '3' } });
    expect(all.map(({ title, published }) => `${published} ${title}`)).toEqual([
      '2020-09-25 خبر أول',
      '2020-09-26 خبر ثان',
    ]);
  });

  it('keeps what spreadsheets would run as text, and the line by which Excel names its delimiter out', async () => {
    const { all } = await articles('t.csv', 'sep=;\ntitle;text\n=CMD();"=HYPERLINK(""x"")"\n');
    expect(all).toMatchObject([{ title: '=CMD()', body: '=HYPERLINK("x")' }]);
  });

  it('reads on after a quote that never ends, and joins the cells of an unquoted text with commas', async () => {
    const rows = Array.from({ length: 20 }, (_each, at) => `Title ${at},Text of item ${at}`).join('\n');
    expect((await articles('t.csv', `title,text\n"Broken,Text\n${rows}\n`)).all).toHaveLength(21);
    expect((await articles('t.csv', 'title,text\nA,one, two, three\n')).first.body).toBe('one, two, three');
  });

  it('takes an ordinary text with commas for text whatever its shape, and a table without its extension for a table', async () => {
    const prose =
      'في الصباح, وصل الوفد, ثم غادر.\nفي المساء, عاد الوفد, ثم نام.\nوفي الليل, لا شيء, ولا أحد.';
    expect((await parsed('prose.txt', prose)).format).toBe('txt');
    expect((await parsed('export.txt', 'Headline\tFull text\tOutlet\nA\tThe text.\tQuay\n')).format).toBe(
      'tsv',
    );
    expect((await parsed('note.csv', 'مذكرة قصيرة بلا أعمدة')).format).toBe('txt');
  });

  it.each([
    ['a megabyte of quotes', `title,text\n${'"'.repeat(1_000_000)}`],
    ['a megabyte of delimiters', `title,text\n${','.repeat(1_000_000)}x`],
    ['a megabyte of line ends', `title,text\n${'\n'.repeat(1_000_000)}a,b`],
    ['a megabyte of open tags', `title,text\na,${'<p '.repeat(330_000)}`],
    ['a megabyte of ampersands', `title,text\na,${'&#'.repeat(500_000)}`],
  ])('ends on %s', async (_what, text) => {
    expect(['ok', 'malformed', 'no-text', 'needs-mapping', 'too-large']).toContain(
      await refusal('t.csv', text),
    );
  });

  it('refuses more than 200,000 articles in one file', async () => {
    expect(await parse('t.csv', `title,text\n${'a,b\n'.repeat(200_001)}`)).toMatchObject({
      error: { code: 'too-large', params: { unit: 'articles' } },
    });
  });
});
