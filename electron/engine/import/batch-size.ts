import type { PreparedFile } from './prepared-file.ts';

/** How long a commit may hold the engine's thread, in ms: what is typed meanwhile waits for it. */
const TARGET_MS = 40;
const MAX_FILES = 64;
/** What a file and an article cost beside the text, in UTF-16 units of text: rows, ledger, hashing. */
const FILE_WEIGHT = 500;
const ARTICLE_WEIGHT = 300;

/** Learns what storing text costs on this machine and sizes commits so that each takes about `TARGET_MS`. */
export interface BatchSize {
  /** A fresh measure for one batch: whether one more file fits. The first always does. */
  accept(): (file: PreparedFile) => boolean;
  learn(files: readonly PreparedFile[], tookMs: number): void;
}

export function createBatchSize(): BatchSize {
  // Until learnt: about 1 ms for an article of 2,000 characters.
  let msPerWeight = 1 / 2800;
  return {
    accept() {
      let files = 0;
      let weight = 0;
      return (file) => {
        const more = weightOf(file);
        if (files > 0 && (files >= MAX_FILES || (weight + more) * msPerWeight > TARGET_MS)) return false;
        files++;
        weight += more;
        return true;
      };
    },
    learn(files, tookMs) {
      const weight = files.reduce((sum, file) => sum + weightOf(file), 0);
      if (weight > 0) msPerWeight += (tookMs / weight - msPerWeight) / 8;
    },
  };
}

function weightOf({ content }: PreparedFile): number {
  if (content.kind !== 'parsed' && content.kind !== 'portion') return FILE_WEIGHT;
  return content.file.articles.reduce((sum, { body }) => sum + body.length + ARTICLE_WEIGHT, FILE_WEIGHT);
}
