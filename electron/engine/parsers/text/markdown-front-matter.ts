/** Fields that a note says of itself above its text, by names in lower case; lists joined by `; `. */
export interface FrontMatter {
  readonly fields: ReadonlyMap<string, string>;
  /** Index of the first line of the text. */
  readonly end: number;
}

/** Longer ones are text between two rules. */
const MAX_LINES = 200;
const FIELD = /^([\p{L}_][\p{L}\p{N}_. -]{0,60}?)\s*([:=])(?:\s+|$)(.*)$/u;

/**
 * Front matter between `---` (YAML's simple lines, as Jekyll, Hugo, Obsidian and its web clipper write) or `+++` (TOML).
 * Only keys with a value, a list in brackets or a list of `- item` lines are read.
 */
export function frontMatter(lines: readonly string[]): FrontMatter {
  const none = { fields: new Map<string, string>(), end: 0 };
  const mark = lines[0]?.trim();
  if (mark !== '---' && mark !== '+++') return none;
  const close = lines.slice(1, MAX_LINES).findIndex((line) => {
    return line.trim() === mark || (mark === '---' && line.trim() === '...');
  });
  if (close < 0) return none;
  const fields = new Map<string, string>();
  let key = '';
  for (const line of lines.slice(1, close + 1)) {
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1];
    const [, name, , value = ''] = FIELD.exec(line) ?? [];
    if (item !== undefined && key !== '') {
      fields.set(key, [fields.get(key) ?? '', scalar(item)].filter((part) => part !== '').join('; '));
    } else if (name !== undefined) {
      key = name.trim().toLowerCase();
      fields.set(key, valueOf(value));
    }
  }
  return fields.size === 0 ? none : { fields, end: close + 2 };
}

function valueOf(raw: string): string {
  const text = raw.trim();
  if (/^[|>][+-]?$/.test(text)) return '';
  if (!text.startsWith('[') || !text.endsWith(']') || text.startsWith('[[')) return scalar(text);
  return text
    .slice(1, -1)
    .split(',')
    .map(scalar)
    .filter((part) => part !== '')
    .join('; ');
}

/** Without its quotes, and without the brackets of a link to another note. */
function scalar(raw: string): string {
  const text = raw.trim();
  const quote = text[0];
  const isQuoted = (quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote);
  const plain = isQuoted ? text.slice(1, -1).replace(/\\(["\\])/g, '$1') : text.replace(/\s+#.*$/, '');
  return plain.replace(/^\[\[(?:[^|\]]*\|)?([^|\]]*)\]\]$/, '$1').trim();
}
