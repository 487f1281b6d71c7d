import type { DatabaseSync } from 'node:sqlite';
import { fail, ok } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { ArticleText } from '../../text/article.ts';
import { textOf } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import { diffParagraphs } from './diff-paragraphs.ts';
import { diffTexts, EFFORT } from './diff-texts.ts';
import { presence, readRevisions } from './read-revisions.ts';

type Calls = 'articles.revisions' | 'articles.compare';

/** What became of an article, and what its texts do not have in common. */
export function revisionHandlers({ archive: { db } }: Pick<EngineContext, 'archive'>): Pick<Handlers, Calls> {
  return {
    'articles.revisions': ({ id }) => {
      const revisions = readRevisions(db, id);
      return revisions ? ok({ revisions }) : fail('article-not-found', { id });
    },
    'articles.compare': ({ from, to }) => {
      const missing = [from, to].find((id) => !presence(db)(id));
      if (missing !== undefined) return fail('article-not-found', { id: missing });
      return ok(compare(canonicalOf(db, from), canonicalOf(db, to)));
    },
  };
}

function compare(before: ArticleText, after: ArticleText) {
  const effort = { left: EFFORT };
  const found = (['title', 'body'] as const).map((field) => ({
    field,
    ...diffTexts(before[field], after[field], effort),
  }));
  return {
    paragraphs: found.flatMap(({ field, spans }) =>
      diffParagraphs(spans).map((paragraph) => ({ field, spans: paragraph })),
    ),
    coarse: found.some(({ isCoarse }) => isCoarse),
  };
}

function canonicalOf(db: DatabaseSync, id: string): ArticleText {
  const row = db.prepare('SELECT title, body FROM articles WHERE id = ?').get(id);
  return { title: textOf(row, 'title'), body: textOf(row, 'body') };
}
