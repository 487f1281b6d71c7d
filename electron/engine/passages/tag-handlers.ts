import type { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Failure } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { Tag } from '../../contract/values.ts';
import { newId } from '../archive/new-id.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import { findTagByName, tidyTagName } from './tag-name.ts';

type Calls = 'tags.list' | 'tags.create' | 'tags.update' | 'tags.remove';

const COLORS = 12;

// Passages of hidden articles (undone imports) are not shown anywhere, so they do not count.
const TAGS = `
  SELECT id, name, color, definition,
    (SELECT count(*) FROM passage_tags
      JOIN passages ON passages.id = passage_tags.passage
      JOIN articles ON articles.id = passages.article
      WHERE passage_tags.tag = tags.id AND articles.hidden = 0) AS passages
  FROM tags`;

/** The codebook: flat for now. */
export function tagHandlers({ archive: { db }, journal }: EngineContext): Pick<Handlers, Calls> {
  return {
    'tags.list': () => ok({ tags: db.prepare(`${TAGS} ORDER BY created_at, id`).all().map(tagOf) }),
    'tags.create': ({ name: typed, color, definition }) => {
      const name = tidyTagName(typed);
      const taken = nameTaken(db, name, null);
      if (taken) return taken;
      const id = newId('t');
      journal.perform('tag.create', { tag: id, name }, (rows) =>
        rows.insert('tags', {
          id,
          name,
          color: color ?? leastUsedColor(db),
          definition,
          created_at: nextInstant(db),
        }),
      );
      return ok(readTag(db, id));
    },
    'tags.update': ({ id, name, color, definition }) => {
      if (!hasTag(db, id)) return fail('tag-not-found', { id });
      const before = readTag(db, id);
      const changes = {
        name: name === undefined ? before.name : tidyTagName(name),
        color: color ?? before.color,
        definition: definition ?? before.definition,
      };
      const taken = nameTaken(db, changes.name, id);
      if (taken) return taken;
      const isSame =
        changes.name === before.name &&
        changes.color === before.color &&
        changes.definition === before.definition;
      if (!isSame) {
        const params = { tag: id, name: before.name, to: changes.name };
        journal.perform('tag.update', params, (rows) => rows.update('tags', { id }, changes));
      }
      return ok(readTag(db, id));
    },
    'tags.remove': ({ id }) => {
      if (!hasTag(db, id)) return fail('tag-not-found', { id });
      const { name, passages } = readTag(db, id);
      const tagged = db.prepare('SELECT passage FROM passage_tags WHERE tag = ?').all(id);
      journal.perform('tag.remove', { tag: id, name, passages }, (rows) => {
        for (const row of tagged) rows.remove('passage_tags', { passage: textOf(row, 'passage'), tag: id });
        rows.remove('tags', { id });
      });
      return ok({ passages });
    },
  };
}

function hasTag(db: DatabaseSync, id: string): boolean {
  return db.prepare('SELECT 1 FROM tags WHERE id = ?').get(id) !== undefined;
}

function readTag(db: DatabaseSync, id: string): Tag {
  return tagOf(db.prepare(`${TAGS} WHERE id = ?`).get(id));
}

function tagOf(row: SqlRow | undefined): Tag {
  return {
    id: textOf(row, 'id'),
    name: textOf(row, 'name'),
    color: integerOf(row, 'color'),
    definition: textOf(row, 'definition'),
    passages: integerOf(row, 'passages'),
  };
}

function nameTaken(
  db: DatabaseSync,
  name: string,
  except: string | null,
): { ok: false; error: Failure } | null {
  const id = findTagByName(db, name);
  return id === null || id === except ? null : fail('tag-exists', { id, name });
}

/** Now, or just after the newest tag: the codebook is in the order in which its tags were made. */
function nextInstant(db: DatabaseSync): number {
  const row = db.prepare('SELECT coalesce(max(created_at), 0) AS newest FROM tags').get();
  return Math.max(Date.now(), integerOf(row, 'newest') + 1);
}

/** The colour that the fewest tags have; the first of those alike. */
function leastUsedColor(db: DatabaseSync): number {
  const uses = Array.from({ length: COLORS }, () => 0);
  for (const row of db.prepare('SELECT color FROM tags').all()) {
    const color = integerOf(row, 'color');
    uses[color] = (uses[color] ?? 0) + 1;
  }
  return uses.indexOf(Math.min(...uses));
}
