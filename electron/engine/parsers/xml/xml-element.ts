/** An element of an XML document. */
export interface XmlElement {
  /** Without its prefix, as written. */
  readonly local: string;
  /** The namespace's name; '' for none, the prefix itself where it is not declared. */
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  /** Texts are decoded; two texts never stand side by side. */
  readonly children: readonly XmlNode[];
}

export interface XmlAttribute {
  readonly local: string;
  /** '' for an attribute without a prefix, as XML has it. */
  readonly namespace: string;
  readonly value: string;
}

export type XmlNode = XmlElement | string;

/** Bound to the prefix `xml` in every document. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** The elements right within, of a name and, unless it is left out, a namespace. */
export function childrenOf(parent: XmlElement, local: string, namespace?: string): XmlElement[] {
  return elementsOf(parent).filter((child) => isNamed(child, local, namespace));
}

/** The first such element right within; null for none. */
export function childOf(parent: XmlElement, local: string, namespace?: string): XmlElement | null {
  return elementsOf(parent).find((child) => isNamed(child, local, namespace)) ?? null;
}

/** All elements right within. */
export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string');
}

/** All elements of a name at any depth, in the order of the document; the element itself is not one of them. */
export function descendantsOf(parent: XmlElement, local: string, namespace?: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      if (isNamed(child, local, namespace)) found.push(child);
      visit(child);
    }
  };
  visit(parent);
  return found;
}

/** The element that a path of names leads to, each the first of its name; null where it breaks off. */
export function elementAt(from: XmlElement | null, ...path: readonly string[]): XmlElement | null {
  let element = from;
  for (const local of path) element = element && childOf(element, local);
  return element;
}

/** All text within, as written; '' for null. */
export function textOf(element: XmlElement | null): string {
  if (!element) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** `textOf` as one line: white space folded. */
export function lineOf(element: XmlElement | null): string {
  return textOf(element).replace(/\s+/g, ' ').trim();
}

/** An attribute's value, trimmed; '' where it is missing. Without a namespace, the one that has none. */
export function attributeOf(element: XmlElement | null, local: string, namespace = ''): string {
  const found = element?.attributes.find((each) => each.local === local && each.namespace === namespace);
  return found?.value.trim() ?? '';
}

function isNamed(element: XmlElement, local: string, namespace: string | undefined): boolean {
  return element.local === local && (namespace === undefined || element.namespace === namespace);
}
