import * as v from 'valibot';
import { idSchema, TRIAGE_STATUSES } from '../values.ts';
import { type CallSpec, count, fileProgress, nothing } from './call-spec.ts';

export const triageCalls = {
  /** One undoable step. */
  'triage.set': {
    scope: 'ui',
    input: v.object({
      ids: v.array(idSchema),
      status: v.optional(v.picklist(TRIAGE_STATUSES)),
      starred: v.optional(v.boolean()),
      unread: v.optional(v.boolean()),
    }),
    output: v.object({ changed: count }),
  },
  /** An article was opened: no longer unread. Not a step of the journal. */
  'triage.read': { scope: 'ui', input: v.object({ id: idSchema }), output: nothing },
  /** Into the bin, or out of it; one undoable step. */
  'triage.bin': {
    scope: 'ui',
    input: v.object({ ids: v.array(idSchema), binned: v.boolean() }),
    output: v.object({ changed: count }),
  },
  'triage.counts': {
    scope: 'ui',
    input: nothing,
    output: v.object({
      inbox: count,
      /** Of the inbox. */
      unread: count,
      starred: count,
      incomplete: count,
      binned: count,
      /** In the inbox and imported since local midnight of the day before. */
      sinceYesterday: count,
      /** In the inbox and imported since this archive was last closed. */
      sinceLastVisit: count,
      /** Starting points of the two, ms. */
      yesterday: v.number(),
      lastVisit: v.number(),
    }),
  },
  /**
   * Removes the articles of the bin for good, with their passages and originals that no other article needs. Cannot
   * be undone. `articles` is how many the analyst was told; fails with `bin-changed` where it holds others.
   */
  'triage.emptyBin': {
    scope: 'ui',
    input: v.object({ articles: count }),
    output: v.object({ articles: count, passages: count }),
    progress: fileProgress,
  },
} as const satisfies Record<string, CallSpec>;
