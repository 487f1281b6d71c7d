import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import { levelSchema, type SavedSearch } from '../../contract/values.ts';
import { newId } from '../archive/new-id.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import { queryTooLong } from '../search/query-too-long.ts';
import { readSearchedText } from '../search/searched-text.ts';
import { repairedSince } from './repaired-since.ts';
import { metForms } from './why-found.ts';

type Calls = 'saved.list' | 'saved.create' | 'saved.update' | 'saved.remove' | 'saved.look' | 'saved.why';
type StoredSearch = Omit<SavedSearch, 'total' | 'fresh'> & { readonly seenNumber: number };

const SEARCHES = `
  SELECT id, name, query, level, loose, coalesce(seen_number, 0) AS seenNumber
  FROM saved_searches LEFT JOIN saved_search_looks ON search = id`;

/** Searches that the analyst keeps. Failures: `saved-search-not-found`, `query-too-long`, `article-not-found`. */
export function savedSearchHandlers(context: EngineContext): Pick<Handlers, Calls> {
  const { archive, journal, index, emit } = context;
  const { db } = archive;
  const answer = (id: string): Result<SavedSearch> => {
    const stored = readSearch(db, id);
    return stored ? ok(counted(context, stored)) : fail('saved-search-not-found', { id });
  };
  return {
    'saved.list': () => {
      return ok({ searches: readSearches(db).map((stored) => counted(context, stored)) });
    },
    'saved.create': ({ name, query, level, loose }) => {
      const tooLong = queryTooLong(query);
      if (tooLong) return tooLong;
      const id = newId('s');
      const last = db.prepare('SELECT coalesce(max(position), 0) AS position FROM saved_searches').get();
      journal.perform('saved.create', { search: id, name }, (rows) => {
        rows.insert('saved_searches', {
          id,
          name,
          query,
          level,
          loose: Number(loose),
          position: integerOf(last, 'position') + 1,
          created_at: Date.now(),
        });
        // Its look stays where that is undone or it is removed, so that what brings it back finds it as it was.
        noteLook(db, id);
      });
      return answer(id);
    },
    'saved.update': ({ id, ...changes }) => {
      const before = readSearch(db, id);
      if (!before) return fail('saved-search-not-found', { id });
      const after = {
        name: changes.name ?? before.name,
        query: changes.query ?? before.query,
        level: changes.level ?? before.level,
        loose: changes.loose ?? before.loose,
      };
      const tooLong = queryTooLong(after.query);
      if (tooLong) return tooLong;
      const isSame =
        after.name === before.name &&
        after.query === before.query &&
        after.level === before.level &&
        after.loose === before.loose;
      if (!isSame) {
        const params = { search: id, name: before.name, to: after.name };
        journal.perform('saved.update', params, (rows) =>
          rows.update('saved_searches', { id }, { ...after, loose: Number(after.loose) }),
        );
      }
      return answer(id);
    },
    'saved.remove': ({ id }) => {
      const before = readSearch(db, id);
      if (!before) return fail('saved-search-not-found', { id });
      journal.perform('saved.remove', { search: id, name: before.name }, (rows) =>
        rows.remove('saved_searches', { id }),
      );
      return ok({});
    },
    'saved.look': ({ id }) => {
      if (!readSearch(db, id)) return fail('saved-search-not-found', { id });
      archive.transaction(() => {
        noteLook(db, id);
        archive.afterCommit(() => emit('archive.changed', { what: ['saved'] }));
      });
      return answer(id);
    },
    'saved.why': ({ article }) => {
      const text = readSearchedText(db, article);
      if (!text) return fail('article-not-found', { id: article });
      // What an exclusion or a missing word keeps from the answer may have matches all the same.
      const finding = readSearches(db).filter((search) => index.finds(search.query, search, text.number));
      const searches = finding.map((search) => {
        const matches = index.matcher(search.query, search)(text);
        return { id: search.id, name: search.name, hits: matches.length, forms: metForms(text, matches) };
      });
      return ok({ searches });
    },
  };
}

/**
 * How many articles match, and how many of them have come since the last look. What repairs made since of articles
 * that were all there then has not come.
 */
function counted({ archive: { db }, index }: EngineContext, stored: StoredSearch): SavedSearch {
  const { seenNumber, ...search } = stored;
  const answer = index.search(search.query, search);
  // Counting goes through all matches: only where anything has come at all.
  if (newestNumber(db) <= seenNumber) return { ...search, total: answer.total, fresh: 0 };
  const repaired = repairedSince(db, seenNumber);
  const fresh = answer.numbers.filter((number) => number > seenNumber && !repaired.has(number)).length;
  return { ...search, total: answer.total, fresh };
}

function noteLook(db: DatabaseSync, search: string): void {
  db.prepare(
    `INSERT INTO saved_search_looks (search, seen_number, at) VALUES (?, ?, ?)
     ON CONFLICT (search) DO UPDATE SET seen_number = excluded.seen_number, at = excluded.at`,
  ).run(search, newestNumber(db), Date.now());
}

function newestNumber(db: DatabaseSync): number {
  return integerOf(db.prepare('SELECT coalesce(max(number), 0) AS newest FROM articles').get(), 'newest');
}

function readSearches(db: DatabaseSync): StoredSearch[] {
  return db.prepare(`${SEARCHES} ORDER BY position, id`).all().map(storedOf);
}

function readSearch(db: DatabaseSync, id: string): StoredSearch | null {
  const row = db.prepare(`${SEARCHES} WHERE id = ?`).get(id);
  return row ? storedOf(row) : null;
}

function storedOf(row: SqlRow): StoredSearch {
  return {
    id: textOf(row, 'id'),
    name: textOf(row, 'name'),
    query: textOf(row, 'query'),
    level: v.parse(levelSchema, textOf(row, 'level')),
    loose: integerOf(row, 'loose') === 1,
    seenNumber: integerOf(row, 'seenNumber'),
  };
}
