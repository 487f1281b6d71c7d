/** The two decoded texts of an article; line ends are `\n`. */
export interface ArticleText {
  readonly title: string;
  readonly body: string;
}

const SEPARATOR = '\n\n';

/** The one text of an article, for whoever needs a single one: the title, an empty line, the body. */
export function canonicalText({ title, body }: ArticleText): string {
  if (title === '') return body;
  if (body === '') return title;
  return title + SEPARATOR + body;
}

/** Where the body starts in `canonicalText`, in UTF-16 units; its length when there is no body. */
export function bodyOffset({ title, body }: ArticleText): number {
  if (title === '') return 0;
  return body === '' ? title.length : title.length + SEPARATOR.length;
}
