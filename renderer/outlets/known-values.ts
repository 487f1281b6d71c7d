import { gradeOf } from '../codebook/match-tags.ts';
import type { Suggestion } from '../controls/suggestion.ts';

/** Values in use that meet what was typed, the commonest first; of nothing typed, all. At most `limit`. */
export function knownValues(values: readonly string[], text: string, limit: number): Suggestion[] {
  const uses = new Map<string, number>();
  for (const value of values) if (value !== '') uses.set(value, (uses.get(value) ?? 0) + 1);
  const meets = (value: string): boolean => {
    const grade = text.trim() === '' ? 'same' : gradeOf(text, value);
    return grade !== null && grade !== 'scattered';
  };
  return [...uses]
    .filter(([value]) => meets(value))
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([value]) => ({ value }));
}
