import type { CallOutput } from '../../electron/contract/calls.ts';
import type { LedgerRow } from '../../electron/contract/values.ts';

type Columns = CallOutput<'import.columns'>['columns'];
type Mapping = CallOutput<'import.columns'>['mapping'];

/** What a column of a table can be, in the order in which the dialog asks. */
export const COLUMN_FIELDS = [
  'title',
  'body',
  'publisher',
  'published',
  'byline',
  'section',
  'page',
  'language',
  'url',
  'documentNumber',
] as const satisfies readonly (keyof Mapping)[];
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** Number of each field's column, from 0; -1 for none. */
export type ColumnChoice = Readonly<Record<ColumnField, number>>;

/** From this length on, in UTF-16 units, the engine may have cut a column's name. */
const MAYBE_CUT = 80;

/** Whether a row of the ledger is a table that was refused until its columns are named. */
export function needsColumns({ status, code }: Pick<LedgerRow, 'status' | 'code'>): boolean {
  return status === 'rejected' && code === 'needs-mapping';
}

/** The choice that a mapping by names makes among these columns. */
export function choiceOf(columns: Columns, mapping: Mapping): ColumnChoice {
  const at = (field: ColumnField): number => columns.findIndex(({ name }) => name === mapping[field]);
  return {
    title: at('title'),
    body: at('body'),
    publisher: at('publisher'),
    published: at('published'),
    byline: at('byline'),
    section: at('section'),
    page: at('page'),
    language: at('language'),
    url: at('url'),
    documentNumber: at('documentNumber'),
  };
}

/** The mapping to send: a column goes by its name, or by its number from 1 where its name is empty, long or not its alone. */
export function mappingOf(columns: Columns, choice: ColumnChoice): Mapping {
  const mapping: Mapping = {};
  for (const field of COLUMN_FIELDS) {
    const column = columns[choice[field]];
    if (column) mapping[field] = columnName(columns, choice[field]);
  }
  return mapping;
}

function columnName(columns: Columns, at: number): string {
  const name = columns[at]?.name ?? '';
  const alone = columns.findIndex((each) => each.name === name) === at;
  return alone && name.trim() !== '' && name.length < MAYBE_CUT ? name : String(at + 1);
}

/** A table is read once it is known which column is the text, or at least the title. */
export function isEnough(choice: ColumnChoice): boolean {
  return choice.title >= 0 || choice.body >= 0;
}
