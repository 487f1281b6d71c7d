import type { Namespaces } from './xml-events.ts';

/** Transitional and strict namespaces of WordprocessingML (ECMA-376, ISO/IEC 29500). */
export const WORD_NAMESPACES: Namespaces = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
};

/** Of the package's own parts: relations, and properties in Dublin Core. */
export const PACKAGE_NAMESPACES: Namespaces = {
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://schemas.openxmlformats.org/package/2006/metadata/core-properties': 'cp',
};

/**
 * Nothing in them is text of the document as it reads now: deletions, former properties, comments, codes of
 * fields, how a text is pronounced, and the copy of a drawing for older programs.
 */
export const SKIPPED = new Set([
  'w:del',
  'w:moveFrom',
  'w:rPrChange',
  'w:pPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:tblGridChange',
  'w:sectPrChange',
  'w:numberingChange',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'w:rt',
  'w:sectPr',
]);
