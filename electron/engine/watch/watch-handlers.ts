import { ok } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ImportJobs } from '../import/import-jobs.ts';
import { createWatcher, type WatchPace } from './watcher.ts';

type WatchHandlers = Pick<Handlers, Extract<keyof Handlers, `watch.${string}`>>;

/** Watch folders. With `pace` they are looked at until `stop`, and interrupted imports of theirs go on at once. */
export function watchHandlers(
  context: EngineContext,
  jobs: ImportJobs,
  pace: WatchPace | null,
): { handlers: WatchHandlers; stop(): void } {
  const watcher = createWatcher(context, jobs, pace);
  const handlers: WatchHandlers = {
    'watch.list': () => ok({ folders: watcher.list() }),
    'watch.add': ({ path }) => watcher.add(path),
    'watch.start': ({ id, existing }) => watcher.start(id, existing),
    'watch.pause': ({ id, paused }) => watcher.pause(id, paused),
    'watch.remove': ({ id }) => watcher.remove(id),
    'watch.restore': ({ id }) => watcher.restore(id),
  };
  return { handlers, stop: () => watcher.stop() };
}
