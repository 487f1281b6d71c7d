import { isolated, t } from '../messages/messages.svelte.ts';

/** As rules sign what they correct (`electron/engine/rules`): `rule:folder:Archive/2020`. */
const RULE = /^rule:(folder|name|url):(.*)$/su;

/** Who corrected something: a person's name, or «rule: folder X». */
export function correctionAuthor(author: string): string {
  const [, criterion, pattern] = RULE.exec(author) ?? [];
  if (pattern === undefined) return author;
  const values = isolated({ pattern });
  if (criterion === 'folder') return t('provenance.ruleFolder', values);
  return t(criterion === 'name' ? 'provenance.ruleName' : 'provenance.ruleUrl', values);
}
