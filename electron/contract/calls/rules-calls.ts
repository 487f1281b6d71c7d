import * as v from 'valibot';
import { idSchema, OVERRIDE_FIELDS, ruleDraftSchema, ruleSchema } from '../values.ts';
import { type CallSpec, count, fileProgress, nothing } from './call-spec.ts';

/** Metadata that follow from where an article's file lay, what it is called, or its address. */
export const rulesCalls = {
  /** In the order in which they are asked: of two rules that set one field the first wins. */
  'rules.list': { scope: 'ui', input: nothing, output: v.object({ rules: v.array(ruleSchema) }) },
  /** What a rule would do to the articles that are there; writes nothing. */
  'rules.preview': {
    scope: 'ui',
    input: v.object({ id: v.optional(idSchema), rule: ruleDraftSchema }),
    output: v.object({
      /** Articles that the rule is about, of all. */
      matched: count,
      total: count,
      /** Articles that would change: a field that the analyst or an earlier rule set stays. */
      changed: count,
      dates: v.object({
        /** Read for certain, and set. */
        read: count,
        /** Several readings, such as 1/2/03: not set until `dateOrder` decides. */
        ambiguous: count,
        /** No date, or one that does not exist, such as 31/02: not set. */
        unreadable: count,
      }),
      /** Rules that set the same fields of the same articles to something else; `wins` = theirs stays. */
      conflicts: v.array(
        v.object({ rule: idSchema, field: v.picklist(OVERRIDE_FIELDS), articles: count, wins: v.boolean() }),
      ),
      /** Up to 20 articles, those that change first. */
      samples: v.array(
        v.object({
          article: idSchema,
          title: v.string(),
          /** What the pattern was held against. */
          subject: v.string(),
          changes: v.array(
            v.object({ field: v.picklist(OVERRIDE_FIELDS), before: v.string(), after: v.string() }),
          ),
          /** How the date was read; null where the rule reads none. */
          date: v.nullable(
            v.object({
              outcome: v.picklist(['date', 'ambiguous', 'impossible', 'none']),
              text: v.string(),
              readings: v.array(v.string()),
            }),
          ),
        }),
      ),
    }),
    progress: fileProgress,
  },
  /**
   * Remembers a rule for every import to come (with `id`, instead of that one), and with `apply` sets the fields of
   * the articles that are there; one undoable step. `position` counts from 0; without it a new rule comes last.
   */
  'rules.save': {
    scope: 'ui',
    input: v.object({
      id: v.optional(idSchema),
      rule: ruleDraftSchema,
      position: v.optional(count),
      apply: v.boolean(),
    }),
    output: v.object({ rule: ruleSchema, articles: count }),
    progress: fileProgress,
  },
  /** Forgets a rule; what it has set stays. */
  'rules.remove': { scope: 'ui', input: v.object({ id: idSchema }), output: nothing },
} as const satisfies Record<string, CallSpec>;
