import { describe, expect, it } from 'vitest';
import { MAX_XML_DEPTH, parseXml } from '../../../../electron/engine/parsers/xml/parse-xml.ts';
import { MAX_DOCTYPE } from '../../../../electron/engine/parsers/xml/prolog.ts';
import {
  attributeOf,
  childOf,
  descendantsOf,
  elementAt,
  lineOf,
  textOf,
  type XmlElement,
} from '../../../../electron/engine/parsers/xml/xml-element.ts';

function tree(xml: string, options?: Parameters<typeof parseXml>[1]): XmlElement {
  const result = parseXml(xml, options);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const refusal = (xml: string): string => {
  const result = parseXml(xml);
  return result.ok ? 'ok' : result.error.code;
};

describe('names', () => {
  it('belong to the namespace that holds where they stand, whatever the prefix', () => {
    const root = tree(
      '<a xmlns="urn:1" xmlns:p="urn:2"><p:b p:k="v" k="w"/><c xmlns="urn:3" xmlns:p="urn:4"><p:b/></c><p:b/><q:b/></a>',
    );
    expect(root.namespace).toBe('urn:1');
    expect(descendantsOf(root, 'b').map(({ namespace }) => namespace)).toEqual([
      'urn:2',
      'urn:4',
      'urn:2',
      'q',
    ]);
    const b = childOf(root, 'b', 'urn:2');
    expect([attributeOf(b, 'k', 'urn:2'), attributeOf(b, 'k')]).toEqual(['v', 'w']);
  });

  it('keep their case unless lower case is asked for', () => {
    expect(tree('<A B="1"><cD/></A>')).toMatchObject({ local: 'A', children: [{ local: 'cD' }] });
    const lower = tree('<A B="1"><cD/></a>', { lowerCase: true });
    expect([lower.local, attributeOf(lower, 'b')]).toEqual(['a', '1']);
  });
});

describe('texts', () => {
  it('are decoded once, and not at all where they are literal', () => {
    const root = tree('<a t="&lt;&#x627;&eacute;"><![CDATA[&amp;<b>]]> &amp;lt; &#1593;&unknown;&nbsp;</a>');
    expect(attributeOf(root, 't')).toBe('<\u0627é');
    expect(textOf(root)).toBe('&amp;<b> &lt; \u0639&unknown;\u00A0');
  });

  it('are well-formed and hold no control characters', () => {
    expect(textOf(tree('<a>a\u0001b&#2;c&#xD800;d\uD800e\r\nf\tg</a>'))).toBe('abcd\uFFFDe\nf\tg');
  });

  it('of a document cut off are kept', () => {
    expect(lineOf(elementAt(tree('<a><b><c>mot'), 'b', 'c'))).toBe('mot');
  });
});

describe('limits', () => {
  it('on depth', () => {
    expect(refusal('<a>'.repeat(MAX_XML_DEPTH))).toBe('ok');
    expect(refusal('<a>'.repeat(MAX_XML_DEPTH + 1))).toBe('malformed');
  });

  it('on elements and attributes together', () => {
    expect(refusal(`<a>${'<b/>'.repeat(499_000)}</a>`)).toBe('ok');
    expect(refusal(`<a>${'<b c="" d=""/>'.repeat(200_000)}</a>`)).toBe('too-large');
  });

  it('on the document type, whose quoted brackets do not end it', () => {
    const doctype = (filling: string): string =>
      `<!DOCTYPE a [ <!ENTITY b "]>"> <!-- ]> ' --> ${filling} ]><a>x</a>`;
    expect(textOf(tree(doctype('<!ELEMENT a ANY>')))).toBe('x');
    expect(refusal(doctype('<!ELEMENT a ANY>'.repeat(MAX_DOCTYPE / 16)))).toBe('malformed');
  });

  it('without an element there is no document', () => {
    expect(refusal('')).toBe('malformed');
    expect(refusal('<?xml version="1.0"?><!-- <a> -->')).toBe('malformed');
  });
});
