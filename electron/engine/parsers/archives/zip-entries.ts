import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { fail, ok, type Result } from '../../../contract/result.ts';

/** Largest entry that is taken out, in bytes. */
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;
/** What all entries taken out of one file may add up to, in bytes. */
const MAX_TOTAL_BYTES = 256 * 1024 * 1024;
/** Deflate reaches 1032:1 on zeros; text of any kind stays below 50:1. */
const MAX_RATIO = 200;
/** Small entries may be as repetitive as they like, in bytes. */
const RATIO_FLOOR = 4 * 1024 * 1024;
const MAX_ENTRIES = 100_000;
const LOCAL_HEADER_BYTES = 30;

/** The named parts of a ZIP-based document (OOXML, OpenDocument, EPUB). */
export interface ZipEntries {
  /** Paths as the central directory has them, directories left out. */
  readonly names: ReadonlySet<string>;
  /** One part's bytes, null where there is none of this name. Expected failures: `encrypted`, `bomb`, `too-large`, `malformed`. */
  read(name: string): Promise<Result<Uint8Array | null>>;
}

/**
 * Opens a ZIP-based document for reading single parts. Output is counted as it comes, whatever the headers say; entries
 * that overlap are a `bomb` (D. Fifield, "A better zip bomb", 2019). Expected failures: `malformed`, `bomb`.
 */
export async function openZip(bytes: Uint8Array): Promise<Result<ZipEntries>> {
  const entries = new Map<string, Entry>();
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      strictFileNames: false,
    });
    if (zip.entryCount > MAX_ENTRIES) return fail('bomb', { limit: MAX_ENTRIES });
    for await (const entry of zip.eachEntry()) {
      // Of two entries of one name the first counts, as in most readers.
      if (!entry.fileName.endsWith('/') && !entries.has(entry.fileName)) entries.set(entry.fileName, entry);
    }
  } catch {
    return fail('malformed');
  }
  if (overlaps([...entries.values()])) return fail('bomb');
  let total = 0;
  return ok({
    names: new Set(entries.keys()),
    async read(name) {
      const entry = entries.get(name);
      if (!entry) return ok(null);
      const found = await inflated(zip, entry, MAX_TOTAL_BYTES - total);
      if (found.ok) total += found.value.length;
      return found;
    },
  });
}

function overlaps(entries: readonly Entry[]): boolean {
  const ranges = entries
    .map(({ relativeOffsetOfLocalHeader: start, compressedSize, fileNameLength }) => {
      return { start, end: start + LOCAL_HEADER_BYTES + fileNameLength + compressedSize };
    })
    .sort((a, b) => a.start - b.start);
  return ranges.some(({ start }, index) => start < (ranges[index - 1]?.end ?? 0));
}

async function inflated(zip: ZipFile, entry: Entry, left: number): Promise<Result<Uint8Array>> {
  if (entry.isEncrypted()) return fail('encrypted');
  const limit = Math.min(MAX_ENTRY_BYTES, left);
  const allowed = Math.max(RATIO_FLOOR, entry.compressedSize * MAX_RATIO);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      if (!(chunk instanceof Uint8Array)) return fail('malformed');
      size += chunk.length;
      // Leaving the loop destroys the stream.
      if (size > allowed) return fail('bomb');
      if (size > limit) return left < MAX_ENTRY_BYTES ? fail('bomb') : fail('too-large', { limit });
      chunks.push(chunk);
    }
  } catch {
    return fail('malformed');
  }
  return ok(Buffer.concat(chunks, size));
}
