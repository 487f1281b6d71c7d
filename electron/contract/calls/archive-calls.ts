import * as v from 'valibot';
import { jobSchema } from '../values.ts';
import { type CallSpec, count, fileProgress, nothing, params } from './call-spec.ts';

export const archiveCalls = {
  'archive.status': {
    scope: 'ui',
    input: nothing,
    output: v.object({
      folder: v.string(),
      name: v.string(),
      articles: count,
      passages: count,
      tags: count,
      rejected: count,
      lastBackupAt: v.nullable(v.number()),
      /** An import that a crash or quit interrupted, with what is left of it. */
      interrupted: v.nullable(jobSchema),
      schemaVersion: count,
    }),
  },
  'archive.check': {
    scope: 'ui',
    input: nothing,
    output: v.object({
      ok: v.boolean(),
      findings: v.array(v.object({ code: v.string(), params })),
      articles: count,
      originals: count,
      segments: count,
    }),
    progress: fileProgress,
  },
  'archive.rebuildIndex': {
    scope: 'ui',
    input: nothing,
    output: v.object({ articles: count }),
    progress: fileProgress,
  },
  'backup.write': {
    scope: 'shell',
    /** Without a path: into the archive's `backups/`, named by date. */
    input: v.object({ path: v.optional(v.string()) }),
    output: v.object({ path: v.string(), bytes: count, articles: count }),
    progress: fileProgress,
  },
  /** Backs up into the archive's own `backups/` folder. */
  'backup.now': {
    scope: 'ui',
    input: nothing,
    output: v.object({ path: v.string(), bytes: count, articles: count }),
    progress: fileProgress,
  },
} as const satisfies Record<string, CallSpec>;
