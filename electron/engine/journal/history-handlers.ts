import { ok } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { EngineContext } from '../engine-context.ts';

/** Undo, redo and the list of what was done. */
export function historyHandlers({
  journal,
}: EngineContext): Pick<Handlers, 'history.undo' | 'history.redo' | 'history.list'> {
  return {
    'history.undo': ({ reach }) => journal.undo(reach),
    'history.redo': ({ reach }) => journal.redo(reach),
    'history.list': (page) => ok(journal.list(page)),
  };
}
