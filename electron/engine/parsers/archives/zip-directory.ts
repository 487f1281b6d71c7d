import yauzl from 'yauzl';
import { fail, ok, type Failure, type Result } from '../../../contract/result.ts';
import type { ByteSource } from '../byte-source.ts';
import { zipEntryName } from './zip-names.ts';

/** An entry of a ZIP as its central directory has it, its place in the file checked. */
export interface ZipEntry {
  /** Decoded, not made safe: never a path. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc32: number;
  /** Bytes of the entry when it is taken out, as the directory claims; more are never taken out. */
  readonly size: number;
  /** Where its own header begins: an offset in the file. */
  readonly headerStart: number;
  /** The compressed bytes: offsets in the file, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Entries of a ZIP that are looked at. */
const MAX_ENTRIES = 200_000;
/** Bytes of all entries together, taken out. */
const MAX_TOTAL = 2 * 1024 * 1024 * 1024;
/** Text compresses 3 to 20 times, logs 100 times; only what is made to expand goes beyond both. */
const MAX_RATIO = 200;
const RATIO_FREE_BYTES = 50 * 1024 * 1024;

const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_HEADER = 30;

/**
 * The entries of a ZIP in the order of its directory. Expected failures: `malformed` (no directory, entries that lie
 * outside of the file or overlap), `bomb`, `too-large` (entries, or their bytes).
 */
export async function readZipDirectory(source: ByteSource): Promise<Result<readonly ZipEntry[]>> {
  const entries: ZipEntry[] = [];
  try {
    const zip = await open(source);
    if (zip.entryCount > MAX_ENTRIES) return fail('too-large', { limit: MAX_ENTRIES, unit: 'files' });
    for await (const entry of eachEntry(zip)) {
      const found = placed(source, entry);
      if (!found) return fail('malformed');
      entries.push(found);
    }
  } catch {
    return fail('malformed');
  }
  if (overlaps(entries)) return fail('bomb');
  const size = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (expandsTooMuch(size, source.size)) return fail('bomb');
  return size > MAX_TOTAL ? fail('too-large', { limit: MAX_TOTAL, size }) : ok(entries);
}

/** Whether `size` bytes out of `compressed` are what only a bomb gives. */
export function expandsTooMuch(size: number, compressed: number): boolean {
  return size > RATIO_FREE_BYTES && size > compressed * MAX_RATIO;
}

/** Why an entry cannot be taken out by what the directory says of it; null where it can. */
export function entryRefusal(
  { isEncrypted, method, size, start, end }: ZipEntry,
  limit: number,
): Failure | null {
  if (isEncrypted) return fail('encrypted').error;
  if (method !== 0 && method !== 8) return fail('unsupported-format', { format: 'zip' }).error;
  if (expandsTooMuch(size, end - start)) return fail('bomb').error;
  if (size > limit) return fail('too-large', { limit, size }).error;
  return null;
}

/** What yauzl reads the directory through; entries are taken out by `entryBytes`. */
class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const copied = this.#source.read(position, position + length).copy(buffer, offset);
    setImmediate(() => callback(copied === length ? null : new Error('the file ends early')));
  }
}

function open(source: ByteSource): Promise<yauzl.ZipFile> {
  // Sizes are checked entry by entry, so that one that lies does not cost the others.
  const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: false };
  return new Promise((resolve, reject) => {
    yauzl.fromRandomAccessReader(new SourceReader(source), source.size, options, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

async function* eachEntry(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  let settle: (entry: yauzl.Entry | null) => void = () => undefined;
  let refuse: (error: unknown) => void = () => undefined;
  zip.on('entry', (entry: yauzl.Entry) => settle(entry));
  zip.on('end', () => settle(null));
  zip.on('error', (error) => refuse(error));
  for (;;) {
    const entry = await new Promise<yauzl.Entry | null>((resolve, reject) => {
      settle = resolve;
      refuse = reject;
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

/** The entry with the place of its bytes; null where it has none in this file. */
function placed(source: ByteSource, entry: yauzl.Entry): ZipEntry | null {
  const headerStart = entry.relativeOffsetOfLocalHeader;
  const header = source.read(headerStart, headerStart + LOCAL_HEADER);
  if (header.length < LOCAL_HEADER || header.readUInt32LE(0) !== LOCAL_SIGNATURE) return null;
  const names = header.readUInt16LE(26) + header.readUInt16LE(28);
  const start = headerStart + LOCAL_HEADER + names;
  const end = start + entry.compressedSize;
  if (end > source.size) return null;
  const name = zipEntryName(entry);
  return {
    name,
    kind: kindOf(entry, name),
    method: entry.compressionMethod,
    isEncrypted: (entry.generalPurposeBitFlag & 1) !== 0,
    crc32: entry.crc32,
    size: entry.uncompressedSize,
    headerStart,
    start,
    end,
  };
}

const UNIX_HOSTS: ReadonlySet<number> = new Set([3, 19]);
const FILE_TYPE = 0xf000;
const REGULAR_FILE = 0x8000;

function kindOf(entry: yauzl.Entry, name: string): ZipEntry['kind'] {
  if (/[/\\]$/.test(name)) return 'folder';
  if (!UNIX_HOSTS.has(entry.versionMadeBy >>> 8)) return 'file';
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  return type === 0 || type === REGULAR_FILE ? 'file' : 'other';
}

/** Whether two entries share bytes: David Fifield's bomb takes the same bytes out thousands of times. */
function overlaps(entries: readonly ZipEntry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.headerStart - b.headerStart);
  return inOrder.some(({ headerStart }, at) => at > 0 && headerStart < (inOrder[at - 1]?.end ?? 0));
}
