import * as v from 'valibot';
import { fail } from '../contract/result.ts';
import { CallFailed } from '../contract/transport/connect.ts';
import { idSchema } from '../contract/values.ts';

/** An article's id as typed; what cannot be one is an article that is not there, rather than a bad request. */
export function articleId(typed: string): string {
  if (!v.is(idSchema, typed)) throw new CallFailed(fail('article-not-found', { id: typed }).error);
  return typed;
}
