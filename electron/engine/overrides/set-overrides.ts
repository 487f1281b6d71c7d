import { userInfo } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import { OVERRIDE_FIELDS } from '../../contract/values.ts';
import type { CallContext } from '../../contract/transport/serve.ts';
import { integerOf } from '../archive/row.ts';
import type { EngineContext } from '../engine-context.ts';
import { correctionsOf } from './corrections.ts';
import { planOverrides, writeOverrides, type OverridePlan, type OverrideStep } from './override-plan.ts';

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
  const changesSoFar = (): number =>
    integerOf(db.prepare('SELECT total_changes() AS changes').get(), 'changes');

  const changesBefore = changesSoFar();
  const steps: OverrideStep[] = [];
  let articles = 0;
  for (let done = 0; done < wanted.length; done += SLICE) {
    call.progress({ done, total: wanted.length });
    await setImmediate();
    if (call.signal.aborted) return fail('cancelled');
    const slice = planOverrides(db, wanted.slice(done, done + SLICE), corrections.value);
    if ('missing' in slice) return fail('article-not-found', { id: slice.missing });
    steps.push(...slice.steps);
    articles += slice.articles;
  }
  // What others wrote while this yielded may be what was read: then it is read again, at one go.
  const plan: ReturnType<typeof planOverrides> =
    changesSoFar() === changesBefore ? { steps, articles } : planOverrides(db, wanted, corrections.value);
  if ('missing' in plan) return fail('article-not-found', { id: plan.missing });
  if (plan.steps.length > 0) write(plan);
  call.progress({ done: wanted.length, total: wanted.length });
  return ok({ articles: plan.articles });

  function write({ steps: planned, articles: count }: OverridePlan): void {
    const changed = new Set(planned.map(({ key }) => key['field']));
    const named = OVERRIDE_FIELDS.filter((field) => changed.has(field));
    const params = { count, fields: named.join(',') };
    const by = { author: userName(), at: Date.now() };
    journal.perform('overrides.set', params, (rows) => writeOverrides(rows, planned, by));
  }
}

/** Who is logged in; '' where the system does not know. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
