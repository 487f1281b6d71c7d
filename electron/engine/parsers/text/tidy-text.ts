/** A text as articles hold it: `\n` line ends, well-formed, no NULs, no trailing blanks, one empty line between blocks. */
export function tidyText(raw: string): string {
  return wellFormed(raw)
    .replace(/\r\n?|\u2028/g, '\n')
    .replaceAll('\u2029', '\n\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trim();
}

/** A title or a field: one line of at most `most` UTF-16 units (a parser's answer holds 5,000). */
export function oneLine(raw: string, most = 1000): string {
  const line = raw
    .slice(0, most * 8)
    .split(/\s+/)
    .join(' ')
    .trim();
  return wellFormed(line.slice(0, most)).trim();
}

function wellFormed(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
