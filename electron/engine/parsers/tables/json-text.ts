import { fail, ok, type Result } from '../../../contract/result.ts';

/** Deepest nesting of arrays and objects: JSON.parse and whoever walks its answer recurse. */
const MAX_JSON_DEPTH = 200;
/** Most values: the smallest take ten times the memory of their text. */
const MAX_JSON_VALUES = 5_000_000;

/** Any JSON value; numbers that a double cannot hold are the text they were written as. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A member's text: '' where it is missing or no text or number. Numbers in an object's prototype are none. */
export function textAt(object: JsonObject, key: string): string {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/** A member, undefined where the object itself has none of that name. */
export function memberOf(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/**
 * Parses JSON after measuring it by a scan. Failures: `malformed`, with `limit` where it nests too deep; `too-large`,
 * too many values.
 */
export function parseJson(text: string): Result<Json> {
  const { depth, values } = jsonMeasure(text);
  if (depth > MAX_JSON_DEPTH) return fail('malformed', { limit: MAX_JSON_DEPTH });
  if (values > MAX_JSON_VALUES) return fail('too-large', { limit: MAX_JSON_VALUES, unit: 'elements' });
  try {
    return ok(/\d{16}|\de\d/i.test(text) ? parseWithNumbers(text) : (JSON.parse(text) as Json));
  } catch {
    return fail('malformed');
  }
}

/** Numbers as written where a double would change them: ids of social networks have 19 digits. */
function parseWithNumbers(text: string): Json {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    if (typeof value !== 'number' || context?.source === undefined) return value;
    const isExact = Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
    return isExact ? value : context.source;
  }) as Json;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Deepest nesting of brackets outside of strings, and how many values there are, about; linear, and right for whatever
 * JSON.parse would accept.
 */
function jsonMeasure(text: string): { depth: number; values: number } {
  let values = 1;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      for (at++; at < text.length && text.charCodeAt(at) !== QUOTE; at++) {
        if (text.charCodeAt(at) === BACKSLASH) at++;
      }
    } else if (code === 0x5b || code === 0x7b) {
      depth++;
      values++;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) {
      depth--;
    } else if (code === 0x2c) {
      values++;
    }
  }
  return { depth: deepest, values };
}
