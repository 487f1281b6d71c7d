import type { DatabaseSync } from 'node:sqlite';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { Outlet, OutletDraft } from '../../contract/values.ts';
import { outletKey } from '../../text/outlet-name.ts';
import { newId } from '../archive/new-id.ts';
import { textOf } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import { cleanedDraft } from './cleaned-draft.ts';
import { planImport } from './import-register.ts';
import { planMerge } from './merge-outlets.ts';
import { freeAttributes } from './outlet-attributes.ts';
import { readOutlets, type StoredOutlet } from './outlet-rows.ts';
import { distinctionOf, proposeMerges } from './propose-merges.ts';
import { readRegister, registerCsv, type RegisterRow } from './register-csv.ts';
import { countSources } from './source-counts.ts';
import { isSameOutlet, namesOf, removeOutlet, writeOutlet } from './write-outlet.ts';

type Calls = Extract<keyof Handlers, `outlets.${string}`>;

/** An outlet of which only the name is known. */
const NOTHING_KNOWN: Omit<OutletDraft, 'name'> = {
  aliases: [],
  country: '',
  medium: '',
  ownership: '',
  leaning: '',
  note: '',
  attributes: [],
};

/**
 * The source register. An article belongs to an outlet by the name of its publisher, so that nothing here touches
 * an article: what is saved, merged or undone is at once true of all.
 */
export function outletHandlers({ archive: { db }, journal }: EngineContext): Pick<Handlers, Calls> {
  const shown = (outlet: StoredOutlet): Outlet => ({
    ...outlet,
    articles: countSources(db).outlets.get(outlet.id) ?? 0,
  });
  return {
    'outlets.list': () => {
      const outlets = readOutlets(db);
      const counts = countSources(db);
      return ok({
        outlets: outlets.map((outlet) => ({ ...outlet, articles: counts.outlets.get(outlet.id) ?? 0 })),
        unregistered: [...counts.publishers]
          .map(([name, articles]) => ({ name, articles }))
          .sort((one, other) => other.articles - one.articles || (one.name < other.name ? -1 : 1)),
        attributes: freeAttributes(outlets),
      });
    },
    'outlets.save': ({ id, outlet }) => {
      const before = id === undefined ? null : readOutlets(db).find((known) => known.id === id);
      if (before === undefined) return fail('outlet-not-found', { id: id ?? '' });
      const draft = cleanedDraft(outlet);
      if (!draft.ok) return draft;
      const after = { id: id ?? newId('o'), ...draft.value };
      const taken = takenName(db, after);
      if (taken) return taken;
      if (before && isSameOutlet(before, after)) return ok(shown(before));
      journal.perform('outlet.save', { outlet: after.id, name: after.name }, (rows) =>
        writeOutlet(rows, before, after),
      );
      return ok(shown(after));
    },
    'outlets.register': ({ names }) => {
      const rows: RegisterRow[] = [];
      for (const [at, name] of names.entries()) {
        const draft = cleanedDraft({ ...NOTHING_KNOWN, name });
        if (!draft.ok) return draft;
        rows.push({ line: at + 1, outlet: draft.value });
      }
      const { changes } = planImport(readOutlets(db), rows);
      const registered = changes.map(({ after }) => after.id);
      if (changes.length > 0) {
        const params = { count: changes.length, name: changes[0]?.after.name ?? '' };
        journal.perform('outlet.register', params, (writer) => {
          for (const { before, after } of changes) writeOutlet(writer, before, after);
        });
      }
      return ok({ registered });
    },
    'outlets.remove': ({ ids }) => {
      const known = new Map(readOutlets(db).map((outlet) => [outlet.id, outlet]));
      const wanted = [...new Set(ids)];
      const missing = wanted.find((id) => !known.has(id));
      if (missing !== undefined) return fail('outlet-not-found', { id: missing });
      const outlets = wanted.flatMap((id) => known.get(id) ?? []);
      const params = { count: outlets.length, name: outlets[0]?.name ?? '' };
      journal.perform('outlet.remove', params, (rows) => {
        for (const outlet of outlets) removeOutlet(rows, outlet);
      });
      return ok({ removed: outlets.length });
    },
    'outlets.merge': (request) => {
      const plan = planMerge(readOutlets(db), request);
      if (!plan.ok) return plan;
      const { before, after, merged } = plan.value;
      journal.perform('outlet.merge', { outlet: after.id, name: after.name }, (rows) => {
        for (const outlet of merged) removeOutlet(rows, outlet);
        writeOutlet(rows, before, after);
      });
      return ok(shown(after));
    },
    'outlets.proposals': () => ok({ proposals: proposeMerges(db) }),
    'outlets.distinguish': ({ names }) => {
      const known = db.prepare('SELECT 1 FROM outlet_distinctions WHERE one = ? AND other = ?');
      const pairs = new Map(
        names
          .flatMap((one, at) => names.slice(at + 1).map((other) => distinctionOf(one, other)))
          .flatMap((pair) =>
            pair && !known.get(pair.one, pair.other) ? [[JSON.stringify(pair), pair]] : [],
          ),
      );
      journal.perform('outlet.distinguish', { name: names.join(' ≠ ') }, (rows) => {
        for (const pair of pairs.values()) rows.insert('outlet_distinctions', pair);
      });
      return ok({});
    },
    'outlets.export': () => {
      const outlets = readOutlets(db);
      return ok({ csv: registerCsv(outlets), outlets: outlets.length });
    },
    'outlets.import': ({ csv, apply }) => {
      const rows = readRegister(csv);
      if (!rows.ok) return rows;
      const { changes, ...outcome } = planImport(readOutlets(db), rows.value);
      if (apply) {
        journal.perform('outlet.import', { count: changes.length }, (writer) => {
          for (const { before, after } of changes) writeOutlet(writer, before, after);
        });
      }
      return ok(outcome);
    },
  };
}

/** `alias-taken` {name, outlet} where another outlet has one of the names. */
function takenName(db: DatabaseSync, outlet: StoredOutlet): Result<never> | null {
  const owner = db.prepare(
    'SELECT outlets.id, outlets.name FROM outlet_names JOIN outlets ON outlets.id = outlet WHERE key = ?',
  );
  for (const name of namesOf(outlet)) {
    const row = owner.get(outletKey(name));
    if (row && textOf(row, 'id') !== outlet.id)
      return fail('alias-taken', { name, outlet: textOf(row, 'name') });
  }
  return null;
}
