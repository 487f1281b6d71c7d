import type { DatabaseSync } from 'node:sqlite';
import type { OutletDraft } from '../../contract/values.ts';
import { outletKey } from '../../text/outlet-name.ts';
import { newId } from '../archive/new-id.ts';
import { recordingWriter } from '../journal/row-images.ts';
import { cleanedDraft } from '../outlets/cleaned-draft.ts';
import { namesOf, writeOutlet } from '../outlets/write-outlet.ts';
import type { NamedSource } from '../parsers/parser-host.ts';

/**
 * Enters the sources that a list of feeds names into the register, inside the caller's transaction: those of which
 * no name and no address is there already. Answers how many it entered. Not a step of the journal: the register is
 * edited where it is shown.
 */
export function sourceRegister(db: DatabaseSync): (sources: readonly NamedSource[]) => number {
  const owner = db.prepare('SELECT 1 FROM outlet_names WHERE key = ?');
  return (sources) => {
    let entered = 0;
    for (const { name, addresses } of sources) {
      const draft = cleanedDraft({ ...NOTHING_KNOWN, name, aliases: [...addresses] });
      if (!draft.ok) continue;
      const keys = namesOf(draft.value).map(outletKey);
      if (keys.some((key) => owner.get(key) !== undefined)) continue;
      writeOutlet(recordingWriter(db, []), null, { id: newId('o'), ...draft.value });
      entered++;
    }
    return entered;
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
