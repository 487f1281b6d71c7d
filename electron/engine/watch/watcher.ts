import { fail, ok, type Result } from '../../contract/result.ts';
import type { WatchFolder } from '../../contract/calls/watch-calls.ts';
import { newId } from '../archive/new-id.ts';
import { storageFailure } from '../archive/storage-failure.ts';
import type { EngineContext } from '../engine-context.ts';
import type { ImportJobs } from '../import/import-jobs.ts';
import { fitFolder, isWithin, mayFollow } from './fit-folder.ts';
import { createFolderWatch, STILLNESS, type FolderWatch, type Look, type Stillness } from './folder-watch.ts';
import { createWatchImports } from './watch-imports.ts';
import * as rows from './watch-rows.ts';

/** How often watch folders are looked at. */
export interface WatchPace {
  /** ms between two looks at a folder. */
  readonly lookMs: number;
  /** The pause after a look is at least so many times as long as the look took: a huge tree, or a slow drive, is looked at less often. */
  readonly rest: number;
  /** The same while files are coming. */
  readonly busyRest: number;
  readonly stillness: Stillness;
}

export const WATCH_PACE: WatchPace = { lookMs: 2_000, rest: 100, busyRest: 5, stillness: STILLNESS };

const LONGEST_REST_MS = 60_000;
/** Weight of the latest look in what a look is reckoned to take. */
const SMOOTHING = 0.1;

/** The archive's watch folders. */
export interface Watcher {
  list(): WatchFolder[];
  /** Failures as `fitFolder`. */
  add(path: string): Promise<Result<WatchFolder>>;
  /** Failure of these and the following: `watch-not-found`. */
  start(id: string, existing: 'import' | 'leave'): Promise<Result<WatchFolder>>;
  pause(id: string, paused: boolean): Result<WatchFolder>;
  remove(id: string): Result<Record<string, never>>;
  restore(id: string): Result<WatchFolder>;
  /** Ends all looking; nothing is read or written afterwards. */
  stop(): void;
}

interface Watched {
  row: rows.FolderRow;
  readonly watch: FolderWatch;
  latest: Look | null;
  timer: NodeJS.Timeout | null;
  /** ms that a look takes, smoothed: one that lists everything anew comes seldom and must not count for all. */
  cost: number;
  /** One look at a time. */
  looking: Promise<unknown>;
}

