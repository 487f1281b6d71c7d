import * as v from 'valibot';
import {
  idSchema,
  instant,
  jobSchema,
  ledgerRowSchema,
  offsetSchema,
  outcomeSchema,
  pageSchema,
  OUTCOMES,
} from '../values.ts';
import { type CallSpec, base64, count, nothing } from './call-spec.ts';

/** Which rows of the ledger, beside their outcome: of one import, with all these words in their path. */
const ledgerRows = {
  job: v.optional(v.string()),
  text: v.optional(v.pipe(v.string(), v.maxLength(1000))),
};

/** Which column of a table is which field: the column's name, or its number from 1 as text. */
const column = v.exactOptional(v.pipe(v.string(), v.maxLength(1000)));
const columnMappingSchema = v.object({
  title: column,
  body: column,
  byline: column,
  publisher: column,
  section: column,
  page: column,
  published: column,
  language: column,
  url: column,
  documentNumber: column,
});

export const importCalls = {
  'import.paths': {
    scope: 'shell',
    input: v.object({
      paths: v.array(v.string()),
      /** How the columns of all tables among them are named. */
      mapping: v.optional(columnMappingSchema),
    }),
    output: v.object({ job: v.string() }),
  },
  'import.upload': {
    scope: 'ui',
    input: v.object({
      /** Chosen by the sender, one for each file; chunks come in order, at most 1 MiB each. */
      upload: idSchema,
      offset: offsetSchema,
      data: base64,
    }),
    output: v.object({ received: count }),
  },
  'import.uploaded': {
    scope: 'ui',
    input: v.object({ files: v.array(v.object({ upload: idSchema, path: v.string() })) }),
    output: v.object({ job: v.string() }),
  },
  'import.paste': {
    scope: 'ui',
    input: v.object({
      html: v.optional(v.string(), ''),
      text: v.optional(v.string(), ''),
      title: v.optional(v.string(), ''),
      publisher: v.optional(v.string(), ''),
      published: v.optional(v.string(), ''),
      url: v.optional(v.string(), ''),
    }),
    output: outcomeSchema,
  },
  /**
   * Keeps a file without text (an image, a scanned PDF) as an article with metadata and typed text: one that was
   * uploaded, or one that the ledger refused and that still lies where it was.
   */
  'import.keep': {
    scope: 'ui',
    input: v.object({
      from: v.variant('kind', [
        v.object({ kind: v.literal('upload'), upload: idSchema, name: v.string() }),
        v.object({ kind: v.literal('ledger'), row: count }),
      ]),
      title: v.string(),
      text: v.optional(v.string(), ''),
      publisher: v.optional(v.string(), ''),
      published: v.optional(v.string(), ''),
      url: v.optional(v.string(), ''),
    }),
    output: outcomeSchema,
  },
  /** The columns of a table that the ledger refused with `needs-mapping`, and the mapping that their names suggest. */
  'import.columns': {
    scope: 'ui',
    input: v.object({ row: count }),
    output: v.object({
      columns: v.array(v.object({ name: v.string(), samples: v.array(v.string()) })),
      mapping: columnMappingSchema,
    }),
  },
  /**
   * Names the columns of such a table. Remembered for all tables with the same header; those that were refused are
   * imported again. `uploads` of them came from a browser and are to be sent again; with no other, `job` is null.
   */
  'import.map': {
    scope: 'ui',
    input: v.object({ row: count, mapping: columnMappingSchema }),
    output: v.object({ job: v.nullable(v.string()), uploads: count }),
  },
  /**
   * Imports refused files again where they lie: one row of the ledger, or all rows that a filter leaves. Files of
   * which only a name is known (`uploads`) and those that lie there no more (`gone`) are left out; with no other,
   * `job` is null. Files in others are read with the outermost.
   */
  'import.retry': {
    scope: 'ui',
    input: v.object({
      of: v.variant('kind', [
        v.object({ kind: v.literal('row'), row: count }),
        v.object({ kind: v.literal('shown'), ...ledgerRows }),
      ]),
    }),
    output: v.object({ job: v.nullable(v.string()), files: count, uploads: count, gone: count }),
  },
  'import.sample': { scope: 'ui', input: nothing, output: v.object({ job: v.string() }) },
  'import.resume': {
    scope: 'ui',
    input: v.object({ job: v.string() }),
    output: v.object({ job: v.string() }),
  },
  'import.pause': {
    scope: 'ui',
    input: v.object({ job: v.string(), paused: v.boolean() }),
    output: jobSchema,
  },
  'import.cancel': { scope: 'ui', input: v.object({ job: v.string() }), output: jobSchema },
  /** Forgets an interrupted import that the analyst does not want to finish. */
  'import.dismiss': { scope: 'ui', input: v.object({ job: v.string() }), output: nothing },
  'import.jobs': { scope: 'ui', input: nothing, output: v.object({ jobs: v.array(jobSchema) }) },
  'ledger.list': {
    scope: 'ui',
    input: v.object({
      /** `rejected` leaves out what has been settled since. */
      status: v.optional(v.picklist([...OUTCOMES, 'undone'])),
      ...ledgerRows,
      ...pageSchema.entries,
    }),
    output: v.object({ total: count, rows: v.array(ledgerRowSchema) }),
  },
  /** The articles of a row, of which `ledger.list` names only the first. */
  'ledger.articles': {
    scope: 'ui',
    input: v.object({ row: count, ...pageSchema.entries }),
    output: v.object({ total: count, rows: v.array(v.object({ id: idSchema, title: v.string() })) }),
  },
  /** Rows by outcome; `all` counts every row, refusals that have been settled since too. */
  'ledger.counts': {
    scope: 'ui',
    input: v.object(ledgerRows),
    output: v.object({
      all: count,
      imported: count,
      duplicate: count,
      repaired: count,
      rejected: count,
      undone: count,
    }),
  },
  /** The latest imports, by which the ledger can be narrowed; `path` is the first that each was given. */
  'ledger.jobs': {
    scope: 'ui',
    input: nothing,
    output: v.object({
      jobs: v.array(v.object({ job: v.string(), startedAt: instant, total: count, path: v.string() })),
    }),
  },
} as const satisfies Record<string, CallSpec>;
