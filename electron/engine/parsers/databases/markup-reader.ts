import { Parser } from 'htmlparser2';
import { fail, ok, type Result } from '../../../contract/result.ts';
import { MAX_DEPTH } from '../html/html-scan.ts';
import { cleanText, type TextBlock } from './text-block.ts';

export interface MarkupTag {
  /** Lower case, without a namespace prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly classes: readonly string[];
}

/** What a page consists of, in its order. `field` is the innermost field, '' outside of all. */
export type MarkupEvent =
  | { readonly kind: 'open'; readonly field: string; readonly tag: MarkupTag }
  | { readonly kind: 'close'; readonly field: string }
  | { readonly kind: 'block'; readonly field: string; readonly block: TextBlock };

export interface MarkupReading {
  readonly xml: boolean;
  /** The field that an element opens, `SKIPPED` for one whose text is left out, null for any other. */
  readonly fieldOf: (tag: MarkupTag, within: string) => string | null;
  readonly onEvent: (event: MarkupEvent) => void;
  /** Any element that opens none: a link within running text. */
  readonly onTag?: (tag: MarkupTag, within: string) => void;
}

export const SKIPPED = '-';

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody tfoot thead title tr ul'
  ).split(' '),
);
const UNREAD = new Set(
  'script style noscript template svg math iframe object select textarea head title'.split(' '),
);
const KINDS: Readonly<Record<string, TextBlock['kind']>> = {
  ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, 'heading' as const])),
  li: 'item',
  figcaption: 'caption',
  blockquote: 'quote',
};
/** In XML all elements are blocks but those that databases set into running text. */
const XML_INLINE = new Set('hlt elink b i u em strong sup sub br ref'.split(' '));

// Markup is handed over in pieces, so that reading ends soon after a limit is passed.
const PIECE = 64 * 1024;

interface Frame {
  readonly field: string;
  readonly opens: boolean;
  readonly kind: TextBlock['kind'];
  readonly isBlock: boolean;
}

/**
 * Reads markup as a stream of fields and paragraphs, in time linear in its length and without a tree: an export of
 * thousands of articles takes no more memory than its text. No declared entity is expanded, nothing is fetched.
 * Expected failure: `malformed` when elements nest deeper than `MAX_DEPTH`.
 */
export function readMarkup(markup: string, { xml, fieldOf, onEvent, onTag }: MarkupReading): Result<null> {
  const frames: Frame[] = [{ field: '', opens: false, kind: 'paragraph', isBlock: true }];
  const top = (): Frame => frames.at(-1) ?? { field: '', opens: false, kind: 'paragraph', isBlock: true };
  let pieces: string[] = [];
  const state = { tooDeep: false };

  const flush = (): void => {
    if (pieces.length === 0) return;
    const { field, kind } = top();
    const text = pieces.join('');
    pieces = [];
    for (const part of cleanText(text).split('\n\n')) {
      if (part !== '') onEvent({ kind: 'block', field, block: { text: part, kind } });
    }
  };

  const open = (rawName: string, attributes: Readonly<Record<string, string>>): void => {
    const name = localName(rawName);
    if (frames.length > MAX_DEPTH) state.tooDeep = true;
    if (state.tooDeep) return;
    const outer = top();
    const tag = { name, attributes, classes: (attributes['class'] ?? '').split(/\s+/).slice(0, 20) };
    const isUnread = outer.field === SKIPPED || (!xml && UNREAD.has(name));
    const field = isUnread ? SKIPPED : fieldOf(tag, outer.field);
    const isBlock = field !== null || (xml ? !XML_INLINE.has(name) : BLOCKS.has(name));
    if (isBlock) flush();
    else if (name === 'br') pieces.push('\n');
    else if ((name === 'td' || name === 'th') && pieces.length > 0) pieces.push(' | ');
    const opens = field !== null && field !== SKIPPED;
    if (opens) onEvent({ kind: 'open', field, tag });
    else onTag?.(tag, outer.field);
    frames.push({ field: field ?? outer.field, opens, kind: KINDS[name] ?? outer.kind, isBlock });
  };

  const close = (): void => {
    if (state.tooDeep || frames.length < 2) return;
    const { isBlock, opens, field } = top();
    if (isBlock) flush();
    frames.pop();
    if (opens) onEvent({ kind: 'close', field });
  };

  const parser = new Parser(
    {
      onopentag: open,
      onclosetag: close,
      ontext(text) {
        if (!state.tooDeep && top().field !== SKIPPED) pieces.push(text.replace(/[ \t\r\n\f]+/g, ' '));
      },
    },
    { xmlMode: xml, decodeEntities: true },
  );
  for (let at = 0; at < markup.length && !state.tooDeep; at += PIECE)
    parser.write(markup.slice(at, at + PIECE));
  if (state.tooDeep) return fail('malformed', { limit: MAX_DEPTH });
  parser.end();
  flush();
  return ok(null);
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}
