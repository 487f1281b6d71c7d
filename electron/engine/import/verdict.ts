import type { AnchorCounts, Outcome } from '../../contract/values.ts';
import type { LedgerEntry } from './ledger.ts';
import type { ImportedFile } from './prepared-file.ts';

/** What the ledger says became of a file. */
export type Verdict = Pick<LedgerEntry, 'code' | 'params'> & Pick<Outcome, 'status'>;

/** A container stands for what lies in it: one in which nothing could be read is refused. */
export function opened(holdsText: boolean, params: { files: number; skipped: number }): Verdict {
  return holdsText
    ? { status: 'imported', code: 'opened', params }
    : { status: 'rejected', code: 'no-text', params };
}

/** A list of feeds names sources; those that the register had are as they were. */
export function named(sources: number, entered: number): Verdict {
  return { status: 'imported', code: 'sources-named', params: { sources, entered } };
}

/** `excerpt`: it says less than an article of the same address or number that is there, and nothing else. */
export function duplicate(code: 'same-bytes' | 'same-text' | 'excerpt'): Verdict {
  return { status: 'duplicate', code, params: {} };
}

/** Whether a code of the ledger says that a text was not simply what its file says it is. */
export function isRepair(code: string): boolean {
  return ['replaced-characters', 'charset-overruled', 'charset-chosen'].includes(code);
}

/** Articles that have come as new revisions of older ones, and where the passages of those are found in them. */
export interface Revised {
  readonly articles: number;
  readonly passages: AnchorCounts;
}

/** `repaired` where the text is not simply what the file says it is; else `revised` tells what it brought anew. */
export function importedAs(file: ImportedFile, { articles, passages }: Revised): Verdict {
  const { replaced, encoding, encodingReason, declaredEncoding } = file;
  if (replaced > 0) {
    return { status: 'repaired', code: 'replaced-characters', params: { count: replaced, encoding } };
  }
  if (encodingReason === 'overruled') {
    return {
      status: 'repaired',
      code: 'charset-overruled',
      params: { declared: declaredEncoding, encoding },
    };
  }
  return broughtBack({ articles, passages });
}

/** A file whose articles an undone import had brought: they may revise others again. */
export function broughtBack({ articles, passages }: Revised): Verdict {
  return articles === 0
    ? { status: 'imported', code: '', params: {} }
    : { status: 'imported', code: 'revised', params: { articles, ...passages } };
}
