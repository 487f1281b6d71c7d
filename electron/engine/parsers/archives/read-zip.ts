import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { MAX_PARSED_BYTES } from '../limits.ts';
import type { Member } from '../parser-host.ts';
import { entryBytes } from './inflate.ts';
import { leftOut } from './left-out.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { distinctMemberNames, safeMemberName } from './zip-names.ts';

/** Bytes and entries of one answer; a larger entry is an answer of its own. */
export const PORTION_BYTES = 8 * 1024 * 1024;
const PORTION_ENTRIES = 2000;
/** The directory is read anew for each portion, so its length must stay bounded. */
const MAX_ENTRIES = 20_000;
/** A ZIP's last record without a comment, and the longest comment (APPNOTE 4.3.16). */
const END_BYTES = 22;
const MAX_COMMENT = 0xffff;

/**
 * A ZIP: its files as members, in portions (`next` counts entries). Links, devices and what is no document are left
 * out and counted. Expected failures: `too-large` (more than 20,000 entries), those of `readZipDirectory`.
 */
export async function readZip({ bytes, cursor }: FormatInput): Promise<Result<FormatOutput>> {
  if (claimedEntries(bytes) > MAX_ENTRIES) return fail('too-large', { limit: MAX_ENTRIES, unit: 'files' });
  const directory = await readZipDirectory(bytes);
  if (!directory.ok) return directory;
  const { documents, skipped } = documentsOf(directory.value);
  const members: Member[] = [];
  let at = cursor;
  for (let held = 0; at < documents.length && members.length < PORTION_ENTRIES; at++) {
    const document = documents[at];
    if (!document) break;
    if (members.length > 0 && held + document.entry.size > PORTION_BYTES) break;
    const taken = entryBytes(bytes, document.entry, MAX_PARSED_BYTES);
    members.push({
      name: document.name,
      ...(taken.ok ? { bytes: taken.value } : { bytes: null, error: taken.error }),
    });
    held += taken.ok ? taken.value.length : 0;
  }
  return ok({ articles: [], members, next: at < documents.length ? at : null, skipped });
}

/** How many entries the ZIP's last record says it has (65,535 for that many and more); 0 where there is no such record. */
function claimedEntries(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - END_BYTES - MAX_COMMENT)));
  const end = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return end < 0 || end + END_BYTES > tail.length ? 0 : tail.readUInt16LE(end + 10);
}

interface ZipDocument {
  readonly name: string;
  readonly entry: ZipEntry;
}

function documentsOf(entries: readonly ZipEntry[]): { documents: ZipDocument[]; skipped: number } {
  const files = entries.filter(({ kind }) => kind !== 'folder');
  const safe = files.map(({ name }) => safeMemberName(name));
  const isLeftOut = leftOut(safe);
  const names = distinctMemberNames(safe.map((name) => name || 'file'));
  const documents = files
    .map((entry, at) => ({ entry, name: names[at] ?? '', isLeftOut: isLeftOut(safe[at] ?? '') }))
    .filter((file) => file.entry.kind === 'file' && !file.isLeftOut);
  return { documents, skipped: files.length - documents.length };
}