/** Opens the watch folders of an archive; with `pace` null they are listed and changed, but not looked at. */
export function createWatcher(context: EngineContext, jobs: ImportJobs, pace: WatchPace | null): Watcher {
  const { archive, emit } = context;
  const { db } = archive;
  const stillness = pace?.stillness ?? STILLNESS;
  const watched = new Map<string, Watched>();
  /** What removed folders were before. */
  const removed = new Map<string, rows.FolderState>();
  let stopped = false;
  let told = '';
  archive.transaction(() => rows.dropRemoved(db));
  const imports = pace ? createWatchImports(context, jobs) : null;
  const now = (): number => performance.now();

  const tell = (): void => {
    const state = JSON.stringify(list());
    if (state === told) return;
    told = state;
    emit('archive.changed', { what: ['watch'] });
  };

  const open = (row: rows.FolderRow): Watched => {
    close(row.id);
    const follow = (real: string): Promise<boolean> => mayFollow(real, archive.folder);
    const seen = rows.readSeen(db, row.id);
    const watch = createFolderWatch(row.path, seen, follow, stillness);
    const mine: Watched = { row, watch, latest: null, timer: null, cost: 0, looking: Promise.resolve() };
    watched.set(row.id, mine);
    if (pace && row.state !== 'paused') later(mine, pace, 0);
    return mine;
  };

  const close = (id: string): void => {
    const old = watched.get(id);
    if (old?.timer) clearTimeout(old.timer);
    watched.delete(id);
  };

  const isOpen = (mine: Watched): boolean => !stopped && watched.get(mine.row.id) === mine;

  /** Runs when no other look at the folder does. */
  const alone = <T>(mine: Watched, work: () => Promise<T>): Promise<T> => {
    const turn = mine.looking.then(work);
    mine.looking = turn.catch(() => undefined);
    return turn;
  };

  const later = (mine: Watched, at: WatchPace, delay: number): void => {
    mine.timer = setTimeout(() => void round(mine, at), delay);
    mine.timer.unref();
  };

  const round = async (mine: Watched, at: WatchPace): Promise<void> => {
    const began = now();
    let rest = LONGEST_REST_MS;
    try {
      await alone(mine, () => look(mine));
      const isBusy = mine.latest !== null && mine.latest.waiting + mine.latest.ready.length > 0;
      const took = now() - began;
      mine.cost += SMOOTHING * (took - mine.cost);
      rest = Math.max(at.lookMs, isBusy ? at.busyRest * took : at.rest * mine.cost);
      rest = Math.min(rest, LONGEST_REST_MS);
    } catch (error) {
      // The archive's disk is full or gone: files that are not noted as seen are found again.
      if (!storageFailure(error, archive.folder))
        process.emitWarning(error instanceof Error ? error : String(error));
    }
    if (isOpen(mine)) later(mine, at, rest);
  };

  const look = async (mine: Watched): Promise<void> => {
    if (!isOpen(mine)) return;
    const { id, state } = mine.row;
    const take = state === 'watching' ? (imports?.room(now()) ?? 0) : null;
    const latest = await mine.watch.look(now(), take);
    if (!isOpen(mine)) return;
    mine.latest = latest;
    const { ready } = latest;
    // Another folder may have begun an import meanwhile; or this one was paused.
    if (ready.length > 0 && mine.row.state === 'watching' && imports && imports.room(now()) > 0) {
      imports.begin(id, ready);
      mine.watch.taken(ready);
    }
    tell();
  };

  const change = (row: rows.FolderRow, state: rows.FolderState): rows.FolderRow => {
    archive.transaction(() => rows.setFolderState(db, row.id, state));
    return { ...row, state };
  };

  const list = (): WatchFolder[] => [...watched.values()].map(shown);

  const shown = ({ row, latest }: Watched): WatchFolder => {
    const { id, path, state } = row;
    const isThere = state === 'paused' || latest === null || latest.status === 'ok';
    return {
      id,
      path,
      status: isThere ? (state === 'removed' ? 'paused' : state) : latest.status,
      files: latest?.files ?? 0,
      waiting: latest?.waiting ?? 0,
      blocked: latest?.blocked ?? 0,
      unnameable: latest?.unnameable ?? 0,
      overfull: latest?.overfull ?? false,
      lastImportAt: imports?.lastImportAt(id) ?? null,
    };
  };

  const found = (id: string): Result<Watched> => {
    const mine = watched.get(id);
    return mine ? ok(mine) : fail('watch-not-found', { id });
  };

  const answer = (mine: Watched): Result<WatchFolder> => {
    tell();
    return ok(shown(mine));
  };

  for (const row of rows.readFolders(db)) open(row);

  return {
    list,
    async add(typed) {
      const surroundings = {
        archive: archive.folder,
        watched: [...watched.values()].map(({ row }) => row.path),
      };
      const fit = await fitFolder(typed, surroundings);
      if (!fit.ok) return fit;
      const path = fit.value;
      // It may have been added while it was looked at.
      const twin = [...watched.values()].find(({ row }) => row.path === path);
      if (stopped || twin) return fail('watch-overlap', { path, other: path });
      const id = newId('w');
      archive.transaction(() => {
        rows.dropRemoved(db, path);
        rows.insertFolder(db, id, path);
      });
      const mine = open({ id, path, state: 'new' });
      await alone(mine, () => look(mine));
      return answer(mine);
    },
    async start(id, existing) {
      const at = found(id);
      if (!at.ok) return at;
      const mine = at.value;
      const { row } = mine;
      if (existing === 'import') {
        const isNew = row.state === 'new';
        archive.transaction(() => {
          if (!isNew) rows.forgetSeen(db, id);
          rows.setFolderState(db, id, 'watching');
        });
        mine.row = { ...row, state: 'watching' };
        return answer(isNew ? mine : open(mine.row));
      }
      if (row.state !== 'new') return answer(mine);
      const files = await alone(mine, async () => {
        mine.latest ??= await mine.watch.look(now(), null);
        return mine.watch.everything();
      });
      if (!isOpen(mine)) return fail('watch-not-found', { id });
      archive.transaction(() => {
        rows.noteSeen(db, id, files);
        rows.setFolderState(db, id, 'watching');
      });
      mine.watch.taken(files);
      mine.row = { ...row, state: 'watching' };
      return answer(mine);
    },
    pause(id, paused) {
      const at = found(id);
      if (!at.ok) return at;
      const { row } = at.value;
      if (row.state === 'new' || (row.state === 'paused') === paused) return answer(at.value);
      return answer(open(change(row, paused ? 'paused' : 'watching')));
    },
    remove(id) {
      const at = found(id);
      if (!at.ok) return at;
      removed.set(id, at.value.row.state);
      change(at.value.row, 'removed');
      close(id);
      tell();
      return ok({});
    },
    restore(id) {
      const row = rows.readFolder(db, id);
      const before = removed.get(id);
      if (row?.state !== 'removed' || before === undefined) return fail('watch-not-found', { id });
      for (const { row: other } of watched.values()) {
        if (isWithin(row.path, other.path) || isWithin(other.path, row.path)) {
          return fail('watch-overlap', { path: row.path, other: other.path });
        }
      }
      removed.delete(id);
      return answer(open(change(row, before)));
    },
    stop() {
      stopped = true;
      for (const id of watched.keys()) close(id);
    },
  };
}
