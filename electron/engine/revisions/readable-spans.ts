import type { DiffSpan } from '../../contract/values.ts';

/** Blanks and punctuation: nothing that a reader would say has stayed. */
const IS_WORDLESS = /^[^\p{L}\p{N}\n]*$/u;
/** Changes on both sides that are so many times as long as the words between them swallow these. */
const OUTWEIGHS = 2;

interface Change {
  removed: string;
  added: string;
}

/**
 * Makes a diff by word one that can be read: where little stayed between two changes (a blank, a comma, a lone «في»
 * among rewritten sentences) they become one. Paragraphs are never joined. As the semantic cleanup of Google's
 * diff-match-patch, for words. What is added follows what is removed.
 */
export function readableSpans(spans: readonly DiffSpan[]): DiffSpan[] {
  const result: DiffSpan[] = [];
  let change: Change = { removed: '', added: '' };
  /** What stayed behind `change`, as long as it may yet become part of it. */
  let kept = '';
  const close = (): void => {
    if (change.removed !== '') result.push({ kind: 'removed', text: change.removed });
    if (change.added !== '') result.push({ kind: 'added', text: change.added });
    if (kept !== '') result.push({ kind: 'same', text: kept });
    change = { removed: '', added: '' };
    kept = '';
  };
  for (const [at, span] of spans.entries()) {
    if (span.kind === 'same') {
      kept = span.text;
      continue;
    }
    // The change that begins here: what is added may follow what is removed.
    const isFirst = spans[at - 1]?.kind === 'same' || at === 0;
    if (isFirst) {
      const next = changeAt(spans, at);
      if (swallows(change, kept, next)) {
        change.removed += kept;
        change.added += kept;
        kept = '';
      } else close();
    }
    change[span.kind] += span.text;
  }
  close();
  return result;
}

function changeAt(spans: readonly DiffSpan[], at: number): Change {
  const change: Change = { removed: '', added: '' };
  for (let next = spans[at]; next && next.kind !== 'same'; next = spans[++at]) change[next.kind] += next.text;
  return change;
}

function swallows(before: Change, kept: string, after: Change): boolean {
  if (kept === '' || kept.includes('\n')) return false;
  const isReplaced = before.removed + after.removed !== '' && before.added + after.added !== '';
  if (!isReplaced) return false;
  return IS_WORDLESS.test(kept) || [before, after].every((side) => weight(side) >= kept.length * OUTWEIGHS);
}

function weight({ removed, added }: Change): number {
  return Math.max(removed.length, added.length);
}
