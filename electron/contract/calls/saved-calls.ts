import * as v from 'valibot';
import { idSchema, levelSchema, savedSearchSchema } from '../values.ts';
import { type CallSpec, count, nothing } from './call-spec.ts';

export const savedCalls = {
  'saved.list': { scope: 'ui', input: nothing, output: v.object({ searches: v.array(savedSearchSchema) }) },
  'saved.create': {
    scope: 'ui',
    input: v.object({
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
      query: v.pipe(v.string(), v.trim(), v.minLength(1)),
      level: v.optional(levelSchema, 'inflected'),
      loose: v.optional(v.boolean(), true),
    }),
    output: savedSearchSchema,
  },
  'saved.update': {
    scope: 'ui',
    input: v.object({
      id: idSchema,
      name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))),
      query: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1))),
      level: v.optional(levelSchema),
      loose: v.optional(v.boolean()),
    }),
    output: savedSearchSchema,
  },
  'saved.remove': { scope: 'ui', input: v.object({ id: idSchema }), output: nothing },
  /** The analyst looked at its results: nothing is fresh any more. */
  'saved.look': { scope: 'ui', input: v.object({ id: idSchema }), output: savedSearchSchema },
  /** Saved searches that find an article, and the words of it that they met. */
  'saved.why': {
    scope: 'ui',
    input: v.object({ article: idSchema }),
    output: v.object({
      searches: v.array(
        v.object({
          id: idSchema,
          name: v.string(),
          hits: count,
          forms: v.array(v.object({ surface: v.string(), level: levelSchema, hits: count })),
        }),
      ),
    }),
  },
} as const satisfies Record<string, CallSpec>;
