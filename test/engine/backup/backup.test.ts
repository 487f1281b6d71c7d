import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { finished } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { archiveHandlers } from '../../../electron/engine/archive/archive-handlers.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import { backupHandlers } from '../../../electron/engine/backup/backup-handlers.ts';
import { restoreBackup } from '../../../electron/engine/backup/restore-backup.ts';
import { passageHandlers } from '../../../electron/engine/passages/passage-handlers.ts';
import { tagHandlers } from '../../../electron/engine/passages/tag-handlers.ts';
import { addArticle, clientOf, dump, openTestArchive, temporaryFolder } from '../test-archive.ts';

async function setUp() {
  const { context } = await openTestArchive();
  const small = addArticle(context, { title: 'خبر صغير', body: 'نص قصير عن العقوبات.' });
  const large = addArticle(context, {
    title: 'ملف كبير',
    body: 'سطر عن المفاوضات.\n'.repeat(2000),
    large: true,
  });
  const engine = clientOf({
    ...archiveHandlers(context),
    ...articleHandlers(context),
    ...backupHandlers(context),
    ...passageHandlers(context),
    ...tagHandlers(context),
  });
  const tag = expectValue(await engine.call('tags.create', { name: 'عقوبات' }));
  await engine.call('passages.create', {
    article: small.id,
    field: 'body',
    start: 0,
    end: 8,
    tags: [tag.id],
  });
  return { context, engine, small, large };
}

function articles(db: { prepare(sql: string): { all(): unknown[] } }): unknown[] {
  return db.prepare('SELECT id, title, body FROM articles ORDER BY number').all();
}

describe('backup and restore', () => {
  it('brings everything back: text, originals, passages, history', async () => {
    const { context, engine, large } = await setUp();
    const path = join(temporaryFolder(), 'a.marsad-backup');
    const written = expectValue(await engine.call('backup.write', { path }));
    expect(written).toEqual({ path, bytes: readFileSync(path).length, articles: 2 });
    const target = join(temporaryFolder(), 'restored', 'archive');
    expect(expectValue(await restoreBackup(path, target))).toEqual({ articles: 2, path: target });

    const restored = await openTestArchive(target);
    expect(articles(restored.context.archive.db)).toEqual(articles(context.archive.db));
    expect(dump(restored.context.archive)).toEqual(dump(context.archive));
    const again = clientOf({ ...archiveHandlers(restored.context), ...articleHandlers(restored.context) });
    expect(expectValue(await again.call('archive.check', {}))).toMatchObject({ ok: true, findings: [] });
    const original = expectValue(await again.call('originals.read', { article: large.id, offset: 0 }));
    expect(Buffer.from(original.data, 'base64').toString()).toContain('سطر عن المفاوضات.');
    expect(restored.context.journal.undo('any')).toMatchObject({
      ok: true,
      value: { label: 'passage.create' },
    });
  });

  it('holds one moment of the archive while writing goes on', async () => {
    const { context, engine } = await setUp();
    const path = join(temporaryFolder(), 'a.marsad-backup');
    const backup = engine.call('backup.write', { path });
    for (let at = 0; at < 50; at++) {
      addArticle(context, { title: `خبر ${at}`, body: `نص ${at} `.repeat(500) });
      await new Promise(setImmediate);
    }
    const { articles: count } = expectValue(await backup);
    const target = join(temporaryFolder(), 'archive');
    expect(expectValue(await restoreBackup(path, target)).articles).toBe(count);
    const restored = await openTestArchive(target);
    const again = clientOf(archiveHandlers(restored.context));
    expect(expectValue(await again.call('archive.check', {}))).toMatchObject({ ok: true, articles: count });
  });

  it('goes into the archive by date when no path is given, and is remembered', async () => {
    const { context, engine } = await setUp();
    const before = Date.now();
    const paths = [
      expectValue(await engine.call('backup.now', {})).path,
      expectValue(await engine.call('backup.now', {})).path,
    ];
    const backups = join(context.archive.folder, 'backups');
    expect(readdirSync(backups).sort()).toEqual(paths.map((path) => basename(path)).sort());
    expect(basename(paths[0] ?? '')).toMatch(/^marsad-\d{4}-\d{2}-\d{2}-\d{4}\.marsad-backup$/);
    const { lastBackupAt } = expectValue(await engine.call('archive.status', {}));
    expect(lastBackupAt).toBeGreaterThanOrEqual(before);
  });

  it('leaves an older backup in place, and no rubbish, when it cannot be written or is cancelled', async () => {
    const { context, engine } = await setUp();
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), 'older');
    const under = join(folder, 'file', 'b.marsad-backup');
    expect(await engine.call('backup.write', { path: under })).toMatchObject({
      error: { code: 'not-writable' },
    });
    const cancel = new AbortController();
    const path = join(folder, 'c.marsad-backup');
    const cancelled = engine.call(
      'backup.write',
      { path },
      { signal: cancel.signal, onProgress: () => cancel.abort() },
    );
    expect(await cancelled).toMatchObject({ error: { code: 'cancelled' } });
    expect(readdirSync(folder)).toEqual(['file']);
    expect(readdirSync(join(context.archive.folder, 'backups'))).toEqual([]);
    expect(expectValue(await engine.call('archive.status', {})).lastBackupAt).toBeNull();
  });

  it('is made even when an original has gone missing, and says so', async () => {
    const { context, engine, large } = await setUp();
    rmSync(join(context.archive.folder, 'originals', large.sha256));
    const path = join(temporaryFolder(), 'a.marsad-backup');
    expect((await engine.call('backup.write', { path })).ok).toBe(true);
    const target = join(temporaryFolder(), 'archive');
    expect((await restoreBackup(path, target)).ok).toBe(true);
    const restored = await openTestArchive(target);
    const again = clientOf(archiveHandlers(restored.context));
    expect(expectValue(await again.call('archive.check', {})).findings).toEqual([
      expect.objectContaining({ code: 'original-missing' }),
    ]);
  });
});

