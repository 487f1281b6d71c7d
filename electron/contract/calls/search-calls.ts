import * as v from 'valibot';
import {
  articleFilterSchema,
  articleRowSchema,
  fieldSchema,
  highlightSchema,
  idSchema,
  leftOutSchema,
  levelSchema,
  offsetSchema,
  pageSchema,
} from '../values.ts';
import { type CallSpec, count, params } from './call-spec.ts';

/** Words, level and page of a search. `offset`/`limit` count articles. */
const searchInput = v.object({
  query: v.string(),
  level: v.optional(levelSchema, 'inflected'),
  /** Let ى meet ي and ة meet ه. */
  loose: v.optional(v.boolean(), true),
  sort: v.optional(v.picklist(['relevance', 'published', 'imported']), 'relevance'),
  ...articleFilterSchema.entries,
  ...pageSchema.entries,
});

const snippetSchema = v.object({
  field: fieldSchema,
  text: v.string(),
  /** Offsets into `text`. */
  marks: v.array(v.object({ start: offsetSchema, end: offsetSchema, level: levelSchema })),
});

export const searchCalls = {
  'search.query': {
    scope: 'ui',
    input: searchInput,
    output: v.object({
      total: count,
      leftOut: leftOutSchema,
      tookMs: v.number(),
      /** The query as understood, in the query language. */
      interpreted: v.string(),
      /** What could not be understood or was left out: stable codes. */
      notes: v.array(v.object({ code: v.string(), params })),
      results: v.array(
        v.object({
          ...articleRowSchema.entries,
          score: v.number(),
          snippets: v.array(snippetSchema),
          /** Highlights inside the title as it is shown, which is its correction where it has one. */
          titleMarks: v.array(v.object({ start: offsetSchema, end: offsetSchema, level: levelSchema })),
          hits: count,
        }),
      ),
    }),
  },
  'search.highlights': {
    scope: 'ui',
    input: v.object({
      query: v.string(),
      level: v.optional(levelSchema, 'inflected'),
      loose: v.optional(v.boolean(), true),
      article: idSchema,
    }),
    output: v.object({ highlights: v.array(highlightSchema) }),
  },
  'search.terms': {
    scope: 'ui',
    input: v.object({ query: v.string(), loose: v.optional(v.boolean(), true) }),
    output: v.object({
      query: v.string(),
      matches: v.array(v.object({ surface: v.string(), level: levelSchema, articles: count })),
    }),
  },
} as const satisfies Record<string, CallSpec>;
