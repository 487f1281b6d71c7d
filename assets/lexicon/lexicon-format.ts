const HEADER = '# marsad ar-frequency 1: shared prefix length, rest of the folded form, count; see README.md';

/**
 * The text that `parseArabicLexicon` reads: forms in code point order, front-coded: one digit for the letters
 * shared with the form before (at most 9), the letters that follow, the count when it is not 5.
 */
export function formatArabicLexicon(counts: ReadonlyMap<string, number>): string {
  const lines = [HEADER];
  let previous = '';
  for (const [form, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    let shared = 0;
    while (shared < 9 && shared < previous.length && form[shared] === previous[shared]) shared += 1;
    lines.push(`${shared}${form.slice(shared)}${count === 5 ? '' : count}`);
    previous = form;
  }
  return lines.join('\n') + '\n';
}
