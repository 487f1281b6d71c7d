import type { ArticleText } from '../../text/article.ts';

/**
 * What a text is to another one of the same identity: its `revision`; an `excerpt`, which says nothing that the other
 * does not; something of its `own` that must not take the other's place.
 */
export type Verdict = 'revision' | 'excerpt' | 'own';

/** A text of less than this part of the other is a summary, not a revision: it never takes a full text's place. */
const SUMMARY = 0.5;
/** Part of the shorter text's words that a revision shares, where the identity alone does not decide. */
const SHARED = 0.5;
/** Words that are compared at most. */
const COMPARED = 20_000;

/**
 * Judges a new text against the one that stands. `isOwnIdentity`: their common address or number is of one item
 * alone; a section's page, say, must share words, too.
 */
export function judgeRevision(standing: ArticleText, made: ArticleText, isOwnIdentity: boolean): Verdict {
  const [before, after] = [wordsOf(standing.body), wordsOf(made.body)];
  if (after.length < before.length * SUMMARY) {
    return isContained(made, standing) ? 'excerpt' : 'own';
  }
  if (isOwnIdentity) return 'revision';
  const [all, others] = [
    wordsOf(`${standing.title} ${standing.body}`),
    wordsOf(`${made.title} ${made.body}`),
  ];
  return shared(all, others) >= SHARED ? 'revision' : 'own';
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Whether all that a summary says stands in the text, its last dots apart. */
function isContained(summary: ArticleText, text: ArticleText): boolean {
  const plain = (part: string): string => wordsOf(part).join(' ');
  const whole = ` ${plain(text.title)} \n ${plain(text.body)} `;
  return [summary.title, summary.body].every(
    (part) => whole.includes(` ${plain(part)} `) || plain(part) === '',
  );
}

/** Part of the shorter list that the other one has, too, each word as often as it is there. */
function shared(one: readonly string[], other: readonly string[]): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const left = new Map<string, number>();
  for (const word of long.slice(0, COMPARED)) left.set(word, (left.get(word) ?? 0) + 1);
  let met = 0;
  const counted = short.slice(0, COMPARED);
  for (const word of counted) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    met++;
    left.set(word, count - 1);
  }
  return counted.length === 0 ? 0 : met / counted.length;
}
