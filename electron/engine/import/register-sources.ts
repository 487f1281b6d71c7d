import type { DatabaseSync } from 'node:sqlite';
import type { OutletDraft } from '../../contract/values.ts';
import { outletKey } from '../../text/outlet-name.ts';
import { newId } from '../archive/new-id.ts';
import type { Journal } from '../journal/journal.ts';
import { cleanedDraft } from '../outlets/cleaned-draft.ts';
import { namesOf, writeOutlet } from '../outlets/write-outlet.ts';
import type { NamedSource } from '../parsers/parser-host.ts';

/**
 * Enters the sources that a list of feeds names into the register, inside the caller's transaction: those of which
 * no name and no address is there already. Answers how many it entered. A step of the journal of its own, as when the
 * analyst registers them: undoing it leaves what else the import brought.
 */
export function sourceRegister(
  db: DatabaseSync,
  journal: Pick<Journal, 'performWithin'>,
): (sources: readonly NamedSource[]) => number {
  const owner = db.prepare('SELECT 1 FROM outlet_names WHERE key = ?');
  return (sources) => {
    const taken = new Set<string>();
    const entered: OutletDraft[] = [];
    for (const { name, addresses } of sources) {
      const draft = cleanedDraft({ ...NOTHING_KNOWN, name, aliases: [...addresses] });
      if (!draft.ok) continue;
      const keys = namesOf(draft.value).map(outletKey);
      if (keys.some((key) => taken.has(key) || owner.get(key) !== undefined)) continue;
      for (const key of keys) taken.add(key);
      entered.push(draft.value);
    }
    if (entered.length > 0) {
      const params = { count: entered.length, name: entered[0]?.name ?? '' };
      journal.performWithin('outlet.register', params, (rows) => {
        for (const draft of entered) writeOutlet(rows, null, { id: newId('o'), ...draft });
      });
    }
    return entered.length;
  };
}

const NOTHING_KNOWN: Omit<OutletDraft, 'name' | 'aliases'> = {
  country: '',
  medium: '',
  ownership: '',
  leaning: '',
  note: '',
  attributes: [],
};
