// Titles come from other people's files: a terminal must not take them for commands (C0, DEL, C1), nor be
// turned around by them (bidi controls).
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;

/** Where a command's answer goes: stdout, as JSON or as text. */
export interface Output {
  readonly json: boolean;
  /** A line of JSON with `--json`, otherwise `text()`. */
  line(value: unknown, text: () => string): void;
}

export function createOutput(json: boolean, write: (text: string) => void): Output {
  return {
    json,
    line: (value, text) => write(`${json ? JSON.stringify(value) : printable(text())}\n`),
  };
}

/** Text without what a terminal would obey. */
export function printable(text: string): string {
  return text.replace(CONTROL, '\uFFFD');
}

/** One line of it: blanks and line breaks as single spaces, cut at `length` characters. */
export function oneLine(text: string, length = 100): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(flat);
  return characters.length <= length ? flat : `${characters.slice(0, length - 1).join('')}…`;
}

/** `1 article`, `2 articles`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
