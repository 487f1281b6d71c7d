import { isList, isObject, type Json, type JsonObject } from './json-text.ts';
import { MAX_COLUMNS, MAX_ROWS, type Table } from './table.ts';

/** How deep the array of records may lie: `response.docs`, `hits.hits`. */
const MAX_WRAPPING = 4;
const MAX_PATH = 6;
const SAMPLED_RECORDS = 1000;

/** The records of a JSON document: an array of objects, the largest one that an object holds, or one object itself. */
export function findRecords(root: Json): JsonObject[] | null {
  if (isList(root)) {
    const records = root.filter(isObject);
    return records.length > 0 ? records : null;
  }
  return isObject(root) ? (largestArray(root, MAX_WRAPPING) ?? [root]) : null;
}

/** Two records at least: an article of its own may well hold a list of one author. */
function largestArray(object: JsonObject, depth: number): JsonObject[] | null {
  let best: JsonObject[] | null = null;
  const text = Object.values(object).some((value) => typeof value === 'string' && value.length > 500);
  if (text) return null;
  for (const value of Object.values(object)) {
    const found = isList(value)
      ? value.filter(isObject)
      : isObject(value) && depth > 0
        ? largestArray(value, depth - 1)
        : null;
    if (found && found.length > (best?.length ?? 0)) best = found;
  }
  return best;
}

/** Records as a table, the members of nested objects as columns `a.b`. */
export function recordTable(records: readonly JsonObject[]): Table {
  const flat = records.slice(0, MAX_ROWS + 1).map(flatten);
  const columns = new Set<string>();
  for (const record of flat.slice(0, SAMPLED_RECORDS)) {
    for (const path of record.keys()) if (columns.size < MAX_COLUMNS) columns.add(path);
  }
  const names = [...columns];
  return {
    columns: names,
    hasHeader: true,
    rows: flat.map((record) => names.map((path) => record.get(path) ?? '')),
  };
}

function flatten(record: JsonObject): Map<string, string> {
  const cells = new Map<string, string>();
  const add = (object: JsonObject, prefix: string, depth: number): void => {
    for (const [key, value] of Object.entries(object)) {
      if (cells.size >= MAX_COLUMNS) return;
      const path = prefix === '' ? key : `${prefix}.${key}`;
      if (isObject(value) && depth < MAX_PATH) add(value, path, depth + 1);
      else cells.set(path, cellOf(value));
    }
  };
  // Elasticsearch wraps each record.
  const source = record['_source'];
  add(isObject(source) ? source : record, '', 1);
  return cells;
}

/** A list of texts as paragraphs, one of words or of named things (authors) as a list of words. */
function cellOf(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isList(value)) return '';
  const parts = value.flatMap((part) => {
    const named = isObject(part) ? (part['name'] ?? part['title'] ?? part['value'] ?? part['text']) : part;
    return typeof named === 'string' || typeof named === 'number' ? [String(named)] : [];
  });
  const isText = parts.some((part) => part.length > 60);
  return parts.join(isText ? '\n\n' : ', ');
}
