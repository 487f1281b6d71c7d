import type { EngineClient } from '../../../electron/contract/transport/connect.ts';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import type { Article, Passage } from '../../../electron/contract/values.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import type { EngineContext } from '../../../electron/engine/engine-context.ts';
import { historyHandlers } from '../../../electron/engine/journal/history-handlers.ts';
import { overridesHandlers } from '../../../electron/engine/overrides/overrides-handlers.ts';
import { passageHandlers } from '../../../electron/engine/passages/passage-handlers.ts';
import { tagHandlers } from '../../../electron/engine/passages/tag-handlers.ts';
import { repairHandlers } from '../../../electron/engine/repair/repair-handlers.ts';
import { triageHandlers } from '../../../electron/engine/triage/triage-handlers.ts';
import { clientOf, openTestArchive } from '../test-archive.ts';

/** Of a call that nobody cancels. */
export const NEVER = { aborted: false, addEventListener: () => {} };

/** An archive whose articles can be repaired, marked, corrected and put into the bin. */
export interface RepairArchive {
  readonly context: EngineContext;
  readonly engine: EngineClient;
  article(id: string): Promise<Article>;
  /** Marks the first place of some words in an article's body. */
  mark(article: string, words: string): Promise<Passage>;
  passages(article: string): Promise<Passage[]>;
  /** Ids of the visible articles, oldest first. */
  visible(): string[];
  /** Ids of the articles that a search finds. */
  found(query: string): string[];
  undo(): Promise<void>;
  redo(): Promise<void>;
}

export async function openRepairArchive(): Promise<RepairArchive> {
  const { context } = await openTestArchive();
  const { archive, index } = context;
  const engine = clientOf({
    ...articleHandlers(context),
    ...historyHandlers(context),
    ...overridesHandlers(context),
    ...passageHandlers(context),
    ...repairHandlers(context),
    ...tagHandlers(context),
    ...triageHandlers(context),
  });
  const article = async (id: string): Promise<Article> =>
    expectValue(await engine.call('articles.get', { id }));
  return {
    context,
    engine,
    article,
    async mark(id, words) {
      const { body } = await article(id);
      const start = body.indexOf(words);
      const span = { article: id, field: 'body', start, end: start + words.length } as const;
      return expectValue(await engine.call('passages.create', span));
    },
    passages: async (id) => expectValue(await engine.call('passages.list', { article: id })).rows,
    visible: () =>
      archive.db
        .prepare('SELECT id FROM articles WHERE hidden = 0 ORDER BY number')
        .all()
        .map((row) => String(row['id'])),
    found: (query) =>
      index
        .search(query, { level: 'exact', loose: false })
        .ranked.map(({ number }) =>
          String(archive.db.prepare('SELECT id FROM articles WHERE number = ?').get(number)?.['id']),
        )
        .toSorted(),
    undo: async () => void expectValue(await engine.call('history.undo', {})),
    redo: async () => void expectValue(await engine.call('history.redo', {})),
  };
}
