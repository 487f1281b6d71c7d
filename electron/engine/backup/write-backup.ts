import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readdirSync, statSync, type ReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { Cancellation } from '../../contract/transport/serve.ts';
import { DATABASE_FILE } from '../archive/archive.ts';
import { discard, renameDurably, temporaryPath, writeFailure } from '../archive/durable-file.ts';
import { originalPath } from '../archive/originals.ts';
import { VERSION } from '../version.ts';
import { MANIFEST_FILE, type BackupFile, type BackupManifest } from './manifest.ts';
import { BackupDamaged, openBackup } from './read-backup.ts';
import { copyDatabase, inspectDatabase } from './snapshot.ts';

const UNFINISHED = /^\.(?:snapshot-.*\.sqlite(?:-journal|-wal|-shm)?|marsad-.*\.tmp)$/;

/** What a backup being written tells and is told. Progress counts bytes: hashed, packed and verified. */
export interface BackupRun {
  readonly signal: Cancellation;
  progress(value: { done: number; total: number }): void;
}

interface Packed extends BackupFile {
  readonly path: string;
}

/**
 * Writes everything of the archive in `folder` into one file: a ZIP of the database, as it is at this moment,
 * of the originals beside it and of a manifest with the hash of each. The file is read back and compared
 * before it takes the place of an older one. Failures: `not-writable`, `disk-full`, `cancelled`, `backup-damaged`.
 */
export async function writeBackup(
  folder: string,
  path: string,
  run: BackupRun,
): Promise<Result<{ path: string; bytes: number; articles: number }>> {
  const backups = join(folder, 'backups');
  const snapshot = join(backups, `.snapshot-${Date.now()}.sqlite`);
  const temporary = temporaryPath(path);
  try {
    sweepUnfinished(backups);
    await copyDatabase(folder, snapshot);
    const contents = inspectDatabase(snapshot);
    const found = filesToPack(folder, snapshot, contents.originals);
    const total = found.present.reduce((sum, file) => sum + file.bytes, 0) * 3;
    let done = 0;
    const advance = (bytes: number): void => {
      done += bytes;
      run.progress({ done: Math.min(done, total), total });
    };
    const files = await hashed(found.present, run.signal, advance);
    const manifest: BackupManifest = {
      format: 'marsad-backup',
      version: 1,
      program: `Marsad ${VERSION}`,
      createdAt: new Date().toISOString(),
      archive: basename(folder),
      schemaVersion: contents.schemaVersion,
      articles: contents.articles,
      passages: contents.passages,
      files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
      missing: [...found.missing],
    };
    if (!run.signal.aborted) await pack(files, manifest, temporary, run.signal, advance);
    if (!run.signal.aborted) await verify(temporary, run.signal, advance);
    if (run.signal.aborted) return fail('cancelled');
    renameDurably(temporary, path);
    return ok({ path, bytes: statSync(path).size, articles: contents.articles });
  } catch (error) {
    if (error instanceof BackupDamaged) return fail('backup-damaged', { path });
    return writeFailure(error, path);
  } finally {
    discard(temporary);
    discard(snapshot);
  }
}

/** What a crash left behind: nobody else writes here, since backups run one after the other. */
function sweepUnfinished(backups: string): void {
  for (const name of readdirSync(backups)) {
    if (UNFINISHED.test(name)) discard(join(backups, name));
  }
}

function filesToPack(
  folder: string,
  snapshot: string,
  originals: readonly string[],
): { present: Omit<Packed, 'sha256'>[]; missing: string[] } {
  const present = [{ name: DATABASE_FILE, path: snapshot, bytes: statSync(snapshot).size }];
  const missing: string[] = [];
  for (const sha256 of originals) {
    const path = originalPath(folder, sha256);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat) present.push({ name: `originals/${sha256}`, path, bytes: stat.size });
    else missing.push(sha256);
  }
  return { present, missing };
}

async function hashed(
  files: readonly Omit<Packed, 'sha256'>[],
  signal: Cancellation,
  advance: (bytes: number) => void,
): Promise<Packed[]> {
  const packed: Packed[] = [];
  for (const file of files) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(file.path)) {
      if (signal.aborted) return packed;
      hash.update(chunk as Buffer);
      advance((chunk as Buffer).length);
    }
    packed.push({ ...file, sha256: hash.digest('hex') });
  }
  return packed;
}

async function pack(
  files: readonly Packed[],
  manifest: BackupManifest,
  temporary: string,
  signal: Cancellation,
  advance: (bytes: number) => void,
): Promise<void> {
  const zip = new ZipFile();
  // `flush` is an fsync before the file is closed.
  const output = createWriteStream(temporary, { flags: 'wx', flush: true });
  const written = finished(output);
  zip.on('error', (error) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  let current: ReadStream | null = null;
  output.on('close', () => current?.destroy());
  signal.addEventListener('abort', () => output.destroy());
  for (const file of files) {
    zip.addReadStreamLazy(file.name, { size: file.bytes }, (deliver) => {
      if (signal.aborted) return;
      // yazl listens for no errors of the streams that it is given.
      const source = createReadStream(file.path);
      source.on('error', (error) => output.destroy(error));
      source.on('data', (chunk) => advance(chunk.length));
      current = source;
      deliver(null, source);
    });
  }
  zip.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), MANIFEST_FILE);
  zip.end();
  zip.outputStream.pipe(output);
  try {
    await written;
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Reads the finished file as a restore would. */
async function verify(path: string, signal: Cancellation, advance: (bytes: number) => void): Promise<void> {
  const opened = await openBackup(path);
  if (!opened.ok) throw new BackupDamaged();
  try {
    for (const file of opened.value.manifest.files) {
      for await (const chunk of opened.value.read(file)) {
        if (signal.aborted) return;
        advance(chunk.length);
      }
    }
  } finally {
    opened.value.close();
  }
}
