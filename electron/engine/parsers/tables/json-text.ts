import { fail, ok, type Result } from '../../../contract/result.ts';

/** Deepest nesting of arrays and objects: JSON.parse and whoever walks its answer recurse. */
const MAX_JSON_DEPTH = 200;

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

/** Parses JSON after measuring its depth by a scan. Failure: `malformed`, with `limit` where it nests too deep. */
export function parseJson(text: string): Result<Json> {
  if (jsonDepth(text) > MAX_JSON_DEPTH) return fail('malformed', { limit: MAX_JSON_DEPTH });
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

/** Deepest nesting of brackets outside of strings; linear, and right for whatever JSON.parse would accept. */
function jsonDepth(text: string): number {
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
      if (depth > deepest) deepest = depth;
    } else if (code === 0x5d || code === 0x7d) {
      depth--;
    }
  }
  return deepest;
}
