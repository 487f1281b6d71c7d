import * as v from 'valibot';
import {
  fieldSchema,
  idSchema,
  offsetSchema,
  pageSchema,
  passageSchema,
  selectionSchema,
  tagSchema,
} from '../values.ts';
import { type CallSpec, count, nothing } from './call-spec.ts';

export const passagesCalls = {
  'passages.create': {
    scope: 'ui',
    input: v.object({
      article: idSchema,
      field: fieldSchema,
      start: offsetSchema,
      end: offsetSchema,
      tags: v.optional(v.array(idSchema), []),
      memo: v.optional(v.string(), ''),
    }),
    output: passageSchema,
  },
  'passages.update': {
    scope: 'ui',
    input: v.object({
      id: idSchema,
      tags: v.optional(v.array(idSchema)),
      memo: v.optional(v.string()),
      start: v.optional(offsetSchema),
      end: v.optional(offsetSchema),
    }),
    output: passageSchema,
  },
  'passages.remove': {
    scope: 'ui',
    input: v.object({ ids: v.array(idSchema) }),
    output: v.object({ removed: count }),
  },
  'passages.list': {
    scope: 'ui',
    input: v.object({ ...selectionSchema.entries, ...pageSchema.entries }),
    output: v.object({ total: count, rows: v.array(passageSchema) }),
  },
  /** The passage with its citation, ready for the clipboard. */
  'passages.cite': {
    scope: 'ui',
    input: v.object({ id: idSchema, language: v.optional(v.picklist(['ar', 'en']), 'ar') }),
    output: v.object({ text: v.string(), html: v.string() }),
  },
  'tags.list': { scope: 'ui', input: nothing, output: v.object({ tags: v.array(tagSchema) }) },
  'tags.create': {
    scope: 'ui',
    input: v.object({
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
      color: v.optional(tagSchema.entries.color),
      definition: v.optional(v.string(), ''),
    }),
    output: tagSchema,
  },
  'tags.update': {
    scope: 'ui',
    input: v.object({
      id: idSchema,
      name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))),
      color: v.optional(tagSchema.entries.color),
      definition: v.optional(v.string()),
    }),
    output: tagSchema,
  },
  /** Takes the tag off its passages, too; one step to undo. */
  'tags.remove': { scope: 'ui', input: v.object({ id: idSchema }), output: v.object({ passages: count }) },
} as const satisfies Record<string, CallSpec>;
