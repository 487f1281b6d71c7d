import * as v from 'valibot';
import {
  idSchema,
  jobSchema,
  ledgerRowSchema,
  offsetSchema,
  outcomeSchema,
  pageSchema,
  OUTCOMES,
} from '../values.ts';
import { type CallSpec, base64, count, nothing } from './call-spec.ts';

export const importCalls = {
  'import.paths': {
    scope: 'shell',
    input: v.object({ paths: v.array(v.string()) }),
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
      status: v.optional(v.picklist([...OUTCOMES, 'undone'])),
      job: v.optional(v.string()),
      ...pageSchema.entries,
    }),
    output: v.object({ total: count, rows: v.array(ledgerRowSchema) }),
  },
} as const satisfies Record<string, CallSpec>;
