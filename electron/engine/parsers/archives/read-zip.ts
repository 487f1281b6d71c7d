import { ok, type Result } from '../../../contract/result.ts';
import type { ByteSource } from '../byte-source.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { MAX_PARSED_BYTES } from '../limits.ts';
import type { Member } from '../parser-host.ts';
import { PORTION_BYTES } from '../portion.ts';
import { entryBytes } from './inflate.ts';
import { leftOut } from './left-out.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { distinctMemberNames, safeMemberName } from './zip-names.ts';

const PORTION_ENTRIES = 2000;

/**
 * A ZIP: its files as members, in portions (`next` counts entries). Links, devices and what is no document are left
 * out and counted. Expected failures: those of `readZipDirectory`.
 */
export async function readZip({ source, cursor }: FormatInput): Promise<Result<FormatOutput>> {
  const found = await contentsOf(source);
  if (!found.ok) return found;
  const { documents, skipped } = found.value;
  const members: Member[] = [];
  let at = cursor;
  for (let held = 0; at < documents.length && members.length < PORTION_ENTRIES; at++) {
    const document = documents[at];
    if (!document) break;
    if (members.length > 0 && held + document.entry.size > PORTION_BYTES) break;
    const taken = entryBytes(source, document.entry, MAX_PARSED_BYTES);
    members.push({
      name: document.name,
      ...(taken.ok ? { bytes: taken.value } : { bytes: null, error: taken.error }),
    });
    held += taken.ok ? taken.value.length : 0;
  }
  return ok({ articles: [], members, next: at < documents.length ? at : null, skipped });
}

interface ZipContents {
  readonly documents: readonly ZipDocument[];
  readonly skipped: number;
}

/** Directories of the files that are being read in portions. */
const known = new WeakMap<ByteSource, ZipContents>();

async function contentsOf(source: ByteSource): Promise<Result<ZipContents>> {
  const before = known.get(source);
  if (before) return ok(before);
  const directory = await readZipDirectory(source);
  if (!directory.ok) return directory;
  const contents = documentsOf(directory.value);
  known.set(source, contents);
  return ok(contents);
}

interface ZipDocument {
  readonly name: string;
  readonly entry: ZipEntry;
}

function documentsOf(entries: readonly ZipEntry[]): ZipContents {
  const files = entries.filter(({ kind }) => kind !== 'folder');
  const safe = files.map(({ name }) => safeMemberName(name));
  const isLeftOut = leftOut(safe);
  const names = distinctMemberNames(safe.map((name) => name || 'file'));
  const documents = files
    .map((entry, at) => ({ entry, name: names[at] ?? '', isLeftOut: isLeftOut(safe[at] ?? '') }))
    .filter((file) => file.entry.kind === 'file' && !file.isLeftOut);
  return { documents, skipped: files.length - documents.length };
}
