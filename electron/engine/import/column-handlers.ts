import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { Archive } from '../archive/archive.ts';
import { namedColumns } from '../parsers/tables/guess-mapping.ts';
import { columnAt } from '../parsers/tables/resolve-mapping.ts';
import { rememberMapping } from './column-mappings.ts';
import type { JobEntry } from './job-rows.ts';
import { entryOf } from './ledger.ts';
import { locateAll } from './retry.ts';

const columnsSchema = v.array(v.object({ name: v.string(), samples: v.array(v.string()) }));

/** Refused tables that are imported again at once when their columns are named. */
const MOST_AGAIN = 5000;

/** Naming the columns of a table that the ledger refused, once for all tables with its header. */
export function columnHandlers(
  archive: Archive,
  start: (entries: readonly JobEntry[]) => string,
): Pick<Handlers, 'import.columns' | 'import.map'> {
  const { db } = archive;
  return {
    'import.columns': ({ row }) => {
      const refused = refusedTable(db, row);
      if (!refused.ok) return refused;
      const { columns } = refused.value;
      return ok({ columns, mapping: { ...namedColumns(columns.map(({ name }) => name)) } });
    },
    'import.map': async ({ row, mapping }) => {
      const refused = refusedTable(db, row);
      if (!refused.ok) return refused;
      const { path, header, columns } = refused.value;
      const names = columns.map(({ name }) => name);
      const missing = Object.values(mapping).find((column) => columnAt(names, column) < 0);
      if (missing !== undefined) return fail('bad-request', { field: 'mapping', value: missing });
      if (!mapping.title && !mapping.body) return fail('needs-mapping', { path });
      archive.transaction(() => rememberMapping(db, header, mapping));
      const again = await locateAll([...new Set([path, ...refusedWith(db, header)])]);
      const { locations, uploads } = again;
      // Of what a browser sent only a name is left; of files that have gone there is nothing to be read.
      if (locations.size === 0 && uploads === 0) return fail('path-not-found', { path });
      const job = locations.size === 0 ? null : start([...locations].map((each) => ({ path: each })));
      return ok({ job, uploads });
    },
  };
}

interface RefusedTable {
  readonly path: string;
  readonly header: string;
  readonly columns: v.InferOutput<typeof columnsSchema>;
}

/** The table that a row of the ledger refused for want of a mapping. Failure: `path-not-found`, there is no such row. */
function refusedTable(db: DatabaseSync, id: number): Result<RefusedTable> {
  const row = db.prepare("SELECT * FROM ledger WHERE id = ? AND code = 'needs-mapping'").get(id);
  if (!row) return fail('path-not-found', { path: '' });
  const { path, params } = entryOf(row);
  const columns = v.parse(columnsSchema, JSON.parse(String(params['columns'])));
  return ok({ path, header: String(params['header']), columns });
}

/** Paths of tables with this header that are refused and were not settled since. */
function refusedWith(db: DatabaseSync, header: string): string[] {
  const rows = db
    .prepare(
      `SELECT * FROM ledger WHERE status = 'rejected' AND superseded = 0 AND code = 'needs-mapping'
       ORDER BY id DESC LIMIT ?`,
    )
    .all(MOST_AGAIN);
  return rows
    .map(entryOf)
    .filter(({ params }) => params['header'] === header)
    .map(({ path }) => path);
}
