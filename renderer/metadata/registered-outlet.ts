import type { Outlet } from '../../electron/contract/values.ts';
import { claimKeys, outletKey } from '../../electron/text/outlet-name.ts';

/** The outlets of the register by the key of each of their names. */
export function outletsByName(outlets: readonly Outlet[]): ReadonlyMap<string, Outlet> {
  return new Map(
    outlets.flatMap((outlet) =>
      [outlet.name, ...outlet.aliases].map((name) => [outletKey(name), outlet] as const),
    ),
  );
}

/** The outlet that claims an article with this publisher, however spelt, or without one with this address. */
export function registeredOutlet(
  publisher: string,
  address: string,
  byName: ReadonlyMap<string, Outlet>,
): Outlet | undefined {
  const key = claimKeys(publisher.trim(), address.trim()).find((candidate) => byName.has(candidate));
  return key === undefined ? undefined : byName.get(key);
}
