import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { CallContext } from '../../contract/transport/serve.ts';
import type { Rule, RuleDraft } from '../../contract/values.ts';
import { newId } from '../archive/new-id.ts';
import type { EngineContext } from '../engine-context.ts';
import type { RowWriter } from '../journal/journal.ts';
import { overrideStep, writeOverrides, type OverrideStep } from '../overrides/override-plan.ts';
import { MAX_ARTICLES } from '../overrides/set-overrides.ts';
import { compileRule } from './compiled-rule.ts';
import { setsNothing, tidiedRule } from './rule-draft.ts';
import { readRules, ruleColumns } from './rule-rows.ts';
import { authorOf } from './rule-subject.ts';
import { orderAround, survey, type Judged } from './survey.ts';

interface Plan {
  readonly steps: readonly OverrideStep[];
  /** Articles that show something else afterwards. */
  readonly articles: number;
}

/** Where a rule is to stand among those that there are. */
interface Place {
  readonly rules: readonly Rule[];
  readonly former: Rule | null;
  readonly position: number;
}

/**
 * Stores a rule, and with `apply` what it sets in the articles that are there, in one transaction and one step of the
 * journal. Until it writes it yields, tells how far it is and can be cancelled. What the rule itself had set is set
 * anew where it still fits, and stays elsewhere. Failures: `rule-sets-nothing`, `rule-not-found`, `bad-request`,
 * `too-many`, `cancelled`.
 */
export async function saveRule(
  { archive: { db }, journal }: EngineContext,
  stamp: () => number,
  { id, rule: draft, position, apply }: CallRequest<'rules.save'>,
  call: CallContext<'rules.save'>,
): Promise<Result<CallOutput<'rules.save'>>> {
  const tidied = tidiedRule(draft);
  if (!tidied.ok) return tidied;
  const rule = tidied.value;
  if (setsNothing(rule)) return fail('rule-sets-nothing');
  const placeNow = (): Result<Place> => {
    const rules = readRules(db);
    const former = rules.find((other) => other.id === id) ?? null;
    if (id !== undefined && !former) return fail('rule-not-found', { id });
    const most = former ? rules.length - 1 : rules.length;
    return ok({ rules, former, position: Math.min(position ?? former?.position ?? most, most) });
  };
  const write = ({ steps, articles }: Plan): Result<CallOutput<'rules.save'>> => {
    if (articles > MAX_ARTICLES) return fail('too-many', { count: articles, limit: MAX_ARTICLES });
    const place = placeNow();
    if (!place.ok) return place;
    const stored = journal.perform('rule.save', { pattern: rule.pattern, count: articles }, (rows) => {
      writeOverrides(rows, steps, { author: authorOf(rule), at: Date.now() });
      return storeRule(rows, rule, place.value);
    });
    return ok({ rule: { id: stored, position: place.value.position, ...rule }, articles });
  };
  if (!apply || !rule.enabled) return write({ steps: [], articles: 0 });
  const compiled = compileRule(rule);
  return survey(
    db,
    call,
    stamp,
    () => {
      const place = placeNow();
      if (!place.ok) return place;
      const { rules, former, position: at } = place.value;
      return ok(orderAround(compiled, rules, former, at));
    },
    (judged) => planOf(judged, compiled.author),
    (parts, total) => {
      call.progress({ done: total, total });
      return write({
        steps: parts.flatMap(({ steps }) => steps),
        articles: parts.reduce((sum, { articles }) => sum + articles, 0),
      });
    },
  );
}

/** Forgets a rule; those behind it move up. Failure: `rule-not-found`. */
export function removeRule(
  { archive: { db }, journal }: EngineContext,
  { id }: CallRequest<'rules.remove'>,
): Result<Record<string, never>> {
  const rules = readRules(db);
  const removed = rules.find((rule) => rule.id === id);
  if (!removed) return fail('rule-not-found', { id });
  journal.perform('rule.remove', { pattern: removed.pattern }, (rows) => {
    rows.remove('rules', { id });
    renumber(
      rows,
      rules.filter((rule) => rule !== removed),
    );
  });
  return ok({});
}

function planOf(judged: readonly Judged[], author: string): Plan {
  const steps: OverrideStep[] = [];
  let articles = 0;
  for (const { subject, verdict } of judged) {
    let changes = false;
    for (const { field, value } of verdict.sets) {
      const { canonical, override } = subject.fields[field];
      const article = { article: subject.id, field, canonical, override };
      const step = overrideStep(article, value);
      if (step) steps.push(step);
      // What it wrote under its former pattern, or a later rule wrote, is from now on its own.
      else if (override && override.author !== author) {
        steps.push({ kind: 'update', key: { article: subject.id, field }, value });
      }
      changes ||= step !== null;
    }
    if (changes) articles += 1;
  }
  return { steps, articles };
}

/** Writes a rule's row in its place, the others' positions without a gap; answers its id. */
function storeRule(rows: RowWriter, rule: RuleDraft, { rules, former, position }: Place): string {
  const id = former?.id ?? newId('r');
  const others = rules.filter((other) => other !== former);
  renumber(rows, others.slice(0, position));
  renumber(rows, others.slice(position), position + 1);
  const columns = { position, ...ruleColumns(rule) };
  if (!former) rows.insert('rules', { id, ...columns, created_at: Date.now() });
  else if (!isSameRow(former, columns)) rows.update('rules', { id }, columns);
  return id;
}

function isSameRow(former: Rule, columns: Readonly<Record<string, unknown>>): boolean {
  const before = { position: former.position, ...ruleColumns(former) };
  return Object.entries(before).every(([column, value]) => columns[column] === value);
}

function renumber(rows: RowWriter, rules: readonly Rule[], first = 0): void {
  for (const [at, { id, position }] of rules.entries()) {
    if (position !== first + at) rows.update('rules', { id }, { position: first + at });
  }
}
