import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { EngineContext } from '../engine-context.ts';
import { leadOf } from '../import/lead.ts';
import { correctionsOf } from '../overrides/corrections.ts';
import { userName } from '../overrides/user-name.ts';
import { MAX_ARTICLE_LENGTH } from '../parsers/limits.ts';
import { carriedLocators, carriedStructure } from './carried-notes.ts';
import { insertDerived, supersede } from './derived-articles.ts';
import { agreedNotes, mergedMetadata, mergedText } from './merge-plan.ts';
import { movePassages } from './move-passage.ts';
import { clipped } from './part.ts';
import { readRepairable, type RepairableArticle, type StoredOverride } from './repairable-article.ts';
import { NAMED, titleOf } from './split-article.ts';

/**
 * Makes one article of several, which it replaces, and moves their passages to it; one step of the journal. Failures:
 * `merge-too-few` (fewer than two, or one twice), `too-large`, `readRepairable`'s.
 */
export function mergeArticles(
  context: EngineContext,
  { ids, title: wanted }: CallRequest<'articles.merge'>,
): Result<CallOutput<'articles.merge'>> {
  if (ids.length < 2 || new Set(ids).size < ids.length) return fail('merge-too-few', { count: ids.length });
  const articles: RepairableArticle[] = [];
  let length = 0;
  for (const id of ids) {
    const found = readRepairable(context.archive.db, id);
    if (!found.ok) return found;
    articles.push(found.value);
    length += found.value.title.length + found.value.body.length;
    if (length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  }
  const [first, ...others] = articles;
  if (!first) throw new Error('there are two articles or more');
  const { title, body, parts } = mergedText(articles);
  if (body.length > MAX_ARTICLE_LENGTH) return fail('too-large', { limit: MAX_ARTICLE_LENGTH });
  const metadata = mergedMetadata([first, ...others]);
  const corrections =
    wanted === undefined ? ok(metadata.overrides) : retitled(metadata.overrides, title, wanted);
  if (!corrections.ok) return corrections;
  const overrides = corrections.value;
  const params = { count: ids.length, title: leadOf(titleOf({ title, body, overrides }), NAMED) };
  return ok(
    context.journal.perform('article.merge', params, (rows) => {
      const made = insertDerived(context, [
        {
          ...first,
          ...metadata,
          overrides,
          kind: 'merge',
          origins: ids,
          parts,
          ...agreedNotes([first, ...others]),
          structure: carriedStructure(parts, articles),
          locators: carriedLocators(parts, articles),
          title,
          body,
          triage: {
            status: first.triage.status,
            unread: articles.some(({ triage }) => triage.unread),
            starred: articles.some(({ triage }) => triage.starred),
          },
          ignored: articles.flatMap(({ id, ignored }) => clipped(parts, id, ignored)).toSorted(inOrder),
          sources: [...new Set(articles.flatMap(({ source, sources }) => [source, ...sources]))],
        },
      ]);
      const [article = ''] = made;
      const destination = { id: article, title, body, parts };
      let passages = 0;
      for (const from of articles) passages += movePassages(rows, from, [destination]);
      supersede(rows, { old: ids, made });
      return { article, passages };
    }),
  );
}

/** Corrections that show `wanted` as the title, as it is stored; one that shows it already stays whose it was. */
function retitled(
  overrides: readonly StoredOverride[],
  canonical: string,
  wanted: string,
): Result<readonly StoredOverride[]> {
  const corrections = correctionsOf({ title: wanted });
  if (!corrections.ok) return corrections;
  const value = corrections.value[0]?.value ?? canonical;
  if (overrides.some((override) => override.field === 'title' && override.value === value))
    return ok(overrides);
  const others = overrides.filter(({ field }) => field !== 'title');
  if (value === canonical) return ok(others);
  return ok([...others, { field: 'title', canonical, value, author: userName(), at: Date.now() }]);
}

function inOrder(
  one: { readonly field: string; readonly start: number },
  other: { readonly field: string; readonly start: number },
): number {
  return other.field.localeCompare(one.field) || one.start - other.start;
}
