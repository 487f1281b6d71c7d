import { Parser } from 'htmlparser2';
import type { Result } from '../../../contract/result.ts';
import { decode } from '../encoding/decode.ts';
import { LimitReached, withinLimits } from './limit-reached.ts';

/** Elements that may lie in each other; Word itself writes less than 200. */
const MAX_DEPTH = 1000;
/** Most `<`: a sheet of 200,000 rows of ten cells has eight million. */
const MAX_TAGS = 10_000_000;
/** Most `&`: each is an event of its own. */
const MAX_REFERENCES = 3_000_000;

export interface XmlHandler {
  /** `name` and the attributes' names begin with the prefixes of `namespaces`, whatever prefix the file uses. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(data: string): void;
}

/** Namespace URI -> prefix by which the reader calls it; '' for none. */
export type Namespaces = Readonly<Record<string, string>>;

/**
 * Reads an XML part as a stream of events, every opened element closed. A DOCTYPE is passed over: of entities only the
 * five of XML and numeric ones are known, nothing is expanded or fetched. Expected failures: `too-deep`, `too-large`, `undecodable`, and
 * those of a `LimitReached` that the handler throws.
 */
export function readXml(bytes: Uint8Array, namespaces: Namespaces, handler: XmlHandler): Result<null> {
  const decoded = decode(bytes, { chosen: undefined, declares: true });
  return decoded.ok ? readXmlText(decoded.value.text, namespaces, handler) : decoded;
}

/** The same for a part that is already text. */
export function readXmlText(text: string, namespaces: Namespaces, handler: XmlHandler): Result<null> {
  const scopes: (Scope | null)[] = [];
  let scope: Scope = { prefixes: new Map(), names: new Map() };
  const outer: Scope[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (scopes.length >= MAX_DEPTH) throw new LimitReached('too-deep', MAX_DEPTH);
        const inner = innerScope(scope, attributes, namespaces);
        scopes.push(inner);
        if (inner) {
          outer.push(scope);
          scope = inner;
        }
        handler.open(canonical(scope, name, true), renamed(scope, attributes));
      },
      onclosetag(name) {
        handler.close(canonical(scope, name, true));
        if (scopes.pop()) scope = outer.pop() ?? scope;
      },
      ontext: (data) => handler.text(data),
    },
    { xmlMode: true },
  );
  return withinLimits(() => {
    if (countOf(text, '<') > MAX_TAGS) throw new LimitReached('too-large', MAX_TAGS);
    if (countOf(text, '&') > MAX_REFERENCES) throw new LimitReached('too-large', MAX_REFERENCES);
    parser.end(text);
    return null;
  });
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

interface Scope {
  /** The file's prefix -> ours. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** The file's names -> ours: a document has few, and each thousands of times. */
  readonly names: Map<string, string>;
}

/** The scope of an element that declares namespaces; null where it declares none. */
function innerScope(
  { prefixes }: Scope,
  attributes: Readonly<Record<string, string>>,
  namespaces: Namespaces,
): Scope | null {
  let inner: Map<string, string> | null = null;
  for (const [name, uri] of Object.entries(attributes)) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name.slice(6);
    inner ??= new Map(prefixes);
    inner.set(prefix, Object.hasOwn(namespaces, uri) ? (namespaces[uri] ?? '') : prefix);
  }
  return inner && { prefixes: inner, names: new Map() };
}

const MAX_CACHED_NAMES = 1000;

function canonical({ prefixes, names }: Scope, name: string, isElement: boolean): string {
  const known = isElement ? names.get(name) : undefined;
  if (known !== undefined) return known;
  const colon = name.indexOf(':');
  // An attribute without a prefix is in no namespace.
  if (colon < 0 && !isElement) return name;
  const prefix = prefixes.get(colon < 0 ? '' : name.slice(0, colon));
  const local = name.slice(colon + 1);
  const result = prefix === undefined ? name : prefix === '' ? local : `${prefix}:${local}`;
  if (isElement && names.size < MAX_CACHED_NAMES) names.set(name, result);
  return result;
}

function renamed(
  scope: Scope,
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const name in attributes) {
    const value = attributes[name];
    if (value !== undefined) result[canonical(scope, name, false)] = value;
  }
  return result;
}
