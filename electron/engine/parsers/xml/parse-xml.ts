import { Parser } from 'htmlparser2';
import { fail, ok, type Result } from '../../../contract/result.ts';
import { rootStart } from './prolog.ts';
import { decodeReferences, withoutControls } from './references.ts';
import { XML_NAMESPACE, type XmlAttribute, type XmlElement, type XmlNode } from './xml-element.ts';

/** Deepest nesting of elements. */
export const MAX_XML_DEPTH = 512;
/** Most elements, attributes and texts. */
export const MAX_XML_NODES = 500_000;
/** Most `<` and `&`: twice a start tag, an end tag and a reference for each of these. */
const MAX_XML_MARKS = 3_000_000;

export interface XmlOptions {
  /** Element and attribute names in lower case, as for formats whose writers get the case wrong. */
  readonly lowerCase?: boolean;
  /** Namespaces of prefixes that documents of this format use without declaring them. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** Whether an open element's end tag has been forgotten, now that another element begins; names without prefix. */
  readonly endsBefore?: (open: string, opening: string) => boolean;
}

/**
 * Reads decoded XML as a tree, as leniently as feed readers do: junk before the document, an unescaped `&`, missing
 * end tags and a missing end are repaired, control characters left out. A document type is tolerated, but nothing
 * that it declares is expanded or fetched. Answers the root. Expected failures: `malformed` where there is no element
 * or too deep a nesting, `too-large` beyond `MAX_XML_NODES`.
 */
export function parseXml(text: string, options: XmlOptions = {}): Result<XmlElement> {
  const start = rootStart(text);
  if (!start.ok) return start;
  if (countMarks(text) > MAX_XML_MARKS) return fail('too-large', { limit: MAX_XML_NODES, unit: 'elements' });
  const builder = treeBuilder(options);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => builder.open(name, attributes) || parser.pause(),
      onclosetag: () => builder.close(),
      ontext: (data) => builder.text(data),
      oncdatastart: () => builder.literal(true),
      oncdataend: () => builder.literal(false),
    },
    // References are decoded here: the parser knows either XML's or HTML's, and cannot tell what is literal.
    {
      xmlMode: true,
      decodeEntities: false,
      lowerCaseTags: options.lowerCase ?? false,
      lowerCaseAttributeNames: options.lowerCase ?? false,
    },
  );
  parser.end(escapeStrayMarks(text.slice(start.value).replace(/\r\n?/g, '\n')));
  return builder.finish();
}

const AMPERSAND = 0x26;
const LESS = 0x3c;

/** Each costs memory of its own, whatever it stands for: counted before anything is built. */
function countMarks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LESS || code === AMPERSAND) count++;
  }
  return count;
}

