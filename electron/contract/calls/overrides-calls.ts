import * as v from 'valibot';
import { idSchema, OVERRIDE_FIELDS } from '../values.ts';
import { type CallSpec, count, fileProgress } from './call-spec.ts';

export const overridesCalls = {
  /** Corrects fields of many articles at once, in one undoable step; null goes back to what was imported. */
  'overrides.set': {
    scope: 'ui',
    input: v.object({
      ids: v.array(idSchema),
      fields: v.partial(
        v.object({
          title: v.nullable(v.string()),
          byline: v.nullable(v.string()),
          publisher: v.nullable(v.string()),
          section: v.nullable(v.string()),
          page: v.nullable(v.string()),
          /** ISO 8601 day, month, year or instant. */
          published: v.nullable(v.string()),
          language: v.nullable(v.string()),
          url: v.nullable(v.string()),
        }),
      ),
    }),
    output: v.object({ articles: count }),
    progress: fileProgress,
  },
  /** Values of a field that the archive knows, those that begin with or contain `text` (folded), the commonest first. */
  'overrides.complete': {
    scope: 'ui',
    input: v.object({
      field: v.picklist(['publisher', 'byline', 'section', 'language']),
      text: v.string(),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 8),
    }),
    output: v.object({ values: v.array(v.object({ value: v.string(), articles: count })) }),
  },
  /** What is known of each field of some articles: the commonest value, and how many different ones there are. */
  'overrides.common': {
    scope: 'ui',
    input: v.object({ ids: v.array(idSchema) }),
    output: v.object({
      fields: v.array(
        v.object({
          field: v.picklist(OVERRIDE_FIELDS),
          value: v.string(),
          values: count,
          /** Articles where the analyst or a rule has set it. */
          overridden: count,
        }),
      ),
    }),
  },
} as const satisfies Record<string, CallSpec>;
