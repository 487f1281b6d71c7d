import * as v from 'valibot';
import {
  anchorCountsSchema,
  articleFilterSchema,
  articleRowSchema,
  articleSchema,
  diffSpanSchema,
  fieldSchema,
  idSchema,
  instant,
  leftOutSchema,
  levelSchema,
  offsetSchema,
  pageSchema,
} from '../values.ts';
import { type CallSpec, base64, count } from './call-spec.ts';

export const articlesCalls = {
  'articles.list': {
    scope: 'ui',
    input: v.object({
      sort: v.optional(v.picklist(['imported', 'published', 'title']), 'imported'),
      ...articleFilterSchema.entries,
      ...pageSchema.entries,
    }),
    output: v.object({ total: count, rows: v.array(articleRowSchema), leftOut: leftOutSchema }),
  },
  /**
   * How many articles of a filter, and with `query` of a search, each source, language and attribute of sources has,
   * the most first; '' counts what lacks one.
   */
  'articles.facets': {
    scope: 'ui',
    input: v.object({
      query: v.optional(v.string(), ''),
      level: v.optional(levelSchema, 'inflected'),
      loose: v.optional(v.boolean(), true),
      ...articleFilterSchema.entries,
    }),
    output: v.object({
      /** `outlet` is null for a publisher that the register does not know; its names are then one `value`. */
      publishers: v.array(v.object({ value: v.string(), outlet: v.nullable(idSchema), articles: count })),
      languages: v.array(v.object({ value: v.string(), articles: count })),
      /** `country`, `medium`, `ownership`, `leaning` and free ones, those that any article's outlet has. */
      attributes: v.array(
        v.object({
          name: v.string(),
          values: v.array(v.object({ value: v.string(), articles: count })),
        }),
      ),
      undated: count,
    }),
  },
  /** Articles of a filter, by id, in the list's order: for «select all». At most 20,000. */
  'articles.ids': {
    scope: 'ui',
    input: v.object({
      sort: v.optional(v.picklist(['imported', 'published', 'title']), 'imported'),
      ...articleFilterSchema.entries,
    }),
    output: v.object({ ids: v.array(idSchema) }),
  },
  'articles.get': { scope: 'ui', input: v.object({ id: idSchema }), output: articleSchema },
  /**
   * All revisions of an article, the first one first, whichever of them is asked for; undone ones are none. The last
   * stands in the archive.
   */
  'articles.revisions': {
    scope: 'ui',
    input: v.object({ id: idSchema }),
    output: v.object({
      revisions: v.array(
        v.object({
          id: idSchema,
          revision: count,
          /** `revision`: its text was another when it was offered again; `redecode`: its file was read anew. */
          kind: v.picklist(['first', 'revision', 'redecode']),
          /** When it came. */
          importedAt: instant,
          published: v.string(),
          title: v.string(),
          /** Name of its source file. */
          file: v.string(),
          /** Of a `revision`: how the passages of the one before were found in it when it came. */
          passages: v.nullable(anchorCountsSchema),
        }),
      ),
    }),
  },
  /** What differs, by word, between the canonical texts of two articles, superseded ones too. */
  'articles.compare': {
    scope: 'ui',
    input: v.object({ from: idSchema, to: idSchema }),
    output: v.object({
      /**
       * Of either text, with their line ends, the title's first. The spans of a field, joined, are `from` without those
       * `added`, and `to` without those `removed`.
       */
      paragraphs: v.array(v.object({ field: fieldSchema, spans: v.array(diffSpanSchema) })),
      /** Some paragraphs were too long and too different to be compared by word: they are given as a whole. */
      coarse: v.boolean(),
    }),
  },
  /** A piece of the original file (at most 1 MiB), for shells that hand it to the browser. */
  'originals.read': {
    scope: 'ui',
    input: v.object({ article: idSchema, offset: offsetSchema }),
    output: v.object({ name: v.string(), bytes: count, data: base64 }),
  },
  /** Writes the original, its hash checked, to a fresh temporary folder and answers its path. */
  'originals.extract': {
    scope: 'shell',
    input: v.object({ article: idSchema }),
    output: v.object({ path: v.string(), name: v.string(), format: v.string() }),
  },
  /** Where the article's file lay when it was imported, and whether it still lies there. */
  'originals.locate': {
    scope: 'shell',
    input: v.object({ article: idSchema }),
    output: v.object({ path: v.string(), exists: v.boolean() }),
  },
} as const satisfies Record<string, CallSpec>;
