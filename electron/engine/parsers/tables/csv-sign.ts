import { isKnownName } from './column-names.ts';
import { csvShape } from './csv-rows.ts';

const TABLE_NAME = /\.(?:csv|tsv|tab|psv)$/i;
const HEADER_LENGTH = 2000;
/** No name of a field is longer, quotes included. */
const MAX_FIELD_NAME = 40;

/**
 * Whether a text's first characters are those of a delimited table, and by tabs or by others: by its shape where its
 * name says so, too; otherwise only where its header names two fields of an article.
 */
export function csvSign(head: string, name: string): 'csv' | 'tsv' | null {
  const named = TABLE_NAME.test(name);
  if (!named && !namesFields(head)) return null;
  const shape = csvShape(head);
  if (shape === null) return null;
  const isEven = shape.even * 2 > shape.rows;
  const isTable = named ? isEven || shape.known > 0 : shape.known >= 2 && shape.columns < 60 && isEven;
  if (!isTable) return null;
  return shape.delimiter === '\t' ? 'tsv' : 'csv';
}

/** Asked of every plain text, so before it is taken apart: does a first line look like names of fields at all? */
function namesFields(head: string): boolean {
  const line = /^(?:sep=.\r?\n)?([^\r\n]*)/.exec(head.slice(0, HEADER_LENGTH))?.[1] ?? '';
  const cells = line.split(/[,;|\t]/);
  const names = cells.filter((cell) => cell.length <= MAX_FIELD_NAME).map((cell) => cell.replaceAll('"', ''));
  return names.length > 1 && names.filter(isKnownName).length >= 2;
}
