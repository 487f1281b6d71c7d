import * as v from 'valibot';
import { operationSchema, pageSchema } from '../values.ts';
import { type CallSpec, changeOfHistory, count } from './call-spec.ts';

export const historyCalls = {
  'history.undo': {
    scope: 'ui',
    /** `session`: only what this run of the program did. `any`: one step of the journal, for the command line and History. */
    input: v.object({ reach: v.optional(v.picklist(['session', 'any']), 'session') }),
    output: changeOfHistory,
  },
  'history.redo': {
    scope: 'ui',
    input: v.object({ reach: v.optional(v.picklist(['session', 'any']), 'session') }),
    output: changeOfHistory,
  },
  'history.list': {
    scope: 'ui',
    input: pageSchema,
    output: v.object({ total: count, rows: v.array(operationSchema) }),
  },
} as const satisfies Record<string, CallSpec>;
