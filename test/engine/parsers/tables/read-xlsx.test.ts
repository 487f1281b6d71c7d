import { describe, expect, it } from 'vitest';
import { writeZip } from '../archives/zip-writer.ts';
import { allPortions } from '../portions.ts';
import { articles, refusal } from '../read-bytes.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Sheet {
  readonly rows: string;
  readonly state?: string;
  /** Of the sheet's view. */
  readonly view?: string;
}

/** A workbook as Excel lays it out; `rows` are the sheets' own XML. */
function workbook(
  sheets: readonly Sheet[],
  {
    strings = '',
    styles = '',
    properties = '',
  }: { strings?: string; styles?: string; properties?: string } = {},
): Buffer {
  const part = (root: string, inner: string): string =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><${root} xmlns="${MAIN}" xmlns:r="${RELATIONS}">${inner}</${root}>`;
  return writeZip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      data: part(
        'workbook',
        `${properties}<sheets>${sheets.map(({ state }, at) => `<sheet name="s${at}" sheetId="${at + 1}" ${state ? `state="${state}"` : ''} r:id="rId${at + 10}"/>`).join('')}</sheets>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 10}" Type="${RELATIONS}/worksheet" Target="worksheets/page${at}.xml"/>`).join('')}</Relationships>`,
    },
    ...sheets.map(({ rows, view = '' }, at) => ({
      name: `xl/worksheets/page${at}.xml`,
      data: part(
        'worksheet',
        `<sheetViews><sheetView ${view} workbookViewId="0"/></sheetViews><sheetData>${rows}</sheetData>`,
      ),
    })),
    { name: 'xl/sharedStrings.xml', data: part('sst', strings) },
    { name: 'xl/styles.xml', data: part('styleSheet', styles) },
  ]);
}

const inline = (address: string, text: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
const row = (number: number, ...cells: readonly string[]): string =>
  `<row r="${number}">${cells.map((text, at) => inline(`${'ABCDEF'.charAt(at)}${number}`, text)).join('')}</row>`;
const header = row(1, 'العنوان', 'النص', 'المصدر', 'التاريخ');

describe('a spreadsheet', () => {
  it('with shared texts, runs, gaps and dates by style is a table', async () => {
    const strings = ['العنوان', 'النص', 'المصدر', 'التاريخ', 'افتتاح الرصيف'].map(
      (text) => `<si><t>${text}</t></si>`,
    );
    const rich =
      '<si><r><t>بدأ العمل </t></r><r><t>أمس &amp; اليوم</t></r><rPh sb="0" eb="1"><t>لا يقرأ</t></rPh></si>';
    const styles =
      '<numFmts><numFmt numFmtId="164" formatCode="[$-1020000]yyyy/mm/dd;@"/><numFmt numFmtId="165" formatCode="0.00&quot;day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs>';
    const cells = (number: number, date: string): string =>
      `<row r="${number}"><c r="A${number}" t="s"><v>4</v></c><c r="B${number}" t="s"><v>5</v></c><c r="D${number}" ${date}/></row>`
        .replace(/\/><\/row>/, '></c></row>')
        .replace('></c></row>', `><v>44099</v></c></row>`);
    const names = `<row r="1">${['A', 'B', 'C', 'D'].map((letter, at) => `<c r="${letter}1" t="s"><v>${at}</v></c>`).join('')}</row>`;
    const file = workbook([{ rows: names + cells(2, 's="1"') + cells(3, 's="2"') + cells(4, 's="3"') }], {
      strings: strings.join('') + rich,
      styles,
    });
    const { all, format } = await articles('a.xlsx', file);
    expect(format).toBe('xlsx');
    expect(all.map(({ title, body, publisher, published }) => [title, body, publisher, published])).toEqual([
      ['افتتاح الرصيف', 'بدأ العمل أمس & اليوم', '', '2020-09-25'],
      ['افتتاح الرصيف', 'بدأ العمل أمس & اليوم', '', '2020-09-25'],
      // A number that only has the word "day" beside it.
      ['افتتاح الرصيف', 'بدأ العمل أمس & اليوم', '', ''],
    ]);
  });

  it.each([
    ['1900', '', '44099.5', '2020-09-25'],
    ['1900, before its day too many', '', '59', '1900-02-28'],
    ['1900, after it', '', '61', '1900-03-01'],
    ['1904', '<workbookPr date1904="1"/>', '42637', '2020-09-25'],
  ])('counts days from %s', async (_name, properties, serial, day) => {
    const file = workbook(
      [
        {
          rows: `${header}<row r="2">${inline('A2', 'عنوان')}${inline('B2', 'نص')}<c r="D2" s="0"><v>${serial}</v></c></row>`,
        },
      ],
      { styles: '<cellXfs><xf numFmtId="14"/></cellXfs>', properties },
    );
    expect((await articles('a.xlsx', file)).first.published).toBe(day);
  });

  it('shown from right to left has its columns in the order of their letters', async () => {
    const file = workbook([
      { rows: header + row(2, 'عنوان', 'نص الخبر', 'البيان'), view: 'rightToLeft="1"' },
    ]);
    expect((await articles('a.xlsx', file)).first).toMatchObject({
      title: 'عنوان',
      body: 'نص الخبر',
      publisher: 'البيان',
    });
  });

  it('begins at the row that names its columns; hidden sheets are left out, those with the same names go on', async () => {
    const file = workbook([
      { rows: header + row(2, 'مخفي', 'مخفي', 'مخفي'), state: 'hidden' },
      {
        rows: `${row(1, 'نتائج البحث عن الميناء')}${header.replaceAll('1"', '3"')}${row(4, 'أول', 'نص أول', 'البيان')}`,
      },
      { rows: header + row(2, 'ثان', 'نص ثان', 'البيان') },
      { rows: row(1, 'ملاحظات') + row(2, 'ليست خبراً') },
    ]);
    expect((await articles('a.xlsx', file)).all.map(({ title }) => title)).toEqual(['أول', 'ثان']);
  });

  it('whose columns say nothing asks for their names', async () => {
    const file = workbook([{ rows: row(1, 'س', 'ص') + row(2, 'وصول السفينة', 'رست أمس') }]);
    expect(await refusal('a.xlsx', file)).toBe('needs-mapping');
    const { first } = await articles('a.xlsx', file, { mapping: { title: 'س', body: 'ص' } });
    expect(first).toMatchObject({ title: 'وصول السفينة', body: 'رست أمس' });
  });

  it('of many rows comes in portions', async () => {
    const rows = Array.from({ length: 700 }, (_, at) => row(at + 2, `خبر ${at}`, `نص ${at}`, 'البيان'));
    const file = { bytes: workbook([{ rows: header + rows.join('') }]), name: 'a.xlsx' };
    const { portions } = await allPortions(file);
    expect(portions.map((portion) => portion.articles.length)).toEqual([500, 200]);
  });

  it('made to grow is refused', async () => {
    const long = '<si><t>'.concat('س'.repeat(2_000_000), '</t></si>');
    const cells = Array.from(
      { length: 300 },
      (_, at) => `<row><c t="s"><v>0</v></c><c t="s"><v>${at}</v></c></row>`,
    );
    expect(await refusal('a.xlsx', workbook([{ rows: header + cells.join('') }], { strings: long }))).toBe(
      'too-large',
    );
    expect(await refusal('a.xlsx', workbook([{ rows: `<row>${'<c>'.repeat(5000)}` }]))).toBe('too-deep');
    expect(await refusal('a.xlsx', workbook([{ rows: '' }]))).toBe('no-text');
  });
});
