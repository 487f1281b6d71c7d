import { connect, type EngineClient } from '../contract/transport/connect.ts';
import { directChannels, type Channel } from '../contract/transport/channel.ts';
import { serve, type Handlers, type Served } from '../contract/transport/serve.ts';
import type { CallName } from '../contract/calls.ts';
import type { Result } from '../contract/result.ts';
import { ok } from '../contract/result.ts';
import { openArchiveFolder } from './archive/archive.ts';
import { articleHandlers } from './articles/article-handlers.ts';
import { backupHandlers } from './backup/backup-handlers.ts';
import { archiveHandlers } from './archive/archive-handlers.ts';
import { withStorageFailures } from './archive/storage-failure.ts';
import { createAnalysisThreads } from './search/analysis-threads.ts';
import { loadAnalyzer } from './search/load-analyzer.ts';
import type { Emit, EngineContext } from './engine-context.ts';
import { exportHandlers } from './export/export-handlers.ts';
import { withRememberedMappings } from './import/column-mappings.ts';
import { importHandlers } from './import/import-handlers.ts';
import { historyHandlers } from './journal/history-handlers.ts';
import { openJournal } from './journal/open-journal.ts';
import { createParserPool } from './parsers/parser-pool.ts';
import type { ParserHost } from './parsers/parser-host.ts';
import { outletHandlers } from './outlets/outlet-handlers.ts';
import { overridesHandlers } from './overrides/overrides-handlers.ts';
import { passageHandlers } from './passages/passage-handlers.ts';
import { tagHandlers } from './passages/tag-handlers.ts';
import { repairHandlers } from './repair/repair-handlers.ts';
import { revisionHandlers } from './revisions/revision-handlers.ts';
import { rulesHandlers } from './rules/rules-handlers.ts';
import { savedSearchHandlers } from './saved/saved-search-handlers.ts';
import { followRepairs } from './search/follow-repairs.ts';
import { openSearchIndex } from './search/open-search-index.ts';
import { searchHandlers } from './search/search-handlers.ts';
import { settingsHandlers } from './settings/settings-handlers.ts';
import { visitOf } from './triage/last-visit.ts';
import { triageHandlers } from './triage/triage-handlers.ts';
import { watchHandlers } from './watch/watch-handlers.ts';
import type { WatchPace } from './watch/watcher.ts';

export interface EngineOptions {
  readonly folder: string;
  /** Make an empty archive where there is none. */
  readonly create: boolean;
  readonly parserHost: ParserHost;
  /** Folder of `assets/`. */
  readonly assets: string;
  /** The program of analysis threads; by default the source. */
  readonly analysisEntry?: string | undefined;
  readonly onBug: (error: unknown, call: string) => void;
  /** Looks after the watch folders. A command that opens the archive for a moment leaves them alone. */
  readonly watch?: WatchPace | undefined;
}

/** The program without a shell: an open archive that answers the contract's calls on any number of channels. */
export interface Engine {
  /** Serves a shell's or a page's channel until it closes; `grants`: calls beyond its scope. */
  attach(channel: Channel, scope: 'ui' | 'shell', grants?: readonly CallName[]): Served;
  /** A client in the same process: command line and tests. */
  client(): EngineClient;
  /** Lets running work stop at a safe point, then closes the archive. */
  close(): Promise<void>;
}

/** Opens the archive at `options.folder`; failures as `openArchiveFolder`. */
export async function openArchive(options: EngineOptions): Promise<Result<Engine>> {
  const opened = openArchiveFolder(options.folder, { create: options.create });
  if (!opened.ok) return opened;
  const archive = opened.value;
  const attached = new Set<Served>();
  const emit: Emit = (name, payload) => {
    for (const served of attached) served.emit(name, payload);
  };
  const analyzer = loadAnalyzer(options.assets);
  const parsers = withRememberedMappings(createParserPool(options.parserHost), archive.db);
  const analysis = createAnalysisThreads({ analyzer, assets: options.assets, entry: options.analysisEntry });
  const index = await openSearchIndex(archive, analyzer, analysis);
  const journal = openJournal(archive, emit);
  followRepairs({ archive, journal, index });
  const context: EngineContext = {
    archive,
    analyzer,
    index,
    analysis,
    journal,
    parsers,
    emit,
    assets: options.assets,
  };
  const { handlers, stop } = engineHandlers(context, options.watch);
  const visit = visitOf(archive);
  const attach = (channel: Channel, scope: 'ui' | 'shell', grants?: readonly CallName[]): Served => {
    const served = serve(channel, handlers, { scope, grants, onBug: options.onBug });
    attached.add(served);
    if (scope === 'ui') visit.begin();
    channel.onClose(() => attached.delete(served));
    return served;
  };
  return ok({
    attach,
    client() {
      const [engineEnd, clientEnd] = directChannels(structuredClone);
      attach(engineEnd, 'shell');
      return connect(clientEnd);
    },
    async close() {
      await stop();
      parsers.close();
      analysis.close();
      for (const served of attached) served.close();
      visit.end();
      archive.close();
    },
  });
}

/** A handler for every call of the contract; `stop` lets running imports come to a safe point. */
export function engineHandlers(
  context: EngineContext,
  watch?: WatchPace,
): { handlers: Handlers; stop(): Promise<void> } {
  const imports = importHandlers(context);
  const watching = watchHandlers(context, imports.jobs, watch ?? null);
  const handlers = {
    ...archiveHandlers(context),
    ...articleHandlers(context),
    ...searchHandlers(context),
    ...passageHandlers(context),
    ...tagHandlers(context),
    ...historyHandlers(context),
    ...exportHandlers(context),
    ...backupHandlers(context),
    ...settingsHandlers(context),
    ...triageHandlers(context),
    ...repairHandlers(context),
    ...revisionHandlers(context),
    ...outletHandlers(context),
    ...overridesHandlers(context),
    ...rulesHandlers(context),
    ...savedSearchHandlers(context),
    ...imports.handlers,
    ...watching.handlers,
  };
  return {
    handlers: withStorageFailures(handlers, context.archive.folder),
    async stop() {
      watching.stop();
      await imports.stop();
    },
  };
}
