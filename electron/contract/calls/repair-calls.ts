import * as v from 'valibot';
import { fieldSchema, idSchema, offsetSchema } from '../values.ts';
import { type CallSpec, count } from './call-spec.ts';

const span = { article: idSchema, field: fieldSchema, start: offsetSchema, end: offsetSchema };

/**
 * Repairs of what an import made of a file. Canonical text never changes: splitting, merging and reading in another
 * encoding make new articles, which replace the old ones until that is undone, and take their passages along.
 */
export const repairCalls = {
  /**
   * Splits an article before `at`, a UTF-16 offset into its body. The rest's first line becomes its title where
   * none is given and the line is short. Fails with `split-at-edge`, `bad-span` and `split-in-passage`.
   */
  'articles.split': {
    scope: 'ui',
    input: v.object({ id: idSchema, at: offsetSchema, title: v.optional(v.string()) }),
    output: v.object({ articles: v.array(idSchema), passages: count }),
  },
  /**
   * Makes one article of several, in the order given; the first one's title and metadata lead. `title` corrects the
   * title where it says another one; '' gives back the first one's canonical title. Fails with `merge-too-few` and
   * `too-large`.
   */
  'articles.merge': {
    scope: 'ui',
    input: v.object({ ids: v.array(idSchema), title: v.optional(v.string()) }),
    output: v.object({ article: idSchema, passages: count }),
  },
  /** How the article's file reads in another encoding; writes nothing. */
  'articles.redecodePreview': {
    scope: 'ui',
    input: v.object({ id: idSchema, encoding: v.string() }),
    output: v.object({
      encoding: v.string(),
      /** Bytes that this encoding cannot read. */
      replaced: count,
      articles: v.array(v.object({ title: v.string(), lead: v.string() })),
    }),
  },
  /** Reads the article's file anew in another encoding: all articles of that file get a new revision. */
  'articles.redecode': {
    scope: 'ui',
    input: v.object({ id: idSchema, encoding: v.string() }),
    output: v.object({
      articles: v.array(idSchema),
      /** What became of the passages. */
      passages: v.object({ exact: count, moved: count, changed: count, lost: count }),
    }),
  },

  /** Articles whose text holds the very same block, the given one among them; at most 2,000. */
  'blocks.same': { scope: 'ui', input: v.object(span), output: v.object({ articles: count }) },
  /**
   * Marks a block as ignored by search and counts; with `everywhere` the same block in every article that holds it.
   * What overlaps blocks already ignored is joined with them.
   */
  'blocks.ignore': {
    scope: 'ui',
    input: v.object({ ...span, everywhere: v.optional(v.boolean(), false) }),
    output: v.object({ blocks: count }),
  },
  'blocks.restore': {
    scope: 'ui',
    input: v.object({ ids: v.array(idSchema) }),
    output: v.object({ blocks: count }),
  },
} as const satisfies Record<string, CallSpec>;
