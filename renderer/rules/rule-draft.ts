import type { CallOutput } from '../../electron/contract/calls.ts';
import type { Article, RuleDraft } from '../../electron/contract/values.ts';
import { formatsFromFileName } from '../../electron/text/dates/file-name-date.ts';

export type RulePreview = CallOutput<'rules.preview'>;

export const RULE_FIELDS = ['publisher', 'byline', 'section', 'language'] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

/** A rule while it is edited: every field is there, '' sets nothing. */
export interface EditedRule extends Omit<RuleDraft, 'fields'> {
  fields: Record<RuleField, string>;
}

export const NEW_RULE: RuleDraft = {
  criterion: 'folder',
  pattern: '',
  fields: {},
  dateFrom: '',
  dateOrder: '',
  overwrites: false,
  enabled: true,
};

export function editedRule({ fields, ...rule }: RuleDraft): EditedRule {
  const { criterion, pattern, dateFrom, dateOrder, overwrites, enabled } = rule;
  return {
    criterion,
    pattern,
    dateFrom,
    dateOrder,
    overwrites,
    enabled,
    fields: {
      publisher: fields.publisher ?? '',
      byline: fields.byline ?? '',
      section: fields.section ?? '',
      language: fields.language ?? '',
    },
  };
}

/** The rule as the engine takes it: only fields that it sets; an order of dates only where dates are read. */
export function ruleDraft({ fields, ...rule }: EditedRule): RuleDraft {
  const set = RULE_FIELDS.flatMap((field) => {
    const value = fields[field].trim();
    return value === '' ? [] : [[field, value] as const];
  });
  return {
    ...rule,
    pattern: rule.pattern.trim(),
    dateOrder: rule.dateFrom === '' ? '' : rule.dateOrder,
    fields: Object.fromEntries(set),
  };
}

export function sameRule(one: EditedRule, other: EditedRule): boolean {
  return JSON.stringify(ruleDraft(one)) === JSON.stringify(ruleDraft(other));
}

export function setsNothing({ fields, dateFrom }: RuleDraft): boolean {
  return dateFrom === '' && Object.keys(fields).length === 0;
}

/** How far a rule reaches; both ends are worth saying aloud. One article of one is not yet «everything». */
export function reachOf({ matched, total }: RulePreview): 'none' | 'nothing' | 'some' | 'everything' {
  if (total === 0) return 'none';
  if (matched === 0) return 'nothing';
  return matched === total && total > 1 ? 'everything' : 'some';
}

/** A folder that is only a day, a month or a number says when, not who: 2020, 09-25, «25 أيلول 2020». */
function isDateFolder(name: string): boolean {
  return /^[\p{Nd}\s._-]+$/u.test(name) || formatsFromFileName(name).kind === 'date';
}

/**
 * A rule that would say of the articles beside this one what is known of it: by the nearest folder that is no date,
 * else by the host of its address, else by its file's name. The date is read where the name or the folder has one.
 */
export function ruleFromArticle({
  publisher,
  url,
  source,
}: Pick<Article, 'publisher' | 'url'> & {
  readonly source: Pick<Article['source'], 'path' | 'name'>;
}): RuleDraft {
  const parts = source.path.split(/[\\/]/).filter((part) => part !== '');
  const name = parts.pop() ?? source.name;
  const folder = parts.findLast((part) => !isDateFolder(part) && !/^[a-z]:$/i.test(part));
  const host = hostOf(url);
  const from: Pick<RuleDraft, 'criterion' | 'pattern'> =
    folder !== undefined
      ? { criterion: 'folder', pattern: folder }
      : host !== ''
        ? { criterion: 'url', pattern: host }
        : { criterion: 'name', pattern: namePattern(name) };
  return {
    ...NEW_RULE,
    ...from,
    fields: publisher === '' ? {} : { publisher },
    dateFrom: dateIn(name) ? 'name' : parts.some(dateIn) ? 'folder' : '',
  };
}

function dateIn(name: string): boolean {
  const { kind } = formatsFromFileName(name);
  return kind === 'date' || kind === 'ambiguous';
}

function hostOf(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, '');
  } catch {
    return '';
  }
}

/** `JA-*.txt` for `JA-1127-20170211.txt`: what a series of files has in common. */
function namePattern(name: string): string {
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const series = stem.replace(/\p{Nd}[\p{Nd}_.-]*$/u, '');
  return series === stem || series === '' ? name : `${series}*${name.slice(stem.length)}`;
}
