import type { EventName, EventPayload } from '../contract/calls.ts';
import type { Analyzer } from '../text/analyzer.ts';
import type { Archive } from './archive/archive.ts';
import type { Journal } from './journal/journal.ts';
import type { Parsers } from './parsers/parser-host.ts';
import type { AnalysisThreads } from './search/analysis-threads.ts';
import type { SearchIndex } from './search/search-index.ts';

export type Emit = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** What handlers of every feature are made from. */
export interface EngineContext {
  readonly archive: Archive;
  readonly analyzer: Analyzer;
  readonly index: SearchIndex;
  readonly analysis: AnalysisThreads;
  readonly journal: Journal;
  readonly parsers: Parsers;
  readonly emit: Emit;
  /** Folder of `assets/`: lexicon and samples. */
  readonly assets: string;
}
