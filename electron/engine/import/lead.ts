/** Longest lead, in UTF-16 units (see `ArticleRow.lead`). */
const MAX_LEAD = 240;

/** The first words of a body on one line, at most `limit` UTF-16 units, cut between words where there are any. */
export function leadOf(body: string, limit = MAX_LEAD): string {
  const folded = body
    .slice(0, 4 * limit)
    .replace(/\s+/g, ' ')
    .trim();
  if (folded.length <= limit) return folded.toWellFormed();
  const cut = folded.slice(0, limit + 1);
  const blank = cut.lastIndexOf(' ');
  return withoutHalf(blank > limit / 2 ? cut.slice(0, blank) : cut.slice(0, limit));
}

/** Without half of a surrogate pair at its end. */
function withoutHalf(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
