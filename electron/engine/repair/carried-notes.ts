import type { Article } from '../../contract/values.ts';
import { holderOf } from '../../text/locator.ts';
import type { FoundBeside } from '../articles/found-beside.ts';
import { clipped, type Part } from './part.ts';

type StructureSpan = Article['structure'][number];
type Locator = Article['locators'][number];

/** What goes along with an article's text when others are made of it. */
export type Annotated = { readonly id: string } & Pick<FoundBeside, 'structure' | 'locators'>;

/**
 * What the pieces of a new body are: cut to what it holds of the old bodies, and each old title in it a heading.
 * Nothing is known of the parts of a title.
 */
export function carriedStructure(parts: readonly Part[], articles: readonly Annotated[]): StructureSpan[] {
  return parts
    .filter(({ into }) => into === 'body')
    .flatMap((part): StructureSpan[] => {
      if (part.field === 'title') {
        return [{ start: part.at, end: part.at + part.end - part.start, kind: 'heading' }];
      }
      const { structure = [] } = articles.find(({ id }) => id === part.article) ?? {};
      const spans = structure.map((span) => ({ ...span, field: 'body' as const }));
      return clipped([part], part.article, spans).map(({ start, end, kind }) => ({ start, end, kind }));
    })
    .toSorted((one, other) => one.start - other.start);
}

/**
 * Where pages or times begin in a new body. A piece that begins in the middle of a page begins on that page; one of
 * which no page is known ends what the piece before it said.
 */
export function carriedLocators(parts: readonly Part[], articles: readonly Annotated[]): Locator[] {
  const carried: Locator[] = [];
  const pieces = parts.filter(({ into }) => into === 'body').toSorted((one, other) => one.at - other.at);
  for (const part of pieces) {
    const own = part.field === 'body' ? articles.find(({ id }) => id === part.article)?.locators : undefined;
    for (const locator of locatorsIn(part, own ?? [])) {
      const last = carried.at(-1);
      const isNew = locator.label !== (last?.label ?? '') || (last && last.kind !== locator.kind);
      if (isNew) carried.push(locator);
    }
  }
  return carried;
}

function locatorsIn({ start, end, at }: Part, locators: readonly Locator[]): Locator[] {
  const { kind, label } = holderOf(locators, start) ?? { kind: 'page', label: '' };
  const later = locators.filter((locator) => start < locator.start && locator.start < end);
  return [
    { start: at, kind, label },
    ...later.map((locator) => ({ ...locator, start: locator.start - start + at })),
  ];
}
