import * as v from 'valibot';
import { articleSchema, type Article } from '../../contract/values.ts';
import { textOf, type SqlRow } from '../archive/row.ts';

/** What a reader finds in a file beside an article's text and metadata. */
export type FoundBeside = Pick<Article, 'documentNumber' | 'structure' | 'locators' | 'details'>;

const { structure, locators, details } = articleSchema.entries;

/** Reads it off a row with the columns `documentNumber`, `structure`, `locators` and `details`, the last three JSON. */
export function foundBeside(row: SqlRow): FoundBeside {
  return {
    documentNumber: textOf(row, 'documentNumber'),
    structure: v.parse(structure, JSON.parse(textOf(row, 'structure'))),
    locators: v.parse(locators, JSON.parse(textOf(row, 'locators'))),
    details: v.parse(details, JSON.parse(textOf(row, 'details'))),
  };
}
