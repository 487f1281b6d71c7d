import { ok } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { EngineContext } from '../engine-context.ts';
import { previewRule } from './preview-rule.ts';
import { readRules } from './rule-rows.ts';
import { removeRule, saveRule } from './save-rule.ts';
import { ruleWrites } from './survey.ts';

/** Metadata that follow from a file's folder, its name, or an address. */
export function rulesHandlers(
  context: EngineContext,
): Pick<Handlers, 'rules.list' | 'rules.preview' | 'rules.save' | 'rules.remove'> {
  const { db } = context.archive;
  const writes = ruleWrites(context.journal);
  return {
    'rules.list': () => ok({ rules: readRules(db) }),
    'rules.preview': (request, call) => previewRule(db, request, call),
    'rules.save': (request, call) => saveRule(context, writes, request, call),
    'rules.remove': (request) => removeRule(context, request),
  };
}
