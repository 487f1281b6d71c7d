import type { DatabaseSync } from 'node:sqlite';
import type { Article } from '../../contract/values.ts';
import { integerOf, textOf } from '../archive/row.ts';

const ARTICLE = `
  SELECT articles.id, title, body, byline, publisher, section, page, published, language, url, family, revision,
    articles.imported_at AS importedAt, sources.sha256, sources.name, sources.path, sources.format,
    sources.bytes, sources.encoding, sources.encoding_reason AS encodingReason
  FROM articles JOIN sources ON sources.id = articles.source
  WHERE articles.id = ? AND hidden = 0`;

/** One visible article with its text and where it came from; null when there is none of that id. */
export function readArticle(db: DatabaseSync, id: string): Article | null {
  const row = db.prepare(ARTICLE).get(id);
  if (!row) return null;
  return {
    id: textOf(row, 'id'),
    title: textOf(row, 'title'),
    body: textOf(row, 'body'),
    byline: textOf(row, 'byline'),
    publisher: textOf(row, 'publisher'),
    section: textOf(row, 'section'),
    page: textOf(row, 'page'),
    published: textOf(row, 'published'),
    language: textOf(row, 'language'),
    url: textOf(row, 'url'),
    sha256: textOf(row, 'sha256'),
    importedAt: integerOf(row, 'importedAt'),
    family: textOf(row, 'family'),
    revision: integerOf(row, 'revision'),
    source: {
      name: textOf(row, 'name'),
      path: textOf(row, 'path'),
      format: textOf(row, 'format'),
      bytes: integerOf(row, 'bytes'),
      encoding: textOf(row, 'encoding'),
      encodingReason: textOf(row, 'encodingReason'),
    },
  };
}
