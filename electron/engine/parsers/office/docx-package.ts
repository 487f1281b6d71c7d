import { ok, fail, type Result } from '../../../contract/result.ts';
import type { ZipEntries } from '../archives/zip-entries.ts';
import { PACKAGE_NAMESPACES } from './docx-names.ts';
import { readXml } from './xml-events.ts';

/** Paths of a Word file's parts: Word Online calls them `document2.xml` and so on, so that relations must be followed. */
export interface DocxParts {
  readonly document: string;
  /** Type of relation, its URI's last segment (`styles`, `footnotes`), -> path. */
  readonly related: ReadonlyMap<string, string>;
  readonly core: string;
}

/** Finds the parts by the package's relations. Expected failures: `malformed`, and as `ZipEntries.read`, `readXml`. */
export async function docxParts(zip: ZipEntries): Promise<Result<DocxParts>> {
  const root = await relations(zip, '', '_rels/.rels');
  if (!root.ok) return root;
  const document = root.value.get('officeDocument') ?? 'word/document.xml';
  if (!zip.names.has(document)) return fail('malformed');
  const slash = document.lastIndexOf('/') + 1;
  const folder = document.slice(0, slash);
  const related = await relations(zip, folder, `${folder}_rels/${document.slice(slash)}.rels`);
  if (!related.ok) return related;
  return ok({
    document,
    related: related.value,
    core: root.value.get('core-properties') ?? 'docProps/core.xml',
  });
}

async function relations(
  zip: ZipEntries,
  folder: string,
  path: string,
): Promise<Result<ReadonlyMap<string, string>>> {
  const found = new Map<string, string>();
  const bytes = await zip.read(path);
  if (!bytes.ok) return bytes;
  if (bytes.value === null) return ok(found);
  const read = readXml(bytes.value, PACKAGE_NAMESPACES, {
    open(name, { Type: type = '', Target: target = '', TargetMode: mode = '' }) {
      if (name !== 'Relationship' || mode === 'External') return;
      const kind = type.slice(type.lastIndexOf('/') + 1);
      if (!found.has(kind)) found.set(kind, resolvePart(folder, target));
    },
    close: () => undefined,
    text: () => undefined,
  });
  return read.ok ? ok(found) : read;
}

/** A part's path in the package: relative to `folder` (with its `/`), or from the root. */
export function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `${folder}${target}`;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
