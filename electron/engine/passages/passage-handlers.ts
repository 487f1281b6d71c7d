import type { DatabaseSync } from 'node:sqlite';
import type { CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Failure, type Result } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { Passage } from '../../contract/values.ts';
import { newId } from '../archive/new-id.ts';
import type { EngineContext } from '../engine-context.ts';
import { citationHtml, citationText } from '../../text/citation.ts';
import { citedPassage } from '../export/export-rows.ts';
import type { Row, RowWriter } from '../journal/journal.ts';
import { selectPassages } from './passage-selection.ts';
import { anchoredPassages, readArticleText, readStoredPassage, tagsOfPassage } from './passage-store.ts';
import { describeSpan } from './selector.ts';

type Calls = 'passages.create' | 'passages.update' | 'passages.remove' | 'passages.list' | 'passages.cite';

/** Letters of a passage that name it in the history. */
const EXCERPT = 60;

/** Spans of articles with their tags and memos. */
export function passageHandlers(context: EngineContext): Pick<Handlers, Calls> {
  const { db } = context.archive;
  return {
    'passages.create': (request) => createPassage(context, request),
    'passages.update': (request) => updatePassage(context, request),
    'passages.remove': ({ ids }) => {
      const wanted = [...new Set(ids)];
      const missing = wanted.find((id) => !readStoredPassage(db, id));
      if (missing !== undefined) return fail('passage-not-found', { id: missing });
      const [only] = wanted.length === 1 ? wanted : [];
      const exact = only === undefined ? '' : (readStoredPassage(db, only)?.exact ?? '');
      const params = { count: wanted.length, text: excerpt(exact) };
      context.journal.perform('passage.remove', params, (rows) => {
        for (const id of wanted) {
          for (const tag of tagsOfPassage(db, id)) rows.remove('passage_tags', { passage: id, tag });
          rows.remove('passages', { id });
        }
      });
      return ok({ removed: wanted.length });
    },
    'passages.list': ({ offset, limit, ...selection }) => {
      const selected = selectPassages(context, selection);
      if (!selected.ok) return selected;
      const page = selected.value.slice(offset, offset + limit);
      return ok({ total: selected.value.length, rows: anchoredPassages(db, page) });
    },
    'passages.cite': ({ id, language }) => {
      const cited = citedPassage(db, id);
      if (!cited) return fail('passage-not-found', { id });
      return ok({ text: citationText(cited, language), html: citationHtml(cited, language) });
    },
  };
}

function createPassage(
  { archive: { db }, journal }: EngineContext,
  { article, field, start, end, tags, memo }: CallRequest<'passages.create'>,
): Result<Passage> {
  const text = readArticleText(db, article);
  if (!text) return fail('article-not-found', { id: article });
  const selector = describeSpan(text[field], start, end);
  if (!selector.ok) return selector;
  const wanted = [...new Set(tags)];
  const unknown = unknownTag(db, wanted);
  if (unknown) return unknown;
  const id = newId('p');
  const now = Date.now();
  const params = { passage: id, article, text: excerpt(selector.value.exact) };
  journal.perform('passage.create', params, (rows) => {
    rows.insert('passages', {
      id,
      article,
      field,
      ...selector.value,
      memo,
      created_at: now,
      updated_at: now,
    });
    insertTags(rows, id, wanted);
  });
  return readPassage(db, id);
}

function updatePassage(
  { archive: { db }, journal }: EngineContext,
  { id, tags, memo, start, end }: CallRequest<'passages.update'>,
): Result<Passage> {
  const stored = readStoredPassage(db, id);
  if (!stored) return fail('passage-not-found', { id });
  const changes: Record<string, string | number> = {};
  let label = 'passage.memo';

  if (memo !== undefined && memo !== stored.memo) changes['memo'] = memo;
  const before = tagsOfPassage(db, id);
  const after = [...new Set(tags ?? before)];
  const unknown = unknownTag(db, after);
  if (unknown) return unknown;
  const isRetagged = after.join(' ') !== before.join(' ');
  if (isRetagged) label = 'passage.tag';
  const from = start ?? stored.start;
  const to = end ?? stored.end;
  if (from !== stored.start || to !== stored.end) {
    const selector = describeSpan(readArticleText(db, stored.article)?.[stored.field] ?? '', from, to);
    if (!selector.ok) return selector;
    Object.assign(changes, selector.value);
    label = 'passage.move';
  }
  if (isRetagged || Object.keys(changes).length > 0) {
    const params = { passage: id, article: stored.article, text: excerpt(stored.exact) };
    journal.perform(label, params, (rows) => {
      rows.update('passages', { id }, { ...changes, updated_at: Date.now() } satisfies Row);
      if (!isRetagged) return;
      for (const tag of before) rows.remove('passage_tags', { passage: id, tag });
      insertTags(rows, id, after);
    });
  }
  return readPassage(db, id);
}

function insertTags(rows: RowWriter, passage: string, tags: readonly string[]): void {
  for (const [position, tag] of tags.entries()) rows.insert('passage_tags', { passage, tag, position });
}

function readPassage(db: DatabaseSync, id: string): Result<Passage> {
  const stored = readStoredPassage(db, id);
  const [passage] = stored ? anchoredPassages(db, [stored]) : [];
  return passage ? ok(passage) : fail('passage-not-found', { id });
}

function unknownTag(db: DatabaseSync, tags: readonly string[]): { ok: false; error: Failure } | null {
  const unknown = tags.find((tag) => !db.prepare('SELECT 1 FROM tags WHERE id = ?').get(tag));
  return unknown === undefined ? null : fail('tag-not-found', { id: unknown });
}

function excerpt(text: string): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length <= EXCERPT ? flat : `${Array.from(flat).slice(0, EXCERPT).join('')}…`;
}
