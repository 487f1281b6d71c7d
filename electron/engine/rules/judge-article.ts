import type { RuleDate } from './rule-date.ts';
import { valueFor, type CompiledRule, type RuleMatch } from './compiled-rule.ts';
import {
  isByAnalyst,
  isUnknown,
  RULE_FIELDS,
  type FieldState,
  type RuleField,
  type RuleSubject,
} from './rule-subject.ts';

/** A rule among the others that are enabled. */
export interface RuleInOrder {
  readonly rule: CompiledRule;
  /** What it wrote under before it was changed: its own as well. */
  readonly formerAuthor: string;
  /** Rules that are asked before it, and after. */
  readonly earlier: readonly RankedRule[];
  readonly later: readonly RankedRule[];
}

export interface RankedRule {
  readonly id: string;
  readonly rule: CompiledRule;
}

/** What a rule means for one article that it fits. */
export interface Verdict {
  readonly match: RuleMatch;
  /** Fields that it sets, those among them that have this value already. */
  readonly sets: readonly { readonly field: RuleField; readonly value: string; readonly shown: string }[];
  /** The date where the rule reads one and may set it; null elsewhere. */
  readonly date: RuleDate | null;
  /** Other rules that say something else; `wins` = theirs is asked first. */
  readonly conflicts: readonly { readonly id: string; readonly field: RuleField; readonly wins: boolean }[];
}

/**
 * Judges one article by a rule; null where it does not fit. Of rules that say something of one field the first in
 * order counts. A correction of the analyst's own always stays; what a rule set that is gone, switched off or changed
 * counts as known.
 */
export function judge(order: RuleInOrder, subject: RuleSubject): Verdict | null {
  const { rule, earlier, later } = order;
  const match = rule.match(subject);
  if (!match) return null;
  const ownDate = once(() => rule.dateAt(match, subject.url));
  const before = sayings(earlier, subject);
  const after = sayings(later, subject);
  const sets: Verdict['sets'][number][] = [];
  const conflicts: Verdict['conflicts'][number][] = [];
  let mayDate = false;
  for (const field of RULE_FIELDS) {
    const state = subject.fields[field];
    if (state.override && isByAnalyst(state.override.author)) continue;
    const value = valueFor(rule, field, state.canonical, ownDate);
    const isFree = isOpen(order, field, state) && !before.some((other) => other.values(field) !== null);
    if (field === 'published') mayDate = isFree && ownsDate(rule, state);
    if (value === null) continue;
    conflicts.push(
      ...contradicting(before, field, value, true),
      ...contradicting(after, field, value, false),
    );
    if (isFree) sets.push({ field, value, shown: state.override?.value ?? state.canonical });
  }
  return { match, sets, date: mayDate ? ownDate() : null, conflicts };
}

function ownsDate({ rule }: CompiledRule, { canonical }: FieldState): boolean {
  return rule.dateFrom !== '' && (rule.overwrites || isUnknown('published', canonical));
}

/**
 * Whether the rule may touch a field that the analyst has not corrected: it has no correction, or one by the rule
 * itself or by one that is asked later.
 */
function isOpen(
  { rule, formerAuthor, earlier, later }: RuleInOrder,
  field: RuleField,
  state: FieldState,
): boolean {
  if (!state.override) return true;
  const { author, value } = state.override;
  if (author === rule.author || author === formerAuthor) return true;
  if (rule.rule.overwrites || isUnknown(field, value)) return true;
  const isOf = (other: RankedRule): boolean => other.rule.author === author;
  return later.some(isOf) && !earlier.some(isOf);
}

interface Saying {
  readonly id: string;
  readonly values: (field: RuleField) => string | null;
}

/** Rules that fit an article too, and what each would set by itself. */
function sayings(rules: readonly RankedRule[], subject: RuleSubject): Saying[] {
  return rules.flatMap(({ id, rule }) => {
    const match = rule.match(subject);
    if (!match) return [];
    const date = once(() => rule.dateAt(match, subject.url));
    const values = (field: RuleField): string | null =>
      valueFor(rule, field, subject.fields[field].canonical, date);
    return { id, values };
  });
}

/** Reads a date when it is first asked for. */
function once(read: () => RuleDate | null): () => RuleDate | null {
  let date: RuleDate | null | undefined;
  return () => (date === undefined ? (date = read()) : date);
}

function contradicting(
  rules: readonly Saying[],
  field: RuleField,
  value: string,
  wins: boolean,
): Verdict['conflicts'][number][] {
  return rules.flatMap(({ id, values }) => {
    const theirs = values(field);
    return theirs === null || theirs === value ? [] : { id, field, wins };
  });
}
