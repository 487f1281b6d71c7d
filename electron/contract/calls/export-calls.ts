import * as v from 'valibot';
import { EXPORT_FORMATS, selectionSchema } from '../values.ts';
import { type CallSpec, base64, count } from './call-spec.ts';

const writtenFile = v.object({ path: v.string(), manifest: v.string(), bytes: count, passages: count });

export const exportCalls = {
  'export.render': {
    scope: 'ui',
    input: v.object({
      format: v.picklist(EXPORT_FORMATS),
      selection: selectionSchema,
      language: v.optional(v.picklist(['ar', 'en']), 'ar'),
    }),
    /** For a browser's download: the file and its manifest beside it. */
    output: v.object({
      files: v.array(v.object({ name: v.string(), mime: v.string(), data: base64 })),
      passages: count,
    }),
  },
  'export.write': {
    scope: 'shell',
    input: v.object({
      format: v.picklist(EXPORT_FORMATS),
      selection: selectionSchema,
      language: v.optional(v.picklist(['ar', 'en']), 'ar'),
      path: v.string(),
    }),
    output: writtenFile,
  },
} as const satisfies Record<string, CallSpec>;