describe('restore refuses', () => {
  it('any backup with a flipped byte, unless that byte says nothing', async () => {
    const { context, engine } = await setUp();
    const folder = temporaryFolder();
    const path = join(folder, 'a.marsad-backup');
    expectValue(await engine.call('backup.write', { path }));
    const whole = readFileSync(path);
    const damaged = join(folder, 'b.marsad-backup');
    const outcomeOf = async (target: string): Promise<string> => {
      const restored = await restoreBackup(damaged, target);
      if (!restored.ok) return existsSync(target) ? 'left something behind' : restored.error.code;
      const { context: other } = await openTestArchive(target);
      const isSame = isDeepStrictEqual(articles(other.archive.db), articles(context.archive.db));
      other.archive.close();
      return isSame ? 'restored all the same' : 'restored something else';
    };
    const outcomes: string[] = [];
    const offsets = Array.from({ length: 120 }, (_, at) => Math.floor(((at + 0.5) * whole.length) / 120));
    for (const offset of [...offsets, whole.length - 20, whole.length - 100, 0]) {
      const bytes = Buffer.from(whole);
      bytes[offset] = (bytes[offset] ?? 0) ^ 0x10;
      writeFileSync(damaged, bytes);
      outcomes.push(await outcomeOf(join(folder, `restored-${offset}`)));
    }
    const allowed = ['backup-damaged', 'not-a-backup', 'restored all the same'];
    expect(outcomes.filter((outcome) => !allowed.includes(outcome))).toEqual([]);
    // Where the archive format has bytes that say nothing (times, attributes), a flip may do no harm; they are few.
    const found = outcomes.filter((outcome) => outcome === 'backup-damaged').length;
    expect(found / outcomes.length).toBeGreaterThan(0.9);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('a cut-off backup, a file of another kind, another ZIP, a missing file', async () => {
    const { engine } = await setUp();
    const folder = temporaryFolder();
    const path = join(folder, 'a.marsad-backup');
    expectValue(await engine.call('backup.write', { path }));
    const target = join(folder, 'archive');
    const restoring = async (name: string, bytes: Uint8Array): Promise<string> => {
      writeFileSync(join(folder, name), bytes);
      const restored = await restoreBackup(join(folder, name), target);
      return restored.ok ? 'restored' : restored.error.code;
    };
    const whole = readFileSync(path);
    expect(await restoring('cut', whole.subarray(0, whole.length - 1000))).toBe('backup-damaged');
    expect(await restoring('text', Buffer.from('خبر'))).toBe('not-a-backup');
    expect(await restoring('empty', Buffer.alloc(0))).toBe('not-a-backup');
    await zip(join(folder, 'other.zip'), { 'readme.txt': Buffer.from('x') });
    expect(await restoreBackup(join(folder, 'other.zip'), target)).toMatchObject({
      error: { code: 'not-a-backup' },
    });
    expect(await restoreBackup(join(folder, 'none'), target)).toMatchObject({
      error: { code: 'path-not-found' },
    });
    expect(existsSync(target)).toBe(false);
  });

  it('entries that the manifest does not name, wherever they would go', async () => {
    const folder = temporaryFolder();
    const manifest = {
      format: 'marsad-backup',
      version: 1,
      program: 'x',
      createdAt: 'x',
      archive: 'x',
      schemaVersion: 1,
      articles: 0,
      passages: 0,
      files: [{ name: 'archive.sqlite', bytes: 1, sha256: '0'.repeat(64) }],
      missing: [],
    };
    const hostile = async (name: string, content: object, extra: Record<string, Buffer>): Promise<string> => {
      const path = join(folder, name);
      await zip(path, { 'manifest.json': Buffer.from(JSON.stringify(content)), ...extra });
      const restored = await restoreBackup(path, join(folder, 'archive'));
      return restored.ok ? 'restored' : restored.error.code;
    };
    const database = { 'archive.sqlite': Buffer.from('x') };
    expect(await hostile('a', manifest, { ...database, 'extra.sh': Buffer.from('x') })).toBe(
      'backup-damaged',
    );
    expect(await hostile('b', manifest, {})).toBe('backup-damaged');
    expect(await hostile('c', manifest, database)).toBe('backup-damaged');
    const outside = { ...manifest, files: [...manifest.files, { ...manifest.files[0], name: '../evil' }] };
    expect(await hostile('d', outside, database)).toBe('not-a-backup');
    expect(await hostile('e', { ...manifest, schemaVersion: 999 }, database)).toBe('archive-too-new');
    const bomb = { 'archive.sqlite': Buffer.alloc(50_000_000) };
    expect(await hostile('f', manifest, bomb)).toBe('backup-damaged');
    expect(readdirSync(folder).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('a folder that is not empty, and takes one that is', async () => {
    const { engine } = await setUp();
    const folder = temporaryFolder();
    const path = join(folder, 'a.marsad-backup');
    expectValue(await engine.call('backup.write', { path }));
    const target = join(folder, 'archive');
    mkdirSync(target);
    writeFileSync(join(target, 'mine.txt'), 'mine');
    expect(await restoreBackup(path, target)).toMatchObject({ error: { code: 'target-not-empty' } });
    expect(readdirSync(target)).toEqual(['mine.txt']);
    expect(await restoreBackup(path, path)).toMatchObject({ error: { code: 'target-not-empty' } });
    rmSync(join(target, 'mine.txt'));
    expect((await restoreBackup(path, target)).ok).toBe(true);
    expect(await restoreBackup(path, join(path, 'under-a-file'))).toMatchObject({
      error: { code: 'not-writable' },
    });
  });
});

async function zip(path: string, entries: Record<string, Buffer>): Promise<void> {
  const file = new ZipFile();
  for (const [name, bytes] of Object.entries(entries)) file.addBuffer(bytes, name);
  file.end();
  const output = createWriteStream(path);
  file.outputStream.pipe(output);
  await finished(output);
}
