import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { ruleDraftSchema, type Rule, type RuleDraft } from '../../contract/values.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import type { Row } from '../journal/journal.ts';

const fieldsSchema = ruleDraftSchema.entries.fields;
const criterionSchema = ruleDraftSchema.entries.criterion;
const dateFromSchema = ruleDraftSchema.entries.dateFrom;
const dateOrderSchema = ruleDraftSchema.entries.dateOrder;

/** All rules, in the order in which they are asked. */
export function readRules(db: DatabaseSync): Rule[] {
  return db.prepare('SELECT * FROM rules ORDER BY position, id').all().map(ruleOf);
}

/** The columns of a rule's row, without its id, position and age. */
export function ruleColumns(rule: RuleDraft): Row {
  return {
    criterion: rule.criterion,
    pattern: rule.pattern,
    fields: JSON.stringify(rule.fields),
    date_from: rule.dateFrom,
    date_order: rule.dateOrder,
    overwrites: Number(rule.overwrites),
    enabled: Number(rule.enabled),
  };
}

function ruleOf(row: SqlRow): Rule {
  return {
    id: textOf(row, 'id'),
    position: integerOf(row, 'position'),
    criterion: v.parse(criterionSchema, textOf(row, 'criterion')),
    pattern: textOf(row, 'pattern'),
    fields: v.parse(fieldsSchema, JSON.parse(textOf(row, 'fields'))),
    dateFrom: v.parse(dateFromSchema, textOf(row, 'date_from')),
    dateOrder: v.parse(dateOrderSchema, textOf(row, 'date_order')),
    overwrites: integerOf(row, 'overwrites') === 1,
    enabled: integerOf(row, 'enabled') === 1,
  };
}
