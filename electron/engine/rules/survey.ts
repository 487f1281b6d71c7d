import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { CallContext } from '../../contract/transport/serve.ts';
import type { Rule } from '../../contract/values.ts';
import type { Journal } from '../journal/journal.ts';
import { planInSlices } from '../overrides/plan-in-slices.ts';
import { compileRule, type CompiledRule } from './compiled-rule.ts';
import { judge, type RankedRule, type RuleInOrder, type Verdict } from './judge-article.ts';
import { readableNumbers, readCopies, readSubjects } from './read-subjects.ts';
import { authorOf, type RuleSubject } from './rule-subject.ts';

/** Articles read between two turns of the event loop: about 10 ms. */
const SLICE = 250;

/** An article that a rule fits, and what the rule means for it. */
export interface Judged {
  readonly subject: RuleSubject;
  readonly verdict: Verdict;
}

/**
 * Counts the operations, undone and redone ones too, that change rules or corrections: what has been read of them
 * holds as long as the count does. Imports only add articles.
 */
export function ruleWrites(journal: Journal): () => number {
  let writes = 0;
  journal.onApplied('overrides', () => void writes++);
  journal.onApplied('rules', () => void writes++);
  return () => writes;
}

/**
 * Holds a rule against all articles, slice by slice; `sum` makes one value of each slice. Articles that an import
 * added meanwhile are judged last. `orderOf` is asked again where rules have changed meanwhile; `act` as
 * `planInSlices` says, with the number of articles.
 */
export async function survey<T, R>(
  db: DatabaseSync,
  call: CallContext<'rules.preview' | 'rules.save'>,
  stamp: () => number,
  orderOf: () => Result<RuleInOrder>,
  sum: (judged: readonly Judged[]) => T,
  act: (parts: readonly T[], total: number) => Result<R>,
): Promise<Result<R>> {
  const numbers = readableNumbers(db, 0);
  await setImmediate();
  if (call.signal.aborted) return fail('cancelled');
  const copies = readCopies(db);
  let order = orderOf();
  const judged = (rule: RuleInOrder, first: number, last: number): T =>
    sum(
      readSubjects(db, first, last, copies).flatMap((subject) => {
        const verdict = judge(rule, subject);
        return verdict ? { subject, verdict } : [];
      }),
    );
  return planInSlices<T, R>(
    { total: numbers.length, size: SLICE, stamp },
    call,
    (from, to) => {
      if (from === 0) order = orderOf();
      return order.ok ? ok(judged(order.value, numbers[from] ?? 0, numbers[to - 1] ?? 0)) : order;
    },
    (parts) => {
      if (!order.ok) return order;
      const last = numbers.at(-1) ?? 0;
      const late = readableNumbers(db, last + 1).length;
      return act(
        late > 0 ? [...parts, judged(order.value, last + 1, Number.MAX_SAFE_INTEGER)] : parts,
        numbers.length + late,
      );
    },
  );
}

/**
 * The enabled rules around one that is to stand at `position` (from 0) among `rules`; `former` is the rule that it
 * replaces.
 */
export function orderAround(
  rule: CompiledRule,
  rules: readonly Rule[],
  former: Rule | null,
  position: number,
): RuleInOrder {
  const others = rules.filter(({ id }) => id !== former?.id);
  const ranked = (some: readonly Rule[]): RankedRule[] =>
    some.filter(({ enabled }) => enabled).map((other) => ({ id: other.id, rule: compileRule(other) }));
  return {
    rule,
    formerAuthor: former ? authorOf(former) : rule.author,
    earlier: ranked(others.slice(0, position)),
    later: ranked(others.slice(position)),
  };
}
