import { ok, type Result } from '../../../contract/result.ts';
import type { ZipEntries } from '../archives/zip-entries.ts';
import { resolvePart } from '../office/docx-package.ts';
import { readXml, type Namespaces } from '../office/xml-events.ts';

/** Of SpreadsheetML, transitional and strict (ECMA-376, part 1, 18), and of relations between parts. */
export const SHEET_NAMESPACES: Namespaces = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': '',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': '',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
};

export interface Workbook {
  /** Paths of the visible sheets, in their order. */
  readonly sheets: readonly string[];
  /** Days are counted from 1904, as in files of old Macs. */
  readonly from1904: boolean;
}

const FOLDER = 'xl/';

/** The sheets of a workbook. Expected failures: as `ZipEntries.read`, `readXml`. */
export async function readWorkbook(zip: ZipEntries): Promise<Result<Workbook>> {
  const targets = await sheetTargets(zip);
  if (!targets.ok) return targets;
  const bytes = await zip.read(`${FOLDER}workbook.xml`);
  if (!bytes.ok) return bytes;
  const sheets: string[] = [];
  let from1904 = false;
  if (bytes.value) {
    const read = readXml(bytes.value, SHEET_NAMESPACES, {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
        if (name !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return;
        const path = targets.value.get(attributes['r:id'] ?? '');
        if (path !== undefined) sheets.push(path);
      },
      close: () => undefined,
      text: () => undefined,
    });
    if (!read.ok) return read;
  }
  return ok({ sheets: sheets.length > 0 ? sheets : [`${FOLDER}worksheets/sheet1.xml`], from1904 });
}

async function sheetTargets(zip: ZipEntries): Promise<Result<ReadonlyMap<string, string>>> {
  const targets = new Map<string, string>();
  const bytes = await zip.read(`${FOLDER}_rels/workbook.xml.rels`);
  if (!bytes.ok) return bytes;
  if (bytes.value === null) return ok(targets);
  const read = readXml(bytes.value, SHEET_NAMESPACES, {
    open(name, { Id: id = '', Type: type = '', Target: target = '' }) {
      // Charts are sheets, too, but have no cells.
      if (name === 'Relationship' && type.endsWith('/worksheet'))
        targets.set(id, resolvePart(FOLDER, target));
    },
    close: () => undefined,
    text: () => undefined,
  });
  return read.ok ? ok(targets) : read;
}

/** The texts that cells refer to by number; how they are pronounced is left out. Expected failures: as `readXml`. */
export function readSharedStrings(bytes: Uint8Array): Result<readonly string[]> {
  const strings: string[] = [];
  let parts: string[] = [];
  let isText = false;
  let phonetic = 0;
  const read = readXml(bytes, SHEET_NAMESPACES, {
    open(name) {
      if (name === 'si') parts = [];
      if (name === 'rPh') phonetic++;
      isText = name === 't' && phonetic === 0;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') phonetic--;
      if (name === 'si') strings.push(parts.join(''));
    },
    text: (data) => isText && parts.push(data),
  });
  return read.ok ? ok(strings) : read;
}
