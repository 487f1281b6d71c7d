import { ok, type Result } from '../../../contract/result.ts';
import { openZip, type ZipEntries } from '../archives/zip-entries.ts';
import { databaseArticles } from '../databases/from-blocks.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import type { Block } from './block.ts';
import { blockArticle, type DocumentProperties, NO_PROPERTIES } from './block-article.ts';
import { PACKAGE_NAMESPACES } from './docx-names.ts';
import { docxParts, type DocxParts } from './docx-package.ts';
import { NO_STYLES, readDocxStyles, type DocxStyles } from './docx-styles.ts';
import { readDocxNotes } from './docx-notes.ts';
import { readDocxText } from './docx-text.ts';
import { isMostlyRightToLeft } from './text-direction.ts';
import { readXmlProperties } from './xml-properties.ts';

/** A Word document: one article, or those of a news database's export. Expected failures: `malformed`, `no-text`, `too-large`, `too-deep`, `bomb`, `encrypted`. */
export async function readDocx({ bytes }: FormatInput): Promise<Result<FormatOutput>> {
  const document = await docxDocument(bytes);
  if (!document.ok) return document;
  const exported = databaseArticles(document.value.blocks);
  if (exported) return ok(exported);
  const article = blockArticle(document.value.blocks, document.value.properties);
  return article.ok ? ok({ articles: [article.value] }) : article;
}

/** The blocks of a Word document, for readers of what others have exported to Word. Expected failures: as `readDocx`. */
export async function docxBlocks(bytes: Uint8Array): Promise<Result<readonly Block[]>> {
  const document = await docxDocument(bytes);
  return document.ok ? ok(document.value.blocks) : document;
}

interface OfficeDocument {
  readonly blocks: readonly Block[];
  readonly properties: DocumentProperties;
}

async function docxDocument(bytes: Uint8Array): Promise<Result<OfficeDocument>> {
  const zip = await openZip(bytes);
  if (!zip.ok) return zip;
  const parts = await docxParts(zip.value);
  if (!parts.ok) return parts;
  const styles = await partOf(zip.value, parts.value, 'styles', readDocxStyles, NO_STYLES);
  if (!styles.ok) return styles;
  const readNotes = (part: Uint8Array): ReturnType<typeof readDocxNotes> => readDocxNotes(part, styles.value);
  const footnotes = await partOf(zip.value, parts.value, 'footnotes', readNotes, NO_NOTES);
  if (!footnotes.ok) return footnotes;
  const endnotes = await partOf(zip.value, parts.value, 'endnotes', readNotes, NO_NOTES);
  if (!endnotes.ok) return endnotes;
  const text = await zip.value.read(parts.value.document);
  if (!text.ok) return text;
  const context = { styles: styles.value, footnotes: footnotes.value, endnotes: endnotes.value };
  const blocks = readDocxText(text.value ?? new Uint8Array(), context);
  if (!blocks.ok) return blocks;
  const properties = await coreProperties(zip.value, parts.value, styles.value, blocks.value);
  return properties.ok ? ok({ blocks: blocks.value, properties: properties.value }) : properties;
}

const NO_NOTES: ReadonlyMap<string, string> = new Map();

async function partOf<Value>(
  zip: ZipEntries,
  { related }: DocxParts,
  type: string,
  read: (bytes: Uint8Array) => Result<Value>,
  otherwise: Value,
): Promise<Result<Value>> {
  const path = related.get(type);
  const bytes = path === undefined ? ok(null) : await zip.read(path);
  if (!bytes.ok) return bytes;
  return bytes.value === null ? ok(otherwise) : read(bytes.value);
}

const CORE = ['dc:title', 'dc:creator', 'dc:language', 'dcterms:created', 'dcterms:modified'];

async function coreProperties(
  zip: ZipEntries,
  { core }: DocxParts,
  { language, bidiLanguage }: DocxStyles,
  blocks: readonly Block[],
): Promise<Result<DocumentProperties>> {
  const bytes = await zip.read(core);
  if (!bytes.ok) return bytes;
  const defaults = isMostlyRightToLeft(blocks) ? bidiLanguage : language;
  if (bytes.value === null) return ok({ ...NO_PROPERTIES, language: defaults });
  const found = readXmlProperties(bytes.value, PACKAGE_NAMESPACES, CORE);
  if (!found.ok) return found;
  const value = (name: string): string => found.value.get(name) ?? '';
  return ok({
    title: value('dc:title'),
    creator: value('dc:creator'),
    created: value('dcterms:created'),
    modified: value('dcterms:modified'),
    language: value('dc:language') || defaults,
  });
}
