import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { Span } from '../../contract/values.ts';
import { newId } from '../archive/new-id.ts';
import { textOf } from '../archive/row.ts';
import { IS_READABLE } from '../articles/article-filter.ts';
import type { EngineContext } from '../engine-context.ts';
import { leadOf } from '../import/lead.ts';
import { readArticleText } from '../passages/passage-store.ts';
import { describeSpan } from '../passages/selector.ts';
import { joined, paragraphsOf, placesOf, queryOf } from './block-spans.ts';
import { blocksOf, type IgnoredBlock } from './ignored-blocks.ts';
import { notRepairable } from './repairable-article.ts';

/** Articles that are asked for the same block at most. */
const MAX_ARTICLES = 2000;
/** Letters of a block that name it in the history. */
const EXCERPT = 60;

interface PlacedBlock extends Span {
  readonly article: string;
}

/** How many articles hold the same block; failures: `blocksLike`'s. */
export function countSameBlocks(
  context: EngineContext,
  span: CallRequest<'blocks.same'>,
): Result<CallOutput<'blocks.same'>> {
  const found = blocksLike(context, span, true);
  return found.ok ? ok({ articles: new Set(found.value.blocks.map(({ article }) => article)).size }) : found;
}

/**
 * Ignores a block, or all the same ones, in one step of the journal; joined with what is ignored there already. Neither
 * text nor passages change. Failures: `blocksLike`'s.
 */
export function ignoreBlocks(
  { archive: { db }, journal, ...context }: EngineContext,
  { everywhere, ...span }: CallRequest<'blocks.ignore'>,
): Result<CallOutput<'blocks.ignore'>> {
  const found = blocksLike({ archive: { db }, ...context }, span, everywhere);
  if (!found.ok) return found;
  const { blocks, text } = found.value;
  const fresh = blocks.filter((block) => !isCovered(block, blocksOf(db, block.article)));
  if (fresh.length === 0) return ok({ blocks: 0 });
  const now = Date.now();
  journal.perform('block.ignore', { count: fresh.length, text: leadOf(text, EXCERPT) }, (rows) => {
    for (const block of fresh) {
      const { article, field } = block;
      const others = blocksOf(db, article).filter((other) => other.field === field);
      const { start, end, absorbed } = joined(block, others);
      for (const { id } of absorbed) rows.remove('ignored_blocks', { id });
      rows.insert('ignored_blocks', { id: newId('b'), article, field, start, end, created_at: now });
    }
  });
  return ok({ blocks: fresh.length });
}

/** Lets search find blocks again, in one step of the journal. Failure: `block-not-found`. */
export function restoreBlocks(
  { archive: { db }, journal }: EngineContext,
  { ids }: CallRequest<'blocks.restore'>,
): Result<CallOutput<'blocks.restore'>> {
  const wanted = [...new Set(ids)];
  const known = db.prepare(
    `SELECT 1 FROM ignored_blocks JOIN articles ON articles.id = ignored_blocks.article
     WHERE ignored_blocks.id = ? AND ${IS_READABLE}`,
  );
  const missing = wanted.find((id) => !known.get(id));
  if (missing !== undefined) return fail('block-not-found', { id: missing });
  if (wanted.length === 0) return ok({ blocks: 0 });
  journal.perform('block.restore', { count: wanted.length }, (rows) => {
    for (const id of wanted) rows.remove('ignored_blocks', { id });
  });
  return ok({ blocks: wanted.length });
}

function isCovered({ field, start, end }: Span, blocks: readonly IgnoredBlock[]): boolean {
  return blocks.some((block) => block.field === field && block.start <= start && end <= block.end);
}

/**
 * The block, first, and with `everywhere` the same paragraphs in all visible articles. Failures: `article-not-found`,
 * `article-replaced`, `bad-span`.
 */
function blocksLike(
  context: Pick<EngineContext, 'index'> & { readonly archive: { readonly db: DatabaseSync } },
  { article, field, start, end }: PlacedBlock,
  everywhere: boolean,
): Result<{ text: string; blocks: PlacedBlock[] }> {
  const { db } = context.archive;
  const own = readArticleText(db, article);
  if (!own) return notRepairable(db, article);
  const span = describeSpan(own[field], start, end);
  if (!span.ok) return span;
  const text = span.value.exact;
  const block: PlacedBlock = { article, field, start, end };
  const paragraphs = everywhere ? paragraphsOf(own[field], block) : null;
  if (paragraphs === null) return ok({ text, blocks: [block] });
  const blocks = [block];
  for (const id of new Set([article, ...articlesLike(context, paragraphs)].slice(0, MAX_ARTICLES))) {
    const other = readArticleText(db, id)?.[field] ?? '';
    for (const place of placesOf(other, paragraphs)) {
      const isGiven = id === article && place.start < end && start < place.end;
      if (!isGiven) blocks.push({ article: id, field, ...place });
    }
  }
  return ok({ text, blocks });
}

/** Articles that may hold some paragraphs: those with their first words. */
function articlesLike(
  { archive: { db }, index }: Pick<EngineContext, 'index'> & { archive: { db: DatabaseSync } },
  paragraphs: string,
): string[] {
  const { ranked } = index.search(queryOf(paragraphs), { level: 'exact', loose: false });
  const numbers = ranked.slice(0, 2 * MAX_ARTICLES).map(({ number }) => number);
  return db
    .prepare('SELECT id FROM articles WHERE hidden = 0 AND +number IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(numbers))
    .map((row) => textOf(row, 'id'));
}
