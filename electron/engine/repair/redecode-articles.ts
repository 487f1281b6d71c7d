import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { CallContext } from '../../contract/transport/serve.ts';
import { newId } from '../archive/new-id.ts';
import { integerOf, textOf } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import { leadOf } from '../import/lead.ts';
import { ledgerWriter } from '../import/ledger.ts';
import type { RowWriter } from '../journal/journal.ts';
import type { ParsedArticle } from '../parsers/parser-host.ts';
import { insertDerived, supersede, type DerivedArticle } from './derived-articles.ts';
import { movePassage, movePassageUnfound, type Destination } from './move-passage.ts';
import { articleToReadAnew, readAnew, type NewReading } from './read-anew.ts';
import { pair, replace, replaceBlocks } from './redecode-plan.ts';
import { readRepairable, type RepairableArticle } from './repairable-article.ts';

/** Ledger code of a file that was read anew in an encoding that the analyst chose. */
const CHARSET_CHOSEN = 'charset-chosen';

/** How an article's file reads in another encoding; failures: `readAnew`'s. */
export async function previewRedecoding(
  context: EngineContext,
  request: CallRequest<'articles.redecodePreview'>,
  { signal }: CallContext<'articles.redecodePreview'>,
): Promise<Result<CallOutput<'articles.redecodePreview'>>> {
  const read = await readAnew(context, request, signal);
  if (!read.ok) return read;
  const { encoding, replaced, articles } = read.value.file;
  return ok({
    encoding,
    replaced,
    articles: articles.map(({ title, body }) => ({ title, lead: leadOf(body) })),
  });
}

/**
 * Replaces the articles of a file by what it reads as in another encoding, and moves their passages; one step of the
 * journal, and a row of the ledger. Articles of the file that are split, merged or in the bin stay as they are.
 * Failures: `readAnew`'s.
 */
export async function redecodeArticles(
  context: EngineContext,
  request: CallRequest<'articles.redecode'>,
  { signal }: CallContext<'articles.redecode'>,
): Promise<Result<CallOutput<'articles.redecode'>>> {
  const read = await readAnew(context, request, signal);
  if (!read.ok) return read;
  // The article may have become another while its file was read.
  const asked = articleToReadAnew(context, request.id, read.value.file.encoding);
  if (!asked.ok) return asked;
  return ok(writeReading(context, asked.value, read.value));
}

function writeReading(
  context: EngineContext,
  asked: RepairableArticle,
  { file, from }: NewReading,
): CallOutput<'articles.redecode'> {
  const { db } = context.archive;
  const { old, spared } = articlesOfFile(context, asked);
  const made = pair(file.articles.length, old, spared);
  const derived = made.map(({ ordinal, origins }) => {
    const like = old.find(({ id }) => id === origins[0]) ?? asked;
    const parsed = file.articles[ordinal];
    if (!parsed) throw new Error('no article of this ordinal was read');
    return derivedFrom(like, parsed, { ordinal, origins, from, to: file.encoding });
  });
  const source = db.prepare('SELECT name, path, sha256 FROM sources WHERE id = ?').get(asked.source);
  const params = { name: textOf(source, 'name'), encoding: file.encoding };
  return context.journal.perform('article.redecode', params, (rows) => {
    const ids = insertDerived(context, derived);
    const passages = { exact: 0, moved: 0, changed: 0, lost: 0 };
    for (const article of old) {
      const place = made.findIndex(({ origins }) => origins.includes(article.id));
      const text = derived[place];
      const to = { id: ids[place] ?? '', title: text?.title ?? '', body: text?.body ?? '' };
      for (const state of movePassagesAnew(rows, article, to, { from, to: file.encoding })) passages[state]++;
    }
    supersede(rows, { old: old.map(({ id }) => id), made: ids });
    ledgerWriter(db)({
      // Of no import: undoing one looks for the last row that it wrote itself.
      job: newId('j'),
      at: Date.now(),
      path: textOf(source, 'path'),
      status: 'repaired',
      code: CHARSET_CHOSEN,
      params: { encoding: file.encoding, from },
      format: file.format,
      encoding: file.encoding,
      sha256: textOf(source, 'sha256'),
      articles: ids.map((id, place) => ({ id, title: derived[place]?.title ?? '' })),
    });
    context.archive.afterCommit(() => context.emit('archive.changed', { what: ['ledger'] }));
    return { articles: ids, passages };
  });
}

/** The visible articles that the file was read as, and the ordinals of those that are something else by now. */
function articlesOfFile(
  { archive: { db } }: EngineContext,
  asked: RepairableArticle,
): { old: RepairableArticle[]; spared: Set<number> } {
  const rows = db
    .prepare('SELECT id, ordinal FROM articles WHERE source = ? ORDER BY ordinal, number')
    .all(asked.source);
  const old = rows.flatMap((row) => {
    const found = readRepairable(db, textOf(row, 'id'));
    return found.ok && found.value.kind !== 'split' && found.value.kind !== 'merge' ? [found.value] : [];
  });
  const replaced = new Set(old.map(({ ordinal }) => ordinal));
  const others = rows.map((row) => integerOf(row, 'ordinal')).filter((ordinal) => !replaced.has(ordinal));
  return { old, spared: new Set(others) };
}

function derivedFrom(
  like: RepairableArticle,
  { title, body, documentNumber, structure, locators, details, ...metadata }: ParsedArticle,
  how: {
    readonly ordinal: number;
    readonly origins: readonly string[];
    readonly from: string;
    readonly to: string;
  },
): DerivedArticle {
  const canonical = { title, ...metadata };
  return {
    ...like,
    kind: 'redecode',
    origins: how.origins,
    parts: [],
    encoding: how.to,
    title,
    body,
    documentNumber,
    structure: [...structure],
    locators: [...locators],
    details: { ...details },
    ordinal: how.ordinal,
    revision: like.revision + 1,
    canonical: metadata,
    overrides: like.overrides.map((override) => ({ ...override, canonical: canonical[override.field] })),
    ignored: replaceBlocks(like.ignored, {
      before: like,
      after: { title, body },
      from: how.from,
      to: how.to,
    }),
  };
}

/** Moves the passages of an article to the one that was read anew; answers what became of each. */
function movePassagesAnew(
  rows: RowWriter,
  article: RepairableArticle,
  to: Destination,
  encodings: { readonly from: string; readonly to: string },
): ('exact' | 'moved' | 'changed' | 'lost')[] {
  return article.passages.map(({ anchor, ...passage }) => {
    const { state, span } = replace(passage, anchor, { before: article, after: to, ...encodings });
    if (span) movePassage(rows, passage.id, to, span);
    else movePassageUnfound(rows, passage.id, to, passage);
    return state;
  });
}
