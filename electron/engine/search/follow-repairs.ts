import type { AppliedChange } from '../journal/journal.ts';
import { integerOf, textOf } from '../archive/row.ts';
import { storageFailure } from '../archive/storage-failure.ts';
import type { EngineContext } from '../engine-context.ts';
import { batchesOf, openArticleStore } from './article-store.ts';

/** Small segments are merged when nothing has been repaired for so long (ms): not between two steps of a row of them. */
const IDLE = 2000;

/** Articles whose texts are read at once. */
const SLICE = 250;

/**
 * Lets the index follow what the analyst repairs: articles whose ignored blocks or corrected title have changed are
 * indexed anew in the transaction of the operation, of its undoing and of its redoing. Call once an archive.
 */
export function followRepairs({
  archive,
  journal,
  index,
}: Pick<EngineContext, 'archive' | 'journal' | 'index'>): void {
  const articles = openArticleStore(archive.db);
  let timer: NodeJS.Timeout | null = null;

  const merge = (): boolean => {
    try {
      return index.merge();
    } catch (error) {
      // Nothing is lost by not merging, and there is no call to answer that the disk is full.
      if (storageFailure(error, archive.folder) === null) throw error;
      return false;
    }
  };
  const mergeWhenIdle = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      if (archive.db.isOpen && merge()) mergeWhenIdle();
    }, IDLE);
    timer.unref();
  };
  const replace = (ids: ReadonlySet<string>): void => {
    if (ids.size === 0) return;
    const numbers = numbersOf(ids);
    for (let from = 0; from < numbers.length; from += SLICE) {
      for (const batch of batchesOf(articles.read(numbers.slice(from, from + SLICE)))) index.replace(batch);
    }
    archive.afterCommit(mergeWhenIdle);
  };
  const numbersOf = (ids: ReadonlySet<string>): number[] =>
    archive.db
      .prepare('SELECT number FROM articles WHERE id IN (SELECT value FROM json_each(?))')
      .all(JSON.stringify([...ids]))
      .map((row) => integerOf(row, 'number'));
  const articleOfBlock = ({ key, before, after }: AppliedChange): string => {
    const known = before?.['article'] ?? after?.['article'];
    if (typeof known === 'string') return known;
    const row = archive.db.prepare('SELECT article FROM ignored_blocks WHERE id = ?').get(key['id'] ?? '');
    return row === undefined ? '' : textOf(row, 'article');
  };

  journal.onApplied('ignored_blocks', (changes) => replace(new Set(changes.map(articleOfBlock))));
  journal.onApplied('overrides', (changes) => {
    const titles = changes.filter(({ key }) => key['field'] === 'title');
    replace(new Set(titles.map(({ key }) => String(key['article']))));
  });
}
