import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import { OVERRIDE_FIELDS } from '../../contract/values.ts';
import type { CallContext } from '../../contract/transport/serve.ts';
import { integerOf } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import { correctionsOf } from './corrections.ts';
import { planOverrides, writeOverrides, type OverridePlan } from './override-plan.ts';
import { planInSlices } from './plan-in-slices.ts';
import { userName } from './user-name.ts';

/** Articles that one step may correct. */
export const MAX_ARTICLES = 20_000;

/** Articles read between two turns of the event loop. */
const SLICE = 500;

/**
 * Corrects fields of articles in one transaction and one step of the journal. Until it writes it yields, tells how
 * far it is and can be cancelled. Failures: `too-many`, `article-not-found`, `cancelled`, `correctionsOf`'s.
 */
export async function setOverrides(
  { archive, journal }: EngineContext,
  { ids, fields }: CallRequest<'overrides.set'>,
  call: CallContext<'overrides.set'>,
): Promise<Result<CallOutput<'overrides.set'>>> {
  const { db } = archive;
  const wanted = [...new Set(ids)];
  if (wanted.length > MAX_ARTICLES) return fail('too-many', { count: wanted.length, limit: MAX_ARTICLES });
  const corrections = correctionsOf(fields);
  if (!corrections.ok) return corrections;
  const slicing = {
    total: wanted.length,
    size: SLICE,
    // Anything that was written meanwhile may be what was read.
    stamp: () => integerOf(db.prepare('SELECT total_changes() AS changes').get(), 'changes'),
  };
  const planned = (from: number, to: number): Result<OverridePlan> => {
    const plan = planOverrides(db, wanted.slice(from, to), corrections.value);
    return 'missing' in plan ? fail('article-not-found', { id: plan.missing }) : ok(plan);
  };
  const answer = await planInSlices(slicing, call, planned, (parts) => {
    const steps = parts.flatMap((part) => part.steps);
    const articles = parts.reduce((sum, part) => sum + part.articles, 0);
    if (steps.length > 0) write({ steps, articles });
    return ok({ articles });
  });
  if (answer.ok) call.progress({ done: wanted.length, total: wanted.length });
  return answer;

  function write({ steps: planned, articles: count }: OverridePlan): void {
    const changed = new Set(planned.map(({ key }) => key['field']));
    const named = OVERRIDE_FIELDS.filter((field) => changed.has(field));
    const params = { count, fields: named.join(',') };
    const by = { author: userName(), at: Date.now() };
    journal.perform('overrides.set', params, (rows) => writeOverrides(rows, planned, by));
  }
}
