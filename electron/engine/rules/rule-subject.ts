import type { RuleDraft } from '../../contract/values.ts';
import type { FilePlace } from './file-place.ts';

/** Fields that rules set. */
export const RULE_FIELDS = ['publisher', 'byline', 'section', 'language', 'published'] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** One field of an article. */
export interface FieldState {
  /** As it was imported. */
  readonly canonical: string;
  /** What the analyst or a rule has set, and who; null where nobody has. */
  readonly override: { readonly value: string; readonly author: string } | null;
}

/** What rules know of an article. */
export interface RuleSubject {
  readonly id: string;
  /** Where its files lay, its own source's first. */
  readonly places: readonly FilePlace[];
  /** As corrected. */
  readonly url: string;
  readonly fields: Readonly<Record<RuleField, FieldState>>;
}

const RULE_AUTHOR = 'rule:';

/** Who a rule's corrections are by: `rule:folder:الشرق الأوسط`. */
export function authorOf({ criterion, pattern }: Pick<RuleDraft, 'criterion' | 'pattern'>): string {
  return `${RULE_AUTHOR}${criterion}:${pattern}`;
}

/** Whether a correction is the analyst's own: it always stays. */
export function isByAnalyst(author: string): boolean {
  return !author.startsWith(RULE_AUTHOR);
}

/** Whether a value says nothing of its field. */
export function isUnknown(field: RuleField, value: string): boolean {
  return value === '' || (field === 'language' && value === 'und');
}
