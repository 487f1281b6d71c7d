import { oneLine } from './tidy-text.ts';

/** A first line up to this length, in UTF-16 units, is a headline. */
const MAX_HEADLINE = 120;
const SENTENCE_END = /[.!?؟…۔。](?=["»”')\]]*(?:\s|$))/u;

/**
 * Title and body of an item that has no title of its own, such as a post: a first line of at most 120 UTF-16 units
 * before more text is its headline; otherwise its first sentence, cut at a word, names it and the body keeps it all.
 */
export function withHeadline(text: string): { title: string; body: string } {
  const end = text.indexOf('\n');
  const first = oneLine(end < 0 ? text : text.slice(0, end));
  if (first.length <= MAX_HEADLINE) {
    const rest = end < 0 ? '' : text.slice(end).trim();
    return { title: first, body: rest === '' ? text : rest };
  }
  const stop = SENTENCE_END.exec(first)?.index;
  if (stop !== undefined && stop < MAX_HEADLINE) return { title: first.slice(0, stop + 1), body: text };
  const blank = first.lastIndexOf(' ', MAX_HEADLINE - 1);
  const cut = first.slice(0, blank > MAX_HEADLINE / 2 ? blank : MAX_HEADLINE - 1);
  return { title: `${cut.toWellFormed().replaceAll('\uFFFD', '')}…`, body: text };
}
