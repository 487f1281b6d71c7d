import type { DateToken } from './date-token.ts';
import type { NameMatch } from './name-table.ts';
import { nameTable, readName } from './name-table.ts';

/** The one before, this one, the one after. */
export type Shift = -1 | 0 | 1;

const AFTER = nameTable<Shift>([
  ['الماضي|الماضية|المنصرم|المنصرمة|الفائت|الفائتة|المنقضي|dernier|dernière|passé|گذشته|האחרון|שעבר', -1],
  ['الجاري|الجارية|الحالي|الحالية|courant|جاری|הנוכחי|הזה', 0],
  ['المقبل|المقبلة|القادم|القادمة|prochain|prochaine|آینده|הבא', 1],
]);

const BEFORE = nameTable<Shift>([
  ['last|прошлый|прошлую|прошлое|прошлого|прошлом', -1],
  ['this|ce|cette|هذا|هذه|в этом|этого|امسال', 0],
  ['next|следующий|следующую|следующее|следующего|следующем|будущем', 1],
]);

/** A word after a period that says which one is meant: «الماضي», "dernier". */
export function readQualifierAfter(tokens: readonly DateToken[], at: number): NameMatch<Shift> | null {
  return tokens[at]?.gap === 'paragraph' ? null : readName(tokens, at, AFTER);
}

/** A word before a period that says which one is meant: "last", «هذا». */
export function readQualifierBefore(tokens: readonly DateToken[], at: number): NameMatch<Shift> | null {
  return readName(tokens, at, BEFORE);
}
