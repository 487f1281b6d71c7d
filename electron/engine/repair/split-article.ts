import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { EngineContext } from '../engine-context.ts';
import { leadOf } from '../import/lead.ts';
import { userName } from '../overrides/user-name.ts';
import { carriedLocators, carriedStructure } from './carried-notes.ts';
import { insertDerived, supersede, type DerivedArticle } from './derived-articles.ts';
import { fixedSpans, movePassages } from './move-passage.ts';
import { clipped } from './part.ts';
import { readRepairable, type RepairableArticle, type StoredOverride } from './repairable-article.ts';
import { planSplit, type Piece } from './split-plan.ts';

/** Letters of a title that names an article in the history. */
export const NAMED = 80;

/**
 * Makes two articles of one, which they replace, and moves its passages to them; one step of the journal. Failures:
 * `readRepairable`'s and `planSplit`'s.
 */
export function splitArticle(
  context: EngineContext,
  { id, at, title = '' }: CallRequest<'articles.split'>,
): Result<CallOutput<'articles.split'>> {
  const found = readRepairable(context.archive.db, id);
  if (!found.ok) return found;
  const article = found.value;
  const planned = planSplit(article, {
    at,
    title: title.toWellFormed(),
    fixed: fixedSpans(article.passages),
  });
  if (!planned.ok) return planned;
  const { first, second } = planned.value;
  const titled = article.overrides.filter(({ field }) => field === 'title');
  const pieces = [
    { piece: first, overrides: titled },
    { piece: second, overrides: givenTitle(second) },
  ];
  const params = { article: id, title: leadOf(titleOf(article), NAMED) };
  return ok(
    context.journal.perform('article.split', params, (rows) => {
      const made = insertDerived(
        context,
        pieces.map(({ piece, overrides }) => derivedFrom(article, piece, overrides)),
      );
      const destinations = pieces.flatMap(({ piece }, place) => ({ ...piece, id: made[place] ?? '' }));
      const passages = movePassages(rows, article, destinations);
      supersede(rows, { old: [id], made });
      return { articles: made, passages };
    }),
  );
}

/** The title as it is shown, the first words where there is none. */
export function titleOf({
  title,
  body,
  overrides,
}: Pick<RepairableArticle, 'title' | 'body' | 'overrides'>): string {
  return overrides.find(({ field }) => field === 'title')?.value || title || body;
}

function givenTitle({ title, titleOverride }: Piece): StoredOverride[] {
  if (titleOverride === '') return [];
  return [{ field: 'title', canonical: title, value: titleOverride, author: userName(), at: Date.now() }];
}

function derivedFrom(
  article: RepairableArticle,
  { title, body, parts }: Piece,
  titled: readonly StoredOverride[],
): DerivedArticle {
  return {
    ...article,
    kind: 'split',
    origins: [article.id],
    parts,
    title,
    body,
    overrides: [...article.overrides.filter(({ field }) => field !== 'title'), ...titled],
    ignored: clipped(parts, article.id, article.ignored),
    structure: carriedStructure(parts, [article]),
    locators: carriedLocators(parts, [article]),
  };
}
