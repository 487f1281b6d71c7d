import { majorityDirection } from '../../electron/text/script.ts';

export type TextDirection = 'rtl' | 'ltr';

/** Letters that are looked at: enough to tell, cheap on a paragraph of a megabyte. */
const SAMPLE = 600;
/** «AFP», «Reuters, Vienna», a URL: too short to be a paragraph in a language of its own. UTF-16 units. */
const SHORT = 32;
const ADDRESS = /^\s*(?:https?:\/\/|www\.|@|#)?\S+\s*$/u;

/** Direction of a title by the script of most of its letters. */
export function titleDirection(title: string, article: TextDirection): TextDirection {
  const direction = majorityDirection(title);
  return direction === 'neutral' ? article : direction;
}

/** Direction of an article as a whole: of most letters at its beginning; `fallback` when it has none. */
export function articleDirection(
  article: { title: string; body: string },
  fallback: TextDirection,
): TextDirection {
  const body = majorityDirection(article.body.slice(0, 4 * SAMPLE));
  return body === 'neutral' ? titleDirection(article.title, fallback) : body;
}

/** Direction of a paragraph: its own, unless it is a scrap (a word, an address) inside an article of the other. */
export function paragraphDirection(text: string, article: TextDirection): TextDirection {
  const direction = majorityDirection(text.slice(0, SAMPLE));
  if (direction === 'neutral' || direction === article) return article;
  return text.trim().length <= SHORT || ADDRESS.test(text) ? article : direction;
}
