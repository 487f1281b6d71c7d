import { looseKey } from '../../text/fold.ts';

const INVISIBLE = /\p{Cf}/gu;
const RUN = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * A path as a search of the ledger compares it: each run of letters and digits by its key of level `loose`, all else
 * as it is, so that a part of a name is found whatever its hamzas, marks, digits and case.
 */
export function pathKey(path: string): string {
  return path.normalize('NFC').replace(INVISIBLE, '').replace(RUN, looseKey);
}

/** The keys of the words of a search, each of which a path must hold; none where nothing was typed. */
export function searchedKeys(text: string): string[] {
  return pathKey(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
}
