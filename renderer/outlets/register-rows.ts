import type { Outlet } from '../../electron/contract/values.ts';
import { gradeOf } from '../codebook/match-tags.ts';

/** A line of the register: an outlet, or the publisher of articles that no outlet claims. */
export type RegisterRow =
  | {
      readonly kind: 'outlet';
      readonly key: string;
      readonly name: string;
      readonly outlet: Outlet;
      readonly articles: number;
    }
  | { readonly kind: 'name'; readonly key: string; readonly name: string; readonly articles: number };

export const outletKey = (id: string): string => `outlet ${id}`;
export const nameRowKey = (name: string): string => `name ${name}`;

/** Outlets by name, then unregistered publishers as they come; only those with a name that meets `find`. */
export function registerRows(
  outlets: readonly Outlet[],
  unregistered: readonly { readonly name: string; readonly articles: number }[],
  find: string,
  language: string,
): RegisterRow[] {
  const order = new Intl.Collator(language).compare;
  const wanted = find.trim();
  const meets = (name: string): boolean => {
    const grade = wanted === '' ? 'same' : gradeOf(wanted, name);
    return grade !== null && grade !== 'scattered';
  };
  return [
    ...outlets
      .filter(({ name, aliases }) => [name, ...aliases].some(meets))
      .toSorted((a, b) => order(a.name, b.name))
      .map((outlet) => ({
        kind: 'outlet' as const,
        key: outletKey(outlet.id),
        name: outlet.name,
        outlet,
        articles: outlet.articles,
      })),
    ...unregistered
      .filter(({ name }) => meets(name))
      .map(({ name, articles }) => ({ kind: 'name' as const, key: nameRowKey(name), name, articles })),
  ];
}
