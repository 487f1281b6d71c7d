import { fail, ok, type Result } from '../../../contract/result.ts';
import type { ZipEntries } from '../archives/zip-entries.ts';
import { resolvePart } from './docx-package.ts';
import { readXml, type Namespaces } from './xml-events.ts';

/** Sections of one book; a longer spine is no book. */
const MAX_SECTIONS = 20_000;
const MAX_VALUE = 10_000;

const EPUB_NAMESPACES: Namespaces = {
  'urn:oasis:names:tc:opendocument:xmlns:container': '',
  'http://www.idpf.org/2007/opf': '',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://www.w3.org/2001/04/xmlenc#': 'enc',
};

/** What a book's package document says (EPUB 2.0.1 and 3.3). */
export interface EpubPackage {
  /** Dublin Core elements by name (`title`, `creator` ...), in their order, each as one line. */
  readonly metadata: ReadonlyMap<string, readonly string[]>;
  /** Paths of the sections in reading order. */
  readonly sections: readonly string[];
}

/** Reads the container and the package. Expected failures: `malformed`, `too-large`, and as `ZipEntries.read`, `readXml`. */
export async function epubPackage(zip: ZipEntries): Promise<Result<EpubPackage>> {
  const container = await zip.read('META-INF/container.xml');
  if (!container.ok) return container;
  let path = '';
  if (container.value) {
    const read = readXml(container.value, EPUB_NAMESPACES, {
      open(name, attributes) {
        if (name === 'rootfile' && path === '') path = attributes['full-path'] ?? '';
      },
      close: () => undefined,
      text: () => undefined,
    });
    if (!read.ok) return read;
  }
  path ||= [...zip.names].find((name) => name.endsWith('.opf')) ?? '';
  const bytes = await zip.read(path);
  if (!bytes.ok) return bytes;
  return bytes.value === null ? fail('malformed') : readPackage(bytes.value, folderOf(path));
}

function readPackage(bytes: Uint8Array, folder: string): Result<EpubPackage> {
  const metadata = new Map<string, string[]>();
  const items = new Map<string, { readonly path: string; readonly isText: boolean }>();
  const spine: string[] = [];
  let open = '';
  let value = '';
  const read = readXml(bytes, EPUB_NAMESPACES, {
    open(name, attributes) {
      if (name.startsWith('dc:')) {
        open = name;
        value = '';
      } else if (name === 'item') {
        const properties = (attributes['properties'] ?? '').split(/\s+/);
        items.set(attributes['id'] ?? '', {
          path: resolvePart(folder, unescaped(attributes['href'] ?? '')),
          isText: /html|xml/.test(attributes['media-type'] ?? 'xhtml') && !properties.includes('nav'),
        });
      } else if (name === 'itemref' && attributes['linear'] !== 'no') spine.push(attributes['idref'] ?? '');
    },
    close(name) {
      if (name !== open || open === '') return;
      const text = value.toWellFormed().replace(/\s+/g, ' ').trim();
      const key = open.slice(3);
      if (text !== '') metadata.set(key, [...(metadata.get(key) ?? []).slice(0, 50), text]);
      open = '';
    },
    text(data) {
      if (open !== '' && value.length < MAX_VALUE) value += data.slice(0, MAX_VALUE);
    },
  });
  if (!read.ok) return read;
  if (spine.length > MAX_SECTIONS) return fail('too-large', { limit: MAX_SECTIONS });
  const sections = spine.flatMap((id) => {
    const item = items.get(id);
    return item?.isText === true ? [item.path] : [];
  });
  return ok({ metadata, sections: [...new Set(sections)] });
}

/**
 * Whether the text is locked by rights management; fonts alone are often scrambled in books that anybody may read
 * (EPUB 3.3, 4.3). Expected failures: as `readXml`.
 */
export async function isLocked(zip: ZipEntries, sections: readonly string[]): Promise<Result<boolean>> {
  const encryption = await zip.read('META-INF/encryption.xml');
  if (!encryption.ok) return encryption;
  if (encryption.value === null) return ok(false);
  const texts = new Set(sections);
  let found = false;
  const read = readXml(encryption.value, EPUB_NAMESPACES, {
    open(name, attributes) {
      if (name === 'enc:CipherReference' && texts.has(resolvePart('', unescaped(attributes['URI'] ?? '')))) {
        found = true;
      }
    },
    close: () => undefined,
    text: () => undefined,
  });
  return read.ok ? ok(found) : read;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** A relative URL as a path. */
function unescaped(href: string): string {
  const path = href.split('#', 1)[0] ?? '';
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
