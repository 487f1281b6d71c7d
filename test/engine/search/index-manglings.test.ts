import type { SQLOutputValue } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Archive } from '../../../electron/engine/archive/archive.ts';
import { LEVELS } from '../../../electron/text/level.ts';
import { generateArticles, randomNumbers } from './generated-corpus.ts';
import { storeRepairs } from './repaired-articles.ts';
import { temporaryArchive, type TemporaryArchive } from './temporary-archive.ts';

const SEEDS = 20;
/** In the order in which they can be filled. */
const TABLES = ['index_terms', 'index_segments', 'index_removals', 'index_state'] as const;
type Rows = readonly Record<string, SQLOutputValue>[];

/** Answers at every level, scores to nine digits: sums in another order differ in the last ones. */
function answers({ index }: TemporaryArchive): unknown {
  const queries = [
    'موسكو',
    'قرار نفط',
    '"مجلس الأمن"',
    'مو*',
    'market -goal',
    '٢٢٣١',
    'title:طهران',
    'okapi',
    'OKAPI',
  ];
  return queries.flatMap((query) =>
    LEVELS.map((level) => {
      const { total, ranked } = index.search(query, { level, loose: true });
      const scores = ranked.map(({ number, score }) => `${number} ${score.toPrecision(9)}`).sort();
      return { query, level, total, scores, terms: index.terms(query, { loose: true }) };
    }),
  );
}

function rowsOf({ db }: Archive): Map<string, Rows> {
  return new Map(TABLES.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]));
}

/** Puts the stored index back as it was. */
function restore({ db }: Archive, saved: ReadonlyMap<string, Rows>): void {
  db.exec(
    `BEGIN; ${TABLES.toReversed()
      .map((table) => `DELETE FROM ${table};`)
      .join(' ')}`,
  );
  for (const table of TABLES) {
    for (const row of saved.get(table) ?? []) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join(', ');
      db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(
        ...Object.values(row),
      );
    }
  }
  db.exec('COMMIT');
}

type Mangling = (archive: Archive, below: (limit: number) => number) => void;

function someSegment({ db }: Archive, below: (limit: number) => number): { id: number; data: Uint8Array } {
  const rows = db.prepare('SELECT id, data FROM index_segments ORDER BY id').all();
  const { id, data } = rows[below(rows.length)] ?? {};
  if (typeof id !== 'number' || !(data instanceof Uint8Array)) throw new TypeError('no segment');
  return { id, data };
}

function writeData({ db }: Archive, id: number, data: Uint8Array): void {
  db.prepare('UPDATE index_segments SET data = ? WHERE id = ?').run(data, id);
}

const MANGLINGS: Readonly<Record<string, Mangling>> = {
  'a flipped bit of a segment': (archive, below) => {
    const { id, data } = someSegment(archive, below);
    const at = below(data.length);
    data[at] = (data[at] ?? 0) ^ (1 << below(8));
    writeData(archive, id, data);
  },
  'a page of a segment overwritten': (archive, below) => {
    const { id, data } = someSegment(archive, below);
    const at = below(data.length);
    for (let i = at; i < Math.min(data.length, at + 512); i++) data[i] = (data[i] ?? 0) ^ (1 + below(255));
    writeData(archive, id, data);
  },
  'a truncated segment': (archive, below) => {
    const { id, data } = someSegment(archive, below);
    writeData(archive, id, data.subarray(0, below(data.length)));
  },
  'bytes after a segment': (archive, below) => {
    const { id, data } = someSegment(archive, below);
    const more = new Uint8Array(data.length + 1 + below(64));
    more.set(data);
    writeData(archive, id, more);
  },
  'the data of two segments swapped': (archive, below) => {
    const one = someSegment(archive, below);
    let other = one;
    while (other.id === one.id) other = someSegment(archive, below);
    writeData(archive, one.id, other.data);
    writeData(archive, other.id, one.data);
  },
  'a segment deleted': (archive, below) => {
    archive.db.prepare('DELETE FROM index_segments WHERE id = ?').run(someSegment(archive, below).id);
  },
  'a term removed': ({ db }, below) => {
    const { terms } = db.prepare('SELECT max(id) AS terms FROM index_terms').get() ?? {};
    db.prepare('DELETE FROM index_terms WHERE id = ?').run(1 + below(Number(terms)));
  },
  'a term altered': ({ db }, below) => {
    const rows = db.prepare('SELECT id, surface FROM index_terms').all();
    const { id = 0, surface = '' } = rows[below(rows.length)] ?? {};
    const units = [...String(surface)];
    const at = below(units.length);
    // One bit, as on a failing disk; of ASCII sometimes no more than the case.
    units[at] = String.fromCodePoint((units[at]?.codePointAt(0) ?? 0) ^ (1 << below(6)));
    db.prepare('UPDATE OR REPLACE index_terms SET surface = ? WHERE id = ?').run(units.join(''), id);
  },
  'a removal forgotten or made up': ({ db }, below) => {
    const rows = db.prepare('SELECT segment, ordinal FROM index_removals').all();
    const { segment = 0, ordinal = 0 } = rows[below(rows.length)] ?? {};
    db.prepare('DELETE FROM index_removals WHERE segment = ? AND ordinal = ?').run(segment, ordinal);
    if (below(2) === 0) return;
    const made = below(1000);
    if (made !== ordinal) db.prepare('INSERT OR IGNORE INTO index_removals VALUES (?, ?)').run(segment, made);
  },
  'another version, or a term that no segment has': ({ db }, below) => {
    if (below(2) === 0) db.exec(`UPDATE index_state SET value = '${below(9)} ' || value`);
    else db.exec("INSERT INTO index_terms (surface) VALUES ('zebra')");
  },
};

describe('a stored index that was mangled', () => {
  let test: TemporaryArchive;
  let saved: Map<string, Rows>;
  let before: unknown;
  beforeEach(async () => {
    test = await temporaryArchive();
    const articles = generateArticles(48);
    for (let from = 0; from < articles.length; from += 12) test.add(articles.slice(from, from + 12));
    test.archive.transaction(() => {
      for (const article of articles.slice(0, 30).filter((_, i) => i % 5 === 0)) {
        const repaired = { ...article, titleOverride: 'okapi OKAPI' };
        storeRepairs(test.archive, repaired);
        test.index.replace([repaired]);
      }
    });
    saved = rowsOf(test.archive);
    await test.index.rebuild(() => {}, { aborted: false });
    before = answers(test);
  });
  afterEach(() => test.dispose());

  it.each(Object.entries(MANGLINGS))(
    `is rebuilt when opened, and answers as before: %s (${SEEDS} times)`,
    async (name, mangle) => {
      for (let seed = 0; seed < SEEDS; seed++) {
        const random = randomNumbers(seed * 31 + name.length);
        restore(test.archive, saved);
        expect(test.index.verify()).toEqual([]);
        mangle(test.archive, (limit) => Math.floor(random() * limit));
        expect(test.index.verify(), `${name}, seed ${seed}`).not.toEqual([]);
        await test.reopen();
        expect(test.index.verify()).toEqual([]);
        expect(answers(test), `${name}, seed ${seed}`).toEqual(before);
      }
    },
  );
});
