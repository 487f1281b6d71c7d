import { decodeWords } from 'postal-mime';
import { decode } from '../encoding/decode.ts';

/** The header of a message or part: fields by their lower-case names, the first of each, unfolded and in ISO 8859-1. */
export type MimeHeader = ReadonlyMap<string, string>;

/** A structured field: its value in lower case, and its parameters. */
export interface StructuredField {
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

/** Longest field that is read, in bytes: long lists of receivers are cut. */
const MAX_FIELD = 64 * 1024;
/** Longest text of a field, in UTF-16 units. */
const MAX_TEXT = 1000;

/** Reads header lines: RFC 5322, folded lines joined, lines that are no field left out. */
export function readHeader(bytes: Uint8Array): MimeHeader {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const fields = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (/^[ \t]/.test(line)) {
      current?.push(line);
      continue;
    }
    const colon = line.indexOf(':');
    const name = colon < 0 ? '' : line.slice(0, colon).trim().toLowerCase();
    current = name !== '' && !fields.has(name) ? [line.slice(colon + 1)] : null;
    if (current) fields.set(name, current);
  }
  return new Map([...fields].map(([name, lines]) => [name, lines.join('').slice(0, MAX_FIELD).trim()]));
}

/**
 * A field's text on one line: RFC 2047 words decoded; raw 8-bit bytes, which no RFC allows and many mailers write, as
 * UTF-8, in the charset of the message or in what they read best as.
 */
export function headerText(header: MimeHeader, name: string, charset = ''): string {
  return fieldText(header.get(name) ?? '', charset);
}

/** The text of a field or parameter as `headerText` gives it; one that is decoded already (RFC 2231) stays. */
export function fieldText(raw: string, charset = ''): string {
  if (/[^\0-\xff]/.test(raw)) return shown(raw);
  const decoded = decode(Buffer.from(raw, 'latin1'), { declares: false, declared: charset });
  const text = decoded.ok ? decoded.value.text : raw;
  return shown(decodeWords(text));
}

function shown(text: string): string {
  return text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MAX_TEXT)
    .toWellFormed();
}

/** Reads `value; name=value; name*=charset''value; name*0=...` (RFC 2045, 2231), comments aside. */
export function structuredField(raw: string): StructuredField {
  const params = new Map<string, string>();
  const [value = '', ...rest] = splitField(raw);
  const pieces = new Map<string, { order: number; text: string; isEncoded: boolean }[]>();
  for (const part of rest) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const [, name = '', order, star] =
      /^([^*]+)(?:\*(\d{1,3}))?(\*)?$/.exec(part.slice(0, equals).trim()) ?? [];
    if (name === '') continue;
    const key = name.toLowerCase();
    const found = pieces.get(key) ?? [];
    found.push({
      order: Number(order ?? 0),
      text: unquoted(part.slice(equals + 1).trim()),
      isEncoded: star !== undefined,
    });
    pieces.set(key, found);
  }
  for (const [name, parts] of pieces) {
    const inOrder = parts.toSorted((a, b) => a.order - b.order);
    const text = inOrder.map((part) => part.text).join('');
    params.set(name, inOrder.some(({ isEncoded }) => isEncoded) ? extendedValue(text) : text);
  }
  return { value: value.replace(/\(.*$/, '').trim().toLowerCase(), params };
}

/** Splits at semicolons outside of quotes. */
function splitField(raw: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < raw.length; at++) {
    const character = raw[at];
    if (character === '\\' && isQuoted) at++;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === ';' && !isQuoted) {
      parts.push(raw.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, raw.slice(start)];
}

function unquoted(text: string): string {
  return text.startsWith('"') ? text.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : text;
}

/** `UTF-8'ar'%D8%A7`: RFC 2231. */
function extendedValue(text: string): string {
  const [, charset = 'utf-8', encoded = text] = /^([^']*)'[^']*'(.*)$/s.exec(text) ?? [];
  const bytes = Buffer.from(
    encoded.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  const decoded = decode(bytes, { declares: false, declared: charset });
  return decoded.ok ? decoded.value.text : encoded;
}
