/** The list with the member at `index` one place up or down; as it was at the ends. */
export function moved<V>(list: readonly V[], index: number, by: 1 | -1): V[] {
  const to = index + by;
  const member = list[index];
  if (member === undefined || to < 0 || to >= list.length) return [...list];
  const others = list.toSpliced(index, 1);
  return others.toSpliced(to, 0, member);
}

/** `ids` in the order of the list; those that `indexOf` does not know (-1) come last, as they were. */
export function inListOrder(ids: readonly string[], indexOf: (id: string) => number): string[] {
  const place = (id: string): number => {
    const index = indexOf(id);
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  const places = new Map(ids.map((id) => [id, place(id)]));
  return ids.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}
