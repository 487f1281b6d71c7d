import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import { readOriginal, sourceOfArticle } from '../archive/originals.ts';
import { textOf } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import { isFileError } from '../archive/durable-file.ts';
import { replacementsOf } from '../repair/replacements.ts';
import { queryTooLong } from '../search/query-too-long.ts';
import { articleFacets } from './article-facets.ts';
import { articleIds, listArticles } from './article-list.ts';
import { readArticle } from './article.ts';
import { safeFileName } from './safe-file-name.ts';

type Calls =
  | 'articles.list'
  | 'articles.facets'
  | 'articles.ids'
  | 'articles.get'
  | 'originals.read'
  | 'originals.extract'
  | 'originals.locate';

/** Bytes that one `originals.read` answers at most. */
const PIECE = 1 << 20;

interface Original {
  readonly name: string;
  readonly format: string;
  readonly bytes: Buffer;
}

/** The library list, an article, and the original file behind it. */
export function articleHandlers({ archive, index }: EngineContext): Pick<Handlers, Calls> {
  // A large original is read piece after piece: the last one stays at hand, so that it is not checked each time.
  let last: { readonly article: string; readonly original: Original } | null = null;

  const originalOf = (article: string): Result<Original> => {
    const source = sourceOfArticle(archive.db, article);
    if (source === null) return fail('article-not-found', { id: article });
    const bytes = readOriginal(archive, source);
    if (!bytes.ok) return bytes;
    const row = archive.db.prepare('SELECT name, format FROM sources WHERE id = ?').get(source);
    return ok({ name: textOf(row, 'name'), format: textOf(row, 'format'), bytes: bytes.value });
  };

  return {
    'articles.list': (request) => ok(listArticles(archive.db, request)),
    'articles.facets': ({ query, level, loose, ...filter }) => {
      if (query.trim() === '') return ok(articleFacets(archive.db, filter, null));
      const tooLong = queryTooLong(query);
      if (tooLong) return tooLong;
      const { numbers } = index.search(query, { level, loose, hidden: filter.binned });
      return ok(articleFacets(archive.db, filter, new Set(numbers)));
    },
    'articles.ids': (request) => ok(articleIds(archive.db, request)),
    'articles.get': ({ id }) => {
      const article = readArticle(archive.db, id);
      if (article) return ok(article);
      const replacements = replacementsOf(archive.db, id);
      return replacements.length > 0
        ? fail('article-replaced', { id, by: replacements.join(',') })
        : fail('article-not-found', { id });
    },
    'originals.read': ({ article, offset }) => {
      if (last?.article !== article) {
        const original = originalOf(article);
        if (!original.ok) return original;
        last = { article, original: original.value };
      }
      const { name, bytes } = last.original;
      const data = bytes.subarray(offset, offset + PIECE).toString('base64');
      if (offset + PIECE >= bytes.length) last = null;
      return ok({ name: safeFileName(name), bytes: bytes.length, data });
    },
    'originals.locate': ({ article }) => {
      const source = sourceOfArticle(archive.db, article);
      if (source === null) return fail('article-not-found', { id: article });
      const path = textOf(archive.db.prepare('SELECT path FROM sources WHERE id = ?').get(source), 'path');
      // What came by upload or paste has no place on disk: its path is relative.
      return ok({ path, exists: isAbsolute(path) && existsSync(path) });
    },
    'originals.extract': ({ article }) => {
      const original = originalOf(article);
      if (!original.ok) return original;
      const name = safeFileName(original.value.name);
      try {
        // mkdtemp makes the folder for its owner alone (0700).
        const path = join(mkdtempSync(join(tmpdir(), 'marsad-original-')), name);
        writeFileSync(path, original.value.bytes, { flag: 'wx', mode: 0o600 });
        return ok({ path, name, format: original.value.format });
      } catch (error) {
        if (isFileError(error)) return fail('not-writable', { path: tmpdir() });
        throw error;
      }
    },
  };
}
