import { createHash } from 'node:crypto';
import { openSync, readSync, closeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { fail, ok, type Failure, type Result } from '../../contract/result.ts';
import { DATABASE_FILE } from '../archive/archive.ts';
import { isFileError } from '../archive/durable-file.ts';
import { migrations } from '../archive/migrations/index.ts';
import { MANIFEST_FILE, manifestSchema, type BackupFile, type BackupManifest } from './manifest.ts';

/** The manifest names every original: about 120 bytes each, so this is for half a million. */
const MAX_MANIFEST_BYTES = 64 << 20;
/** First bytes of any ZIP: local file header, PKWARE's APPNOTE 4.3.7. */
const ZIP_MAGIC = 0x504b0304;

/** Thrown while a backup is read: its bytes are not those that were written. */
export class BackupDamaged extends Error {}

/** An open backup whose manifest and list of entries agree; what the entries hold is not checked yet. */
export interface OpenBackup {
  readonly manifest: BackupManifest;
  /**
   * The bytes of a file, checked against length and hash as they pass: ends with `BackupDamaged`, thrown, when
   * they are others. Never yields more than the manifest announces.
   */
  read(file: BackupFile): AsyncGenerator<Buffer>;
  close(): void;
}

/** Opens a backup. Failures: `path-not-found`, `path-not-readable`, `not-a-backup`, `backup-damaged`, `archive-too-new`. */
export async function openBackup(path: string): Promise<Result<OpenBackup>> {
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
    const entries = await entriesOf(zip);
    const manifest = await readManifest(zip, entries);
    const refused = manifest ? refusal(manifest, entries, path) : fail('not-a-backup', { path });
    if (!manifest || refused) {
      zip.close();
      return refused ?? fail('not-a-backup', { path });
    }
    const opened = zip;
    return ok({
      manifest,
      read: (file) => readFile(opened, entries.get(file.name), file),
      close: () => opened.close(),
    });
  } catch (error) {
    zip?.close();
    return readFailure(error, path);
  }
}

/** The failure for a backup that could not be read: yauzl tells damage by plain errors. */
export function readFailure(error: unknown, path: string): { ok: false; error: Failure } {
  if (isFileError(error))
    return fail(error.code === 'ENOENT' ? 'path-not-found' : 'path-not-readable', { path });
  if (!(error instanceof Error) || error instanceof TypeError) throw error;
  return fail(startsAsZip(path) ? 'backup-damaged' : 'not-a-backup', { path });
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName) || !entry.canDecodeFileData()) throw new BackupDamaged();
    entries.set(entry.fileName, entry);
  }
  return entries;
}

/** The manifest; null when the archive is a ZIP of something else. */
async function readManifest(zip: ZipFile, entries: Map<string, Entry>): Promise<BackupManifest | null> {
  const entry = entries.get(MANIFEST_FILE);
  if (!entry) return null;
  if (entry.uncompressedSize > MAX_MANIFEST_BYTES) throw new BackupDamaged();
  const chunks: Buffer[] = [];
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (crc32(bytes) !== entry.crc32) throw new BackupDamaged();
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), bytes.toString('utf8'));
  return parsed.success ? parsed.output : null;
}

function refusal(
  manifest: BackupManifest,
  entries: ReadonlyMap<string, Entry>,
  path: string,
): { ok: false; error: Failure } | null {
  const supported = migrations.length;
  if (manifest.schemaVersion > supported) {
    return fail('archive-too-new', { path, version: manifest.schemaVersion, supported });
  }
  const named = new Set(manifest.files.map((file) => file.name));
  const isComplete =
    named.size === manifest.files.length &&
    entries.size === named.size + 1 &&
    named.has(DATABASE_FILE) &&
    [...named].every((name) => entries.has(name));
  return isComplete ? null : fail('backup-damaged', { path });
}

async function* readFile(zip: ZipFile, entry: Entry | undefined, file: BackupFile): AsyncGenerator<Buffer> {
  if (!entry) throw new BackupDamaged();
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    const chunk = piece as Buffer;
    bytes += chunk.length;
    if (bytes > file.bytes) throw new BackupDamaged();
    hash.update(chunk);
    yield chunk;
  }
  if (bytes !== file.bytes || hash.digest('hex') !== file.sha256) throw new BackupDamaged();
}

function startsAsZip(path: string): boolean {
  const head = Buffer.alloc(4);
  const handle = openSync(path, 'r');
  try {
    return readSync(handle, head) === head.length && head.readUInt32BE() === ZIP_MAGIC;
  } finally {
    closeSync(handle);
  }
}
