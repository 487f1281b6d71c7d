import type { CallRequest } from '../contract/calls.ts';
import { UsageError } from './usage-error.ts';

type Mapping = NonNullable<CallRequest<'import.paths'>['mapping']>;

/** The names of fields that `--map` knows, those of `marsad set` among them. */
const FIELDS: Readonly<Record<string, keyof Mapping>> = {
  title: 'title',
  body: 'body',
  byline: 'byline',
  author: 'byline',
  publisher: 'publisher',
  source: 'publisher',
  section: 'section',
  page: 'page',
  published: 'published',
  date: 'published',
  language: 'language',
  url: 'url',
  number: 'documentNumber',
};

// A comma before a field: names of columns may hold commas.
const PARTS = new RegExp(`,(?=\\s*(?:${Object.keys(FIELDS).join('|')})\\s*=)`);

/**
 * `title=Headline,body=Full text,published=3`: columns by name or number. A comma parts only where a field and `=`
 * follow, since names may hold commas. Throws `UsageError`.
 */
export function mapOption(value: string | undefined): Mapping | undefined {
  if (value === undefined) return undefined;
  const mapping: Partial<Record<keyof Mapping, string>> = {};
  for (const part of value.split(PARTS)) {
    const [, name = '', column = ''] = /^\s*([a-z]+)\s*=\s*(\S[^]*)$/.exec(part) ?? [];
    const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (field === undefined || column === '') {
      throw new UsageError(
        `--map takes title=COLUMN,body=COLUMN,...; fields are ${Object.keys(FIELDS).join(', ')}`,
      );
    }
    mapping[field] = column.trim();
  }
  if (mapping.title === undefined && mapping.body === undefined) {
    throw new UsageError('--map must name the column of the title or the body');
  }
  return mapping;
}

/** The sentence for columns that a file does not have; `columns` as the ledger's params hold them. */
export function missingColumn(path: string, missing: string, columns: string): UsageError {
  return new UsageError(
    `${path} has no column "${missing}"; its columns are ${columnNames(columns).join(', ')}`,
  );
}

function columnNames(columns: string): string[] {
  const told: unknown = JSON.parse(columns);
  if (!Array.isArray(told)) return [];
  return told.flatMap((column: unknown) =>
    typeof column === 'object' && column !== null && 'name' in column ? [`"${String(column.name)}"`] : [],
  );
}
