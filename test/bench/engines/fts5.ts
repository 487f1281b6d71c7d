import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BenchEngine } from './engine-bench.ts';
import { stem, stemmedWords } from './stemming.ts';

/** SQLite FTS5, pre-stemmed and contentless, title weighted as ours. */
export function fts5Engine(): BenchEngine {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-bench-'));
  const file = join(folder, 'fts.sqlite');
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE VIRTUAL TABLE fts USING fts5(title, body, content='', tokenize="unicode61 remove_diacritics 0")`);
  const search = db.prepare('SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY bm25(fts, 2.0, 1.0) LIMIT 50');
  const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;
  return {
    name: 'SQLite FTS5',
    build(articles) {
      const insert = db.prepare('INSERT INTO fts (rowid, title, body) VALUES (?, ?, ?)');
      for (let start = 0; start < articles.length; start += 1000) {
        db.exec('BEGIN');
        for (const [at, article] of articles.slice(start, start + 1000).entries()) {
          insert.run(
            start + at + 1,
            stemmedWords(article.title).join(' '),
            stemmedWords(article.body).join(' '),
          );
        }
        db.exec('COMMIT');
      }
      db.exec("INSERT INTO fts (fts) VALUES ('optimize')");
    },
    query({ kind, words }) {
      if (kind === 'phrase') return search.all(quoted(words.map(stem).join(' '))).length;
      if (kind === 'prefix') return search.all(`${quoted(words[0] ?? '')}*`).length;
      return search.all(words.map((word) => quoted(stem(word))).join(' ')).length;
    },
    indexBytes: () => statSync(file).size,
    close() {
      db.close();
      rmSync(folder, { recursive: true });
    },
  };
}
