/** Longest lead, in UTF-16 units (see `ArticleRow.lead`). */
const MAX_LEAD = 240;

/** The first words of a body on one line, at most 240 UTF-16 units, cut between words where there are any. */
export function leadOf(body: string): string {
  const folded = body
    .slice(0, 4 * MAX_LEAD)
    .replace(/\s+/g, ' ')
    .trim();
  if (folded.length <= MAX_LEAD) return folded.toWellFormed();
  const cut = folded.slice(0, MAX_LEAD + 1);
  const blank = cut.lastIndexOf(' ');
  return withoutHalf(blank > MAX_LEAD / 2 ? cut.slice(0, blank) : cut.slice(0, MAX_LEAD));
}

/** Without half of a surrogate pair at its end. */
function withoutHalf(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
