import * as v from 'valibot';
import { TRIAGE_STATUSES, type Triage } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';

/** Columns of a row of `triage`. */
export const TRIAGE_COLUMNS = 'triage.status, triage.unread, triage.starred, triage.binned';

const statusSchema = v.picklist(TRIAGE_STATUSES);

/** Parses a row with `TRIAGE_COLUMNS`. */
export function triageOf(row: SqlRow | undefined): Triage {
  return {
    status: v.parse(statusSchema, textOf(row, 'status')),
    unread: integerOf(row, 'unread') === 1,
    starred: integerOf(row, 'starred') === 1,
    binned: integerOf(row, 'binned') === 1,
  };
}
