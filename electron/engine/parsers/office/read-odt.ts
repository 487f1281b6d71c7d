import { fail, ok, type Result } from '../../../contract/result.ts';
import { openZip, type ZipEntries } from '../archives/zip-entries.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import type { Block } from './block.ts';
import { blockArticle, NO_PROPERTIES, type DocumentProperties } from './block-article.ts';
import { createOdtStyles, ODF_NAMESPACES, type OdtStyles } from './odt-styles.ts';
import { readOdtText } from './odt-text.ts';
import { isMostlyRightToLeft } from './text-direction.ts';
import { readXml } from './xml-events.ts';
import { readXmlProperties } from './xml-properties.ts';

/** An OpenDocument text, packed or flat (`.fodt`): one article. Expected failures: `malformed`, `no-text`, `too-large`, `too-deep`, `bomb`, `encrypted`. */
export async function readOdt({ bytes }: FormatInput): Promise<Result<FormatOutput>> {
  // A ZIP begins with `PK`, XML never does.
  if (bytes[0] !== 0x50) return readFlat(bytes);
  const zip = await openZip(bytes);
  if (!zip.ok) return zip;
  const encrypted = await isEncrypted(zip.value);
  if (!encrypted.ok) return encrypted;
  if (encrypted.value) return fail('encrypted');
  const styles = createOdtStyles();
  const shared = await zip.value.read('styles.xml');
  if (!shared.ok) return shared;
  if (shared.value) {
    const { open, close } = styles;
    const read = readXml(shared.value, ODF_NAMESPACES, { open, close, text: () => undefined });
    if (!read.ok) return read;
  }
  const content = await zip.value.read('content.xml');
  if (!content.ok) return content;
  if (content.value === null) return fail('malformed');
  const blocks = readOdtText(content.value, styles);
  if (!blocks.ok) return blocks;
  const properties = await metaProperties(zip.value, styles, blocks.value);
  if (!properties.ok) return properties;
  const article = blockArticle(blocks.value, properties.value);
  return article.ok ? ok({ articles: [article.value] }) : article;
}

/** One XML document that holds what else are the parts of a package (OpenDocument 1.3, part 3, 3.1.2). */
function readFlat(bytes: Uint8Array): Result<FormatOutput> {
  const styles = createOdtStyles();
  const blocks = readOdtText(bytes, styles);
  if (!blocks.ok) return blocks;
  const found = readXmlProperties(bytes, ODF_NAMESPACES, META);
  if (!found.ok) return found;
  const article = blockArticle(
    blocks.value,
    propertiesOf(found.value, defaultLanguage(styles, blocks.value)),
  );
  return article.ok ? ok({ articles: [article.value] }) : article;
}

/** A password's encryption is told in the manifest, entry by entry (OpenDocument 1.3, part 2, 3.4). */
async function isEncrypted(zip: ZipEntries): Promise<Result<boolean>> {
  const manifest = await zip.read('META-INF/manifest.xml');
  if (!manifest.ok) return manifest;
  if (manifest.value === null) return ok(zip.names.has('encrypted-package'));
  let found = zip.names.has('encrypted-package');
  const read = readXml(manifest.value, ODF_NAMESPACES, {
    open(name) {
      if (name === 'manifest:encryption-data') found = true;
    },
    close: () => undefined,
    text: () => undefined,
  });
  return read.ok ? ok(found) : read;
}

// `dc:creator` is who saved it last.
const META = ['dc:title', 'meta:initial-creator', 'meta:creation-date', 'dc:date', 'dc:language'];

async function metaProperties(
  zip: ZipEntries,
  styles: OdtStyles,
  blocks: readonly Block[],
): Promise<Result<DocumentProperties>> {
  const defaults = defaultLanguage(styles, blocks);
  const bytes = await zip.read('meta.xml');
  if (!bytes.ok) return bytes;
  if (bytes.value === null) return ok({ ...NO_PROPERTIES, language: defaults });
  const found = readXmlProperties(bytes.value, ODF_NAMESPACES, META);
  if (!found.ok) return found;
  return ok(propertiesOf(found.value, defaults));
}

function defaultLanguage(styles: OdtStyles, blocks: readonly Block[]): string {
  const [language, bidiLanguage] = styles.languages();
  return isMostlyRightToLeft(blocks) ? bidiLanguage : language;
}

function propertiesOf(found: ReadonlyMap<string, string>, language: string): DocumentProperties {
  const value = (name: string): string => found.get(name) ?? '';
  return {
    title: value('dc:title'),
    creator: value('meta:initial-creator'),
    created: value('meta:creation-date'),
    modified: value('dc:date'),
    language: value('dc:language') || language,
  };
}
