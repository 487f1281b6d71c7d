import * as v from 'valibot';
import { archiveCalls } from './calls/archive-calls.ts';
import { articlesCalls } from './calls/articles-calls.ts';
import { exportCalls } from './calls/export-calls.ts';
import { historyCalls } from './calls/history-calls.ts';
import { importCalls } from './calls/import-calls.ts';
import { overridesCalls } from './calls/overrides-calls.ts';
import { passagesCalls } from './calls/passages-calls.ts';
import { savedCalls } from './calls/saved-calls.ts';
import { searchCalls } from './calls/search-calls.ts';
import { settingsCalls } from './calls/settings-calls.ts';
import { triageCalls } from './calls/triage-calls.ts';
import { outletsCalls } from './calls/outlets-calls.ts';
import { rulesCalls } from './calls/rules-calls.ts';
import { repairCalls } from './calls/repair-calls.ts';
import { watchCalls } from './calls/watch-calls.ts';
import type { CallSpec } from './calls/call-spec.ts';
import { jobSchema, outcomeSchema } from './values.ts';

/** The one list of calls. Adding a call = one entry in its feature's file and one handler in `electron/engine`. */
export const calls = {
  ...archiveCalls,
  ...importCalls,
  ...articlesCalls,
  ...triageCalls,
  ...overridesCalls,
  ...outletsCalls,
  ...rulesCalls,
  ...repairCalls,
  ...savedCalls,
  ...searchCalls,
  ...passagesCalls,
  ...historyCalls,
  ...exportCalls,
  ...settingsCalls,
  ...watchCalls,
} as const satisfies Record<string, CallSpec>;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = v.InferInput<Calls[N]['input']>;
/** The input as handlers see it: validated, defaults filled in. */
export type CallRequest<N extends CallName> = v.InferOutput<Calls[N]['input']>;
export type CallOutput<N extends CallName> = v.InferOutput<Calls[N]['output']>;
export type CallProgress<N extends CallName> = Calls[N] extends { progress: infer P extends v.GenericSchema }
  ? v.InferOutput<P>
  : never;

/** What the engine says unasked. */
export const events = {
  'import.job': jobSchema,
  /** Outcomes as they are acknowledged, in batches. */
  'import.outcomes': v.object({ job: v.string(), outcomes: v.array(outcomeSchema) }),
  /** Something visible changed: views that show it ask again. */
  'archive.changed': v.object({
    what: v.array(
      v.picklist([
        'articles',
        'passages',
        'tags',
        'ledger',
        'history',
        'settings',
        'index',
        'triage',
        'saved',
        'outlets',
        'rules',
        /** A watch folder, or how it fares. */
        'watch',
        /** An article was opened: only counts of the unread change. */
        'unread',
      ]),
    ),
  }),
} as const satisfies Record<string, v.GenericSchema>;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = v.InferOutput<Events[N]>;
