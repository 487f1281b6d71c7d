import type { DatabaseSync } from 'node:sqlite';
import type { OverrideField } from '../../contract/values.ts';
import { compileRule, firstValues, type CompiledRule, type FirstValue } from './compiled-rule.ts';
import { placeOf } from './file-place.ts';
import { readRules } from './rule-rows.ts';
import type { RuleField } from './rule-subject.ts';

/** The rules, for articles as they are imported. */
export interface ImportRules {
  /** Reads the rules as they are now: at the start of each transaction. */
  refresh(): void;
  /** What the rules set in an article of the file at `path`, as imported; nothing that the analyst has typed. */
  valuesFor(
    path: string,
    article: Readonly<Record<RuleField | 'url', string>>,
    typed: readonly OverrideField[],
  ): readonly FirstValue[];
}

export function importRules(db: DatabaseSync): ImportRules {
  let rules: readonly CompiledRule[] = [];
  let stored = '';
  return {
    refresh() {
      const enabled = readRules(db).filter((rule) => rule.enabled);
      const read = JSON.stringify(enabled);
      // What the rules have found of folders is worth keeping.
      if (read === stored) return;
      stored = read;
      rules = enabled.map(compileRule);
    },
    valuesFor(path, article, typed) {
      if (rules.length === 0) return [];
      const found = firstValues(rules, { places: [placeOf(path)], url: article.url, canonical: article });
      return found.filter(({ field }) => !typed.includes(field));
    },
  };
}
