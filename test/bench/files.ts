import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCorpus } from './corpus.ts';

/** Writes `count` corpus articles as `.txt` files (title, blank line, body), 500 a folder; answers their folder. */
export function writeCorpusFiles(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-corpus-'));
  for (const [at, article] of readCorpus(count).entries()) {
    const part = join(folder, String(Math.floor(at / 500)).padStart(3, '0'));
    if (at % 500 === 0) mkdirSync(part);
    writeFileSync(join(part, `${article.id}.txt`), `${article.title}\n\n${article.body}\n`);
  }
  return folder;
}
