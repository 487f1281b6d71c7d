import type { RuleDraft } from '../../contract/values.ts';
import { addressMatcher } from './address-pattern.ts';
import { folderMatcher, oncePerFolder, type FilePlace } from './file-place.ts';
import { globMatches, nameKey } from './glob.ts';
import { dateOfAddress, dateOfFolders, dateOfName, type RuleDate } from './rule-date.ts';
import { authorOf, isUnknown, RULE_FIELDS, type RuleField, type RuleSubject } from './rule-subject.ts';

/** What a rule is held against and what it found there. */
export interface RuleMatch {
  /** The folder, name or address that the pattern fits. */
  readonly subject: string;
  /** Where the file lies; null for an article without one. */
  readonly place: FilePlace | null;
}

/** A rule, ready to be held against many articles. */
export interface CompiledRule {
  readonly author: string;
  readonly rule: RuleDraft;
  /** Null where the pattern does not fit. Of several places the first that fits counts. */
  match(subject: Pick<RuleSubject, 'places' | 'url'>): RuleMatch | null;
  /** The date at a match; null where the rule reads none. */
  dateAt(match: RuleMatch, url: string): RuleDate | null;
}

export function compileRule(rule: RuleDraft): CompiledRule {
  const { dateFrom } = rule;
  const order = rule.dateOrder === '' ? undefined : rule.dateOrder;
  const dateOfFolder = oncePerFolder((folder) => dateOfFolders(folder, order));
  return {
    author: authorOf(rule),
    rule,
    match: matcherOf(rule),
    dateAt({ place }, url) {
      if (dateFrom === '') return null;
      if (dateFrom === 'url') return dateOfAddress(url, order);
      return dateFrom === 'name' ? dateOfName(place?.name ?? '', order) : dateOfFolder(place?.folder ?? '');
    },
  };
}

function matcherOf({ criterion, pattern }: RuleDraft): CompiledRule['match'] {
  if (criterion === 'url') {
    const matches = addressMatcher(pattern);
    return ({ url, places }) => (matches(url) ? { subject: url, place: places[0] ?? null } : null);
  }
  if (criterion === 'folder') {
    const matches = folderMatcher(pattern);
    return ({ places }) => {
      const place = places.find(({ folder }) => matches(folder));
      return place ? { subject: place.folder, place } : null;
    };
  }
  const matches = nameMatcher(pattern);
  return ({ places }) => {
    const place = places.find((one) => matches(one.nameKey));
    return place ? { subject: place.name, place } : null;
  };
}

/** A name (as `nameKey` has it) that has the pattern in it; with `*` or `?`, one that fits it from end to end. */
function nameMatcher(pattern: string): (name: string) => boolean {
  const key = nameKey(pattern);
  return /[*?]/.test(pattern) ? (name) => globMatches(key, name) : (name) => name.includes(key);
}

/**
 * What a rule would set in a field of an article that it fits, if it were the only one: null where it has nothing
 * to say, or the file says it already and the rule does not overwrite. `date` is read only when it is asked for.
 */
export function valueFor(
  { rule }: CompiledRule,
  field: RuleField,
  canonical: string,
  date: () => RuleDate | null,
): string | null {
  if (!rule.overwrites && !isUnknown(field, canonical)) return null;
  if (field !== 'published') return rule.fields[field] || null;
  const read = rule.dateFrom === '' ? null : date();
  return read?.outcome === 'date' ? (read.readings[0] ?? null) : null;
}

/** What a rule sets in one field. */
export interface FirstValue {
  readonly field: RuleField;
  readonly value: string;
  readonly author: string;
}

/** What the first of several rules to say something sets in each field of an article that nobody has corrected. */
export function firstValues(
  rules: readonly CompiledRule[],
  article: Pick<RuleSubject, 'places' | 'url'> & { readonly canonical: Readonly<Record<RuleField, string>> },
): FirstValue[] {
  const found = new Map<RuleField, FirstValue>();
  for (const rule of rules) {
    const match = rule.match(article);
    if (!match) continue;
    for (const field of RULE_FIELDS) {
      if (found.has(field)) continue;
      const value = valueFor(rule, field, article.canonical[field], () => rule.dateAt(match, article.url));
      if (value !== null) found.set(field, { field, value, author: rule.author });
    }
  }
  return [...found.values()].filter(({ field, value }) => value !== article.canonical[field]);
}
