import * as v from 'valibot';
import { idSchema, outletDraftSchema, outletSchema } from '../values.ts';
import { type CallSpec, count, nothing } from './call-spec.ts';

const names = v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)));

/** The source register. A name belongs to at most one outlet, however it is spelt (level `loose`). */
export const outletsCalls = {
  'outlets.list': {
    scope: 'ui',
    input: nothing,
    output: v.object({
      outlets: v.array(outletSchema),
      /** Publishers of articles that no outlet claims, the commonest first. */
      unregistered: v.array(v.object({ name: v.string(), articles: count })),
      /** Names of free attributes in use. */
      attributes: v.array(v.string()),
    }),
  },
  /** Makes an outlet, or with `id` changes one; one undoable step. Fails with `alias-taken`. */
  'outlets.save': {
    scope: 'ui',
    input: v.object({ id: v.optional(idSchema), outlet: outletDraftSchema }),
    output: outletSchema,
  },
  /**
   * Makes an outlet of each name, in one undoable step; a name that an outlet has already, in whatever spelling, is
   * passed over. Answers the ids of those made, in the order of the names.
   */
  'outlets.register': {
    scope: 'ui',
    input: v.object({ names }),
    output: v.object({ registered: v.array(idSchema) }),
  },
  'outlets.remove': {
    scope: 'ui',
    input: v.object({ ids: v.array(idSchema) }),
    output: v.object({ removed: count }),
  },
  /**
   * Makes one outlet of several, and of names that no outlet claims: `into` gets the names of all, and what it does
   * not say itself from the others. One undoable step; no article is touched.
   */
  'outlets.merge': {
    scope: 'ui',
    input: v.object({
      /** An outlet, or the name of a new one. */
      into: v.variant('kind', [
        v.object({ kind: v.literal('outlet'), id: idSchema }),
        v.object({
          kind: v.literal('name'),
          name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
        }),
      ]),
      outlets: v.optional(v.array(idSchema), []),
      names: v.optional(names, []),
    }),
    output: outletSchema,
  },
  /** Names that look like one outlet, the most articles first. */
  'outlets.proposals': {
    scope: 'ui',
    input: nothing,
    output: v.object({
      proposals: v.array(
        v.object({
          /** `spelling`: differ in hamza, tashkeel, punctuation; `title`: one has صحيفة or “newspaper” before it; `typing`: a letter or two apart; `script`: the one written in the letters of the other; `host`: a web address of it. */
          reason: v.picklist(['spelling', 'title', 'typing', 'script', 'host']),
          members: v.array(v.object({ name: v.string(), outlet: v.nullable(idSchema), articles: count })),
        }),
      ),
    }),
  },
  /** These names are not one outlet: not proposed again. One undoable step. */
  'outlets.distinguish': { scope: 'ui', input: v.object({ names }), output: nothing },
  /** The register as CSV (RFC 4180, UTF-8 with BOM); several names of one outlet are parted by ` | `. */
  'outlets.export': { scope: 'ui', input: nothing, output: v.object({ csv: v.string(), outlets: count }) },
  /** Reads such a CSV. Without `apply` it only says what would happen; with it, in one undoable step. */
  'outlets.import': {
    scope: 'ui',
    input: v.object({ csv: v.string(), apply: v.boolean() }),
    output: v.object({
      added: count,
      changed: count,
      unchanged: count,
      /** Rows left out, by line number from 1: `no-name`, `alias-taken`, `unknown-country`, `unknown-medium`, `too-long`. */
      problems: v.array(v.object({ line: count, code: v.string(), value: v.string() })),
    }),
  },
} as const satisfies Record<string, CallSpec>;
