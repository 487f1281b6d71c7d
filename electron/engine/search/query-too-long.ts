import { fail, type Failure } from '../../contract/result.ts';
import { MAX_QUERY_LENGTH } from './parse-query.ts';

/** The failure `query-too-long`, null where the query may be searched for. */
export function queryTooLong(query: string): { ok: false; error: Failure } | null {
  if (query.length <= MAX_QUERY_LENGTH) return null;
  return fail('query-too-long', { length: query.length, limit: MAX_QUERY_LENGTH });
}
