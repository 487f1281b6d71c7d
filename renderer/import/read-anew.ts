import type { LedgerRow } from '../../electron/contract/values.ts';

/** Outcomes of a file whose encoding was in doubt. */
const DOUBTED: ReadonlySet<string> = new Set(['charset-overruled', 'charset-chosen', 'replaced-characters']);

/** Whether a file was imported in an encoding that the analyst may want to choose anew. */
export function mayReadAnew({
  status,
  code,
  articles,
}: Pick<LedgerRow, 'status' | 'code' | 'articles'>): boolean {
  return status !== 'undone' && code !== undefined && DOUBTED.has(code) && articles.length > 0;
}
