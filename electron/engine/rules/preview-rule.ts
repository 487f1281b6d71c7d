import type { DatabaseSync } from 'node:sqlite';
import type { CallOutput, CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { CallContext } from '../../contract/transport/serve.ts';
import { textOf } from '../archive/row.ts';
import { compileRule } from './compiled-rule.ts';
import { tidiedRule } from './rule-draft.ts';
import { readRules } from './rule-rows.ts';
import type { RuleField } from './rule-subject.ts';
import { orderAround, survey, type Judged } from './survey.ts';

type Preview = CallOutput<'rules.preview'>;

const SAMPLES = 20;

interface Part {
  readonly matched: number;
  readonly changed: number;
  readonly dates: Readonly<Record<keyof Preview['dates'], number>>;
  readonly conflicts: readonly Judged['verdict']['conflicts'][number][];
  /** Up to `SAMPLES` articles that change, and as many others. */
  readonly changing: readonly Judged[];
  readonly staying: readonly Judged[];
}

/**
 * What a rule would do to all articles if it were saved now, as an enabled one; writes nothing. Failures:
 * `rule-not-found`, `bad-request`, `cancelled`.
 */
export async function previewRule(
  db: DatabaseSync,
  { id, rule: draft }: CallRequest<'rules.preview'>,
  call: CallContext<'rules.preview'>,
): Promise<Result<Preview>> {
  const rule = tidiedRule(draft);
  if (!rule.ok) return rule;
  const rules = readRules(db);
  const former = rules.find((other) => other.id === id) ?? null;
  if (id !== undefined && !former) return fail('rule-not-found', { id });
  const position = former?.position ?? rules.length;
  const order = ok(orderAround(compileRule(rule.value), rules, former, position));
  // A preview holds for the moment when its articles were read: nothing is read again.
  const stamp = (): number => 0;
  return survey(
    db,
    call,
    stamp,
    () => order,
    partOf,
    (parts, total) => {
      const samples = [
        ...parts.flatMap(({ changing }) => changing),
        ...parts.flatMap(({ staying }) => staying),
      ].slice(0, SAMPLES);
      return ok({
        matched: sumOf(parts, ({ matched }) => matched),
        total,
        changed: sumOf(parts, ({ changed }) => changed),
        dates: {
          read: sumOf(parts, ({ dates }) => dates.read),
          ambiguous: sumOf(parts, ({ dates }) => dates.ambiguous),
          unreadable: sumOf(parts, ({ dates }) => dates.unreadable),
        },
        conflicts: counted(parts.flatMap(({ conflicts }) => conflicts)),
        samples: told(db, samples),
      });
    },
  );
}

function partOf(judged: readonly Judged[]): Part {
  const outcomes = judged.map(({ verdict }) => verdict.date?.outcome);
  const changing = judged.filter(isChanging);
  return {
    matched: judged.length,
    changed: changing.length,
    dates: {
      read: outcomes.filter((outcome) => outcome === 'date').length,
      ambiguous: outcomes.filter((outcome) => outcome === 'ambiguous').length,
      unreadable: outcomes.filter((outcome) => outcome === 'impossible' || outcome === 'none').length,
    },
    conflicts: judged.flatMap(({ verdict }) => verdict.conflicts),
    changing: changing.slice(0, SAMPLES),
    staying: judged.filter((one) => !isChanging(one)).slice(0, SAMPLES),
  };
}

function isChanging({ verdict }: Judged): boolean {
  return verdict.sets.some(({ value, shown }) => value !== shown);
}

function sumOf(parts: readonly Part[], count: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + count(part), 0);
}

function counted(conflicts: Part['conflicts']): Preview['conflicts'] {
  const found = new Map<string, { rule: string; field: RuleField; articles: number; wins: boolean }>();
  for (const { id, field, wins } of conflicts) {
    const key = `${id} ${field}`;
    const known = found.get(key) ?? { rule: id, field, articles: 0, wins };
    found.set(key, { ...known, articles: known.articles + 1 });
  }
  return [...found.values()];
}

function told(db: DatabaseSync, samples: readonly Judged[]): Preview['samples'] {
  const title = db.prepare(
    "SELECT CASE title_override WHEN '' THEN title ELSE title_override END AS title FROM articles WHERE id = ?",
  );
  return samples.map(({ subject, verdict: { match, sets, date } }) => ({
    article: subject.id,
    title: textOf(title.get(subject.id), 'title'),
    subject: match.subject,
    changes: sets
      .filter(({ value, shown }) => value !== shown)
      .map(({ field, shown, value }) => ({ field, before: shown, after: value })),
    date: date && { ...date, readings: [...date.readings] },
  }));
}
