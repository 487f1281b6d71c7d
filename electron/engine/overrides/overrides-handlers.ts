import { ok } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { EngineContext } from '../engine-context.ts';
import { commonFields } from './common-fields.ts';
import { completeOverride } from './complete.ts';
import { setOverrides } from './set-overrides.ts';

/** What the analyst corrects beside the canonical data. */
export function overridesHandlers(
  context: EngineContext,
): Pick<Handlers, 'overrides.set' | 'overrides.complete' | 'overrides.common'> {
  return {
    'overrides.set': (request, call) => setOverrides(context, request, call),
    'overrides.complete': (request) => ok(completeOverride(context.archive.db, request)),
    'overrides.common': ({ ids }) => commonFields(context.archive.db, ids),
  };
}
