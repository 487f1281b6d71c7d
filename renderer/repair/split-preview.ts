/** What a split at an offset makes of a text, in a line. */
export interface SplitPreview {
  /** Last words of the first piece, first words of the second; '' where nothing but blanks is there. */
  readonly before: string;
  readonly after: string;
  /** The second piece's first line where it reads like a title: short, and with text below it. */
  readonly title: string;
}

/** Shown of either side, UTF-16 units. */
const SHOWN = 70;
/** As the engine takes a first line for a title (contract: `articles.split`), UTF-16 units. */
const LONGEST_TITLE = 300;

/** `at` is a UTF-16 offset into `body`. */
export function splitPreview(body: string, at: number): SplitPreview {
  const first = body.slice(0, at).trimEnd();
  const rest = body.slice(at).trimStart();
  const [line = '', ...below] = rest.split('\n');
  const isTitle = line.length <= LONGEST_TITLE && below.some((each) => each.trim() !== '');
  return { before: lastWords(first), after: firstWords(rest), title: isTitle ? line.trim() : '' };
}

function firstWords(text: string): string {
  const flat = text
    .slice(0, SHOWN * 2)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (flat.length <= SHOWN) return flat;
  const cut = flat.lastIndexOf(' ', SHOWN);
  return `${flat.slice(0, cut > 0 ? cut : SHOWN)}…`;
}

function lastWords(text: string): string {
  const flat = text
    .slice(-SHOWN * 2)
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (flat.length <= SHOWN) return flat;
  const cut = flat.indexOf(' ', flat.length - SHOWN);
  return `…${flat.slice(cut >= 0 ? cut + 1 : flat.length - SHOWN)}`;
}