// Before one of these, `<` cannot begin markup: `<3`, `a <= b`.
const STRAY_MARK = /<(?=[\d\s=<>.,;:"'()&-])/g;
const CDATA = '<![CDATA[';

/** Escapes each `<` that its writer forgot to escape; what is literal stays as it is. Linear. */
function escapeStrayMarks(text: string): string {
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf(CDATA, at);
    const literal = start < 0 ? text.length : start;
    parts.push(text.slice(at, literal).replace(STRAY_MARK, '&lt;'));
    const end = text.indexOf(']]>', literal);
    at = end < 0 ? text.length : end;
    parts.push(text.slice(literal, at));
  }
  return parts.join('');
}

interface OpenElement {
  readonly element: XmlElement;
  readonly children: XmlNode[];
  readonly prefixes: readonly string[];
  text: string;
}

interface TreeBuilder {
  /** Answers false when a limit has been passed and the rest is not wanted. */
  open(name: string, attributes: Readonly<Record<string, string>>): boolean;
  close(): void;
  text(data: string): void;
  literal(isLiteral: boolean): void;
  finish(): Result<XmlElement>;
}

function treeBuilder({ prefixes = {}, endsBefore }: XmlOptions): TreeBuilder {
  const scopes = namespaceScopes(prefixes);
  const open: OpenElement[] = [];
  // What the parser takes to be open: end tags that `endsBefore` supplies are not known to it.
  const begun: OpenElement[] = [];
  let root: XmlElement | null = null;
  let nodes = 0;
  let failure: Result<never> | null = null;
  let isLiteral = false;

  const flushText = (): void => {
    const top = open.at(-1);
    if (!top || top.text === '') return;
    const text = withoutControls(top.text).toWellFormed();
    top.text = '';
    if (text === '') return;
    top.children.push(text);
    nodes++;
  };
  const closeTop = (): void => {
    flushText();
    const top = open.pop();
    if (top) scopes.leave(top.prefixes);
  };

  return {
    open(name, attributes) {
      const opening = localName(name);
      const kept = open.findLastIndex(({ element }) => !(endsBefore?.(element.local, opening) ?? false));
      for (let within = open.length - 1; within > kept; within--) closeTop();
      flushText();
      const pairs = Object.entries(attributes);
      nodes += 1 + pairs.length;
      if (nodes > MAX_XML_NODES) failure = fail('too-large', { limit: MAX_XML_NODES, unit: 'elements' });
      if (open.length >= MAX_XML_DEPTH) failure = fail('malformed', { limit: MAX_XML_DEPTH });
      if (failure) return false;

      const declared = scopes.enter(pairs);
      const children: XmlNode[] = [];
      const element: XmlElement = {
        local: opening,
        namespace: scopes.resolve(prefixOf(name)),
        attributes: pairs.flatMap(([key, value]): XmlAttribute[] => {
          if (key === 'xmlns' || key.startsWith('xmlns:')) return [];
          const prefix = prefixOf(key);
          const local = localName(key);
          const namespace = prefix === '' ? '' : scopes.resolve(prefix);
          return [{ local, namespace, value: withoutControls(decodeReferences(value)).toWellFormed() }];
        }),
        children,
      };
      const parent = open.at(-1);
      if (parent) parent.children.push(element);
      root ??= element;
      const entry: OpenElement = { element, children, prefixes: declared, text: '' };
      open.push(entry);
      begun.push(entry);
      return true;
    },
    close() {
      const ended = begun.pop();
      const at = ended ? open.lastIndexOf(ended) : -1;
      if (at < 0) return;
      for (let within = open.length; within > at; within--) closeTop();
    },
    text(data) {
      const top = open.at(-1);
      if (top) top.text += isLiteral ? data : decodeReferences(data);
    },
    literal(wanted) {
      isLiteral = wanted;
    },
    finish() {
      while (open.length > 0) closeTop();
      if (failure) return failure;
      return root ? ok(root) : fail('malformed');
    },
  };
}

interface NamespaceScopes {
  /** Takes up an element's declarations; answers their prefixes, '' for the default one. */
  enter(attributes: readonly (readonly [string, string])[]): string[];
  leave(prefixes: readonly string[]): void;
  resolve(prefix: string): string;
}

/** Namespaces in XML 1.0: a declaration holds for its element and all within it. */
function namespaceScopes(fallback: Readonly<Record<string, string>>): NamespaceScopes {
  const bound = new Map<string, string[]>([['xml', [XML_NAMESPACE]]]);
  const fallbacks = new Map(Object.entries(fallback));
  return {
    enter(attributes) {
      const prefixes: string[] = [];
      for (const [key, value] of attributes) {
        if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue;
        const prefix = key.slice('xmlns:'.length);
        const stack = bound.get(prefix) ?? [];
        stack.push(decodeReferences(value).trim());
        bound.set(prefix, stack);
        prefixes.push(prefix);
      }
      return prefixes;
    },
    leave(prefixes) {
      for (const prefix of prefixes) bound.get(prefix)?.pop();
    },
    resolve: (prefix) => bound.get(prefix)?.at(-1) ?? fallbacks.get(prefix) ?? prefix,
  };
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf(':')));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
