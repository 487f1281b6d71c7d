import type { Archive } from '../../../electron/engine/archive/archive.ts';
import type { IndexableArticle } from '../../../electron/engine/search/search-index.ts';
import { tokenize } from '../../../electron/text/tokenizer.ts';

/** Writes to the archive what the analyst has repaired of an article: its corrected title and ignored blocks. */
export function storeRepairs(
  archive: Archive,
  { number, titleOverride = '', ignored = [] }: IndexableArticle,
): void {
  archive.db.prepare('UPDATE articles SET title_override = ? WHERE number = ?').run(titleOverride, number);
  archive.db.prepare('DELETE FROM ignored_blocks WHERE article = ?').run(`a${number}`);
  const insert = archive.db.prepare('INSERT INTO ignored_blocks VALUES (?, ?, ?, ?, ?, 0)');
  for (const { field, start, end } of ignored) {
    insert.run(`b${number}-${field}-${start}`, `a${number}`, field, start, end);
  }
}

/** The article with random blocks of its words ignored, sometimes cutting into a word, and a title corrected or not. */
export function repairAtRandom(
  { number, title, body }: IndexableArticle,
  random: () => number,
  word: () => string,
): IndexableArticle {
  const blocksOf = (
    field: 'title' | 'body',
    text: string,
  ): { field: 'title' | 'body'; start: number; end: number }[] => {
    const words = tokenize(text);
    const blocks: { field: 'title' | 'body'; start: number; end: number }[] = [];
    let from = Math.floor(random() * 8);
    while (from < words.length && random() < 0.7) {
      const to = Math.min(words.length - 1, from + Math.floor(random() * 6));
      const cut = random() < 0.3 ? 1 : 0;
      blocks.push({ field, start: (words[from]?.start ?? 0) + cut, end: words[to]?.end ?? text.length });
      from = to + 1 + Math.floor(random() * 5);
    }
    return blocks.filter(({ start, end }) => start < end);
  };
  const titleOverride = random() < 0.5 ? '' : `${word()} ${word()} ${word()}`;
  return {
    number,
    title,
    body,
    titleOverride,
    ignored: [...blocksOf('body', body), ...blocksOf('title', title)],
  };
}
