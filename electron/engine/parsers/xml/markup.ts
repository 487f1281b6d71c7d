import type { XmlElement, XmlNode } from './xml-element.ts';

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** What an element is called in HTML: a name, '' to keep only what is in it, null to leave it out. */
export type HtmlName = (element: XmlElement) => string | null;

/**
 * What is in an element as HTML: XHTML by its own names, other vocabularies by `nameOf`. Of the attributes only
 * `href`, `style` and `hidden` are kept, which say whether something is shown or where it leads.
 */
export function htmlOf(element: XmlElement, nameOf: HtmlName = ({ local }) => local.toLowerCase()): string {
  const parts: string[] = [];
  const visit = (node: XmlNode): void => {
    if (typeof node === 'string') {
      parts.push(escaped(node));
      return;
    }
    const name = nameOf(node);
    if (name === null) return;
    const isTag = /^[a-z][a-z\d-]*$/.test(name);
    if (isTag) parts.push(`<${name}${attributesOf(node)}>`);
    for (const child of node.children) visit(child);
    if (isTag && !VOID.has(name)) parts.push(`</${name}>`);
  };
  for (const child of element.children) visit(child);
  return parts.join('');
}

const KEPT = new Set(['href', 'style', 'hidden']);

function attributesOf({ attributes }: XmlElement): string {
  return attributes
    .filter(({ local, namespace }) => namespace === '' && KEPT.has(local))
    .map(({ local, value }) => ` ${local}="${escaped(value).replaceAll('"', '&quot;')}"`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
