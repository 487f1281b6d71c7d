import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openArchiveFolder } from '../../../electron/engine/archive/archive.ts';
import { defaultArchiveFolder } from '../../../electron/engine/archive/default-folder.ts';
import { migrate, userVersion } from '../../../electron/engine/archive/migrate.ts';
import { migrations } from '../../../electron/engine/archive/migrations/index.ts';
import { temporaryFolder } from '../test-archive.ts';

const ARCHIVE_MODULE = fileURLToPath(new URL('../../../electron/engine/archive/archive.ts', import.meta.url));

/** The code of a refusal to open, or `opened`. */
function opening(folder: string, create = true): string {
  const opened = openArchiveFolder(folder, { create });
  if (!opened.ok) return opened.error.code;
  opened.value.close();
  return 'opened';
}

describe('opening an archive', () => {
  it('makes one only when told to', () => {
    const folder = join(temporaryFolder(), 'new', 'archive');
    expect(opening(folder, false)).toBe('archive-not-found');
    expect(existsSync(folder)).toBe(false);
    expect(opening(folder)).toBe('opened');
    expect(opening(folder, false)).toBe('opened');
  });

  it('refuses one that a newer version made, and leaves it as it is', () => {
    const folder = join(temporaryFolder(), 'archive');
    opening(folder);
    const path = join(folder, 'archive.sqlite');
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 999; PRAGMA journal_mode = DELETE');
    db.close();
    expect(openArchiveFolder(folder, { create: true })).toMatchObject({
      error: { code: 'archive-too-new', params: { version: 999, supported: migrations.length } },
    });
    const after = new DatabaseSync(path, { readOnly: true });
    expect(userVersion(after)).toBe(999);
    after.close();
  });

  it('keeps a second process out, until the first has died', async () => {
    const folder = join(temporaryFolder(), 'archive');
    const program = `
      import { openArchiveFolder } from ${JSON.stringify(ARCHIVE_MODULE)};
      // Nothing keeps the archive: collecting it as garbage must not unlock it.
      const open = () => openArchiveFolder(${JSON.stringify(folder)}, { create: true }).ok;
      const said = open() ? 'open' : 'refused';
      setTimeout(() => {
        globalThis.gc();
        setTimeout(() => process.stdout.write(said), 20);
      }, 20);
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [said] = await once(child.stdout, 'data');
    expect(String(said)).toBe('open');
    expect(opening(folder)).toBe('archive-in-use');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(opening(folder)).toBe('opened');
  });

  it('says in use in the same process, too', () => {
    const folder = join(temporaryFolder(), 'archive');
    const first = expectValue(openArchiveFolder(folder, { create: true }));
    expect(opening(folder)).toBe('archive-in-use');
    first.close();
    expect(opening(folder)).toBe('opened');
  });

  it('refuses a folder that is a file, or lies under one', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'a file');
    expect(opening(file)).toBe('archive-not-writable');
    expect(opening(join(file, 'archive'))).toBe('archive-not-writable');
    expect(readFileSync(file, 'utf8')).toBe('a file');
  });

  it('calls a database damaged that is none', () => {
    const folder = join(temporaryFolder(), 'archive');
    mkdirSync(folder);
    writeFileSync(join(folder, 'archive.sqlite'), 'this is no database '.repeat(500));
    expect(opening(folder)).toBe('archive-damaged');
    expect(readFileSync(join(folder, 'archive.sqlite'), 'utf8')).toContain('this is no database');
  });
});

describe('migrating', () => {
  it('backs up what is there first, and a migration that fails changes nothing', () => {
    const folder = temporaryFolder();
    const db = new DatabaseSync(join(folder, 'archive.sqlite'));
    onTestFinished(() => db.close());
    const first = 'CREATE TABLE notes (text TEXT NOT NULL) STRICT';
    expect(migrate(db, folder, [first])).toEqual({ ok: true, value: { version: 1 } });
    expect(readdirSync(folder)).not.toContain('backups');
    db.exec(`INSERT INTO notes VALUES ('kept')`);
    const broken = 'ALTER TABLE notes ADD COLUMN a TEXT; SELECT no_such_function()';
    expect(() => migrate(db, folder, [first, broken])).toThrow('no_such_function');
    expect(userVersion(db)).toBe(1);
    expect(db.prepare('SELECT * FROM notes').all()).toEqual([{ text: 'kept' }]);
    const copy = new DatabaseSync(join(folder, 'backups', 'before-schema-2.sqlite'), { readOnly: true });
    expect(copy.prepare('SELECT * FROM notes').all()).toEqual([{ text: 'kept' }]);
    copy.close();
    expect(migrate(db, folder, [first, 'ALTER TABLE notes ADD COLUMN a TEXT']).ok).toBe(true);
    expect(userVersion(db)).toBe(2);
  });
});

describe('transactions', () => {
  it('keep all or nothing, and tell the news only after the commit', () => {
    const archive = expectValue(openArchiveFolder(join(temporaryFolder(), 'archive'), { create: true }));
    onTestFinished(() => archive.close());
    const news: string[] = [];
    const insert = (id: string): void => {
      archive.db.prepare('INSERT INTO tags VALUES (?, ?, 0, ?, 1)').run(id, id, '');
      archive.afterCommit(() => news.push(id));
      archive.afterRollback(() => news.push(`not ${id}`));
    };
    expect(() =>
      archive.transaction(() => {
        insert('t1');
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(news.splice(0)).toEqual(['not t1']);
    expect(() => archive.transaction(() => archive.transaction(() => 1))).toThrow('nest');
    archive.transaction(() => {
      insert('t2');
      expect(news).toEqual([]);
    });
    expect(news).toEqual(['t2']);
    expect(archive.db.prepare('SELECT id FROM tags').all()).toEqual([{ id: 't2' }]);
  });

  it('survive a crash right after they return', () => {
    const folder = temporaryFolder();
    const archive = expectValue(openArchiveFolder(join(folder, 'archive'), { create: true }));
    onTestFinished(() => archive.close());
    archive.transaction(() => archive.db.exec(`INSERT INTO tags VALUES ('t1', 'name', 0, '', 1)`));
    const crashed = join(folder, 'crashed');
    mkdirSync(crashed);
    for (const name of ['archive.sqlite', 'archive.sqlite-wal']) {
      copyFileSync(join(archive.folder, name), join(crashed, name));
    }
    const reopened = expectValue(openArchiveFolder(crashed, { create: false }));
    expect(reopened.db.prepare('SELECT name FROM tags').all()).toEqual([{ name: 'name' }]);
    reopened.close();
  });
});

describe('the default archive', () => {
  it.each([
    [{}, 'linux', '/home/u/.local/share/marsad/archive'],
    [{ XDG_DATA_HOME: '/data' }, 'linux', '/data/marsad/archive'],
    [{}, 'darwin', '/home/u/Library/Application Support/Marsad/archive'],
    [{ MARSAD_ARCHIVE: '/elsewhere', XDG_DATA_HOME: '/data' }, 'linux', '/elsewhere'],
  ])('with %j on %s is %s', (environment, platform, expected) => {
    expect(defaultArchiveFolder(environment, platform, '/home/u')).toBe(expected);
  });
});
