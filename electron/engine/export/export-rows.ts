import type { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { Article, Passage, Selection } from '../../contract/values.ts';
import { textOf } from '../archive/row.ts';
import { readArticle } from '../articles/article.ts';
import { safeFileName } from '../articles/safe-file-name.ts';
import type { EngineContext } from '../engine-context.ts';
import { readOutlets, type StoredOutlet } from '../outlets/outlet-rows.ts';
import { selectPassages } from '../passages/passage-selection.ts';
import { anchoredPassages, readStoredPassage } from '../passages/passage-store.ts';
import type { CitedPassage } from '../../text/citation.ts';
import { locatorAt, type LocatorRange } from '../../text/locator.ts';

/** An entry of the source register as exports give it. */
export type ExportOutlet = Omit<StoredOutlet, 'id' | 'aliases' | 'note'>;

/**
 * An article as exports name it: no text, what the analyst corrected beside what was imported, what the register
 * says of its source, and the name of its source file made safe to show.
 */
export interface ExportArticle extends Omit<
  Article,
  | 'body'
  | 'structure'
  | 'locators'
  | 'details'
  | 'source'
  | 'family'
  | 'triage'
  | 'overridden'
  | 'outlet'
  | 'ignored'
  | 'origin'
> {
  readonly outlet: ExportOutlet | null;
  readonly overridden: readonly Pick<Article['overridden'][number], 'field' | 'canonical'>[];
  readonly file: string;
}

/** The title that readers see: as corrected, where it is. */
export function shownTitle({ title, titleOverride }: Pick<Article, 'title' | 'titleOverride'>): string {
  return titleOverride === '' ? title : titleOverride;
}

/** A passage with the names of its tags and the article that it is from. */
export interface ExportRow {
  readonly passage: Passage;
  readonly tags: readonly string[];
  readonly article: ExportArticle;
  /** The pages or times that it stands at, as its file has them. */
  readonly locator: LocatorRange | null;
}

/** An article of an export, with where its pages or times begin. */
interface LocatedArticle {
  readonly article: ExportArticle;
  readonly locators: Article['locators'];
}

/** The passages of a selection, in their order, ready for any writer. Failures: `selectPassages`', `nothing-to-export`. */
export function exportRows(context: EngineContext, selection: Selection): Result<ExportRow[]> {
  const { db } = context.archive;
  const selected = selectPassages(context, selection);
  if (!selected.ok) return selected;
  if (selected.value.length === 0) return fail('nothing-to-export');
  const names = tagNames(db);
  const outlets = exportOutlets(db);
  const articles = new Map<string, LocatedArticle>();
  const rows: ExportRow[] = [];
  for (const passage of anchoredPassages(db, selected.value)) {
    const located = articles.get(passage.article) ?? exportArticle(db, passage.article, outlets);
    if (!located) continue;
    articles.set(passage.article, located);
    const { article, locators } = located;
    const tags = passage.tags.map((id) => names.get(id) ?? id);
    rows.push({ passage, article, tags, locator: locatorOf(passage, locators) });
  }
  return ok(rows);
}

/** What a citation of one passage needs; null when there is no such passage. */
export function citedPassage(db: DatabaseSync, id: string): CitedPassage | null {
  const stored = readStoredPassage(db, id);
  const [passage] = stored ? anchoredPassages(db, [stored]) : [];
  const located = passage ? exportArticle(db, passage.article, new Map()) : null;
  if (!passage || !located) return null;
  const { article, locators } = located;
  return cited({ passage, article, locator: locatorOf(passage, locators) });
}

/** A lost passage stands nowhere, and pages and times are the body's. */
function locatorOf(
  { field, start, end, anchor }: Pick<Passage, 'field' | 'start' | 'end' | 'anchor'>,
  locators: Article['locators'],
): LocatorRange | null {
  return field === 'body' && anchor !== 'lost' ? locatorAt(locators, start, end) : null;
}

/** An export row as its citation sees it. */
export function cited({
  passage,
  article,
  locator,
}: Pick<ExportRow, 'passage' | 'article' | 'locator'>): CitedPassage {
  return {
    exact: passage.exact,
    field: passage.field,
    start: passage.start,
    end: passage.end,
    articleId: article.id,
    title: shownTitle(article),
    byline: article.byline,
    publisher: article.publisher,
    published: article.published,
    page: article.page,
    locator,
    sha256: article.sha256,
  };
}

function exportArticle(
  db: DatabaseSync,
  id: string,
  outlets: ReadonlyMap<string, ExportOutlet>,
): LocatedArticle | null {
  const article = readArticle(db, id);
  if (!article) return null;
  const {
    body: _body,
    structure: _structure,
    details: _details,
    locators,
    source,
    family: _family,
    triage: _triage,
    ignored: _ignored,
    origin: _origin,
    overridden,
    outlet,
    ...known
  } = article;
  return {
    article: {
      ...known,
      outlet: outlets.get(outlet?.id ?? '') ?? null,
      overridden: overridden.map(({ field, canonical }) => ({ field, canonical })),
      file: safeFileName(source.name),
    },
    locators,
  };
}

function exportOutlets(db: DatabaseSync): Map<string, ExportOutlet> {
  return new Map(
    readOutlets(db).map(({ id, aliases: _aliases, note: _note, ...outlet }) => [id, outlet] as const),
  );
}

function tagNames(db: DatabaseSync): Map<string, string> {
  const rows = db.prepare('SELECT id, name FROM tags').all();
  return new Map(rows.map((row) => [textOf(row, 'id'), textOf(row, 'name')]));
}
