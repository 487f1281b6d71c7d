/**
 * Whether a text is Markdown: by its name, since a dash or star at the start of a line is common in any text. A saved
 * page of that name has been told apart before.
 */
export function isMarkdown(_head: string, name: string): boolean {
  return /\.(?:md|markdown|mdown|mkdn?)$/i.test(name);
}
