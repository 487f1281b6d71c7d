import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectValue } from '../../electron/contract/transport/connect.ts';
import { lockArchive } from '../../electron/engine/archive/lock.ts';
import { dropPaths, startDesktopApp, type DesktopApp } from './desktop-app.ts';
import { callFromPage, commandsOf, makeShellPageApp, untilConnected, useBridge } from './shell-page.ts';

const ARTICLE = 'بلدية الميناء تعلن خطة للشحن\n\nقالت البلدية إن «الخطة جاهزة» وستبدأ في الربيع.\n';

let shellPage: string;
let files: string;
let app: DesktopApp;

beforeAll(async () => {
  shellPage = makeShellPageApp();
  files = mkdtempSync(join(tmpdir(), 'marsad-files-'));
  app = await startDesktopApp({ appPath: shellPage });
  await untilConnected(app.page);
});
afterAll(async () => {
  await app.close();
  rmSync(shellPage, { recursive: true, force: true });
  rmSync(files, { recursive: true, force: true });
});

function file(name: string, content: string): string {
  const path = join(files, name);
  writeFileSync(path, content);
  return path;
}

async function titles(page: Page): Promise<string[]> {
  const list = expectValue(await callFromPage(page, 'articles.list', {}));
  return list.rows.map((row) => row.title);
}

/** The titles once `title` is among them. */
async function titlesWith(title: string): Promise<string[]> {
  const found = async (): Promise<string[] | false> => {
    const all = await titles(app.page);
    return all.includes(title) && all;
  };
  return vi.waitUntil(found, { timeout: 15_000, interval: 50 });
}

describe('the window', () => {
  it('gives the page the bridge and an engine that answers', async () => {
    const status = expectValue(await callFromPage(app.page, 'archive.status', {}));
    expect(status.folder).toBe(app.archive);
    expect(await app.page.evaluate(() => Object.keys(window).includes('marsad'))).toBe(true);
    expect(app.problems).toEqual([]);
  });

  it('asks Electron for every safeguard', () => {
    expect(app.window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      spellcheck: false,
    });
    expect(app.electron.app.sandboxed).toBe(true);
    expect(app.electron.session.defaultSession.spellChecker).toBe(false);
    expect(app.electron.app.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  it('gets a new port when the page is loaded again', async () => {
    await app.page.reload();
    await untilConnected(app.page);
    expect(expectValue(await callFromPage(app.page, 'archive.status', {})).folder).toBe(app.archive);
  });
});

describe('files', () => {
  it('come in by the open dialog', async () => {
    const path = file('port.txt', ARTICLE);
    const answer = useBridge(app.page, 'importFiles');
    const dialog = await app.nextDialog('open');
    expect(dialog.options.properties).toContain('multiSelections');
    dialog.answer([path]);
    expect(expectValue(await answer)).toEqual({ job: expect.any(String) });
    expect(await titlesWith('بلدية الميناء تعلن خطة للشحن')).toContain('بلدية الميناء تعلن خطة للشحن');
  });

  it('do not come in when the dialog is dismissed', async () => {
    const answer = useBridge(app.page, 'importFolder');
    (await app.nextDialog('open')).answer(null);
    expect(await answer).toEqual({ ok: true, value: null });
  });

  it('come in from a watched folder, which only a native dialog can name', async () => {
    const press = mkdtempSync(join(tmpdir(), 'marsad-press-'));
    writeFileSync(join(press, 'watched.txt'), 'خبر من مجلد مراقَب\n\nنص الخبر.\n');
    expect(await callFromPage(app.page, 'watch.add', { path: press })).toMatchObject({
      error: { code: 'not-allowed' },
    });
    const answer = useBridge(app.page, 'watchFolder');
    const dialog = await app.nextDialog('open');
    expect(dialog.options.properties).toContain('openDirectory');
    dialog.answer([press]);
    const added = expectValue(await answer) as { id: string; files: number; status: string };
    expect(added).toMatchObject({ status: 'new', files: 1 });
    expectValue(await callFromPage(app.page, 'watch.start', { id: added.id, existing: 'import' }));
    expect(await titlesWith('خبر من مجلد مراقَب')).toContain('خبر من مجلد مراقَب');
    expectValue(await callFromPage(app.page, 'watch.remove', { id: added.id }));
    expectValue(await callFromPage(app.page, 'history.undo', { reach: 'session' }));
    rmSync(press, { recursive: true });
  });

  it('come in by a drop, as paths that the page never sees', async () => {
    await app.page.evaluate(() => {
      document.body.style.minHeight = '200px';
      document.addEventListener('drop', (event) => {
        const bridge = (window as unknown as { marsad: { importDropped(dropped: File[]): void } }).marsad;
        bridge.importDropped([...(event.dataTransfer?.files ?? [])]);
      });
    });
    await dropPaths(app.page, [file('dropped.txt', 'خبر مُسقَط في النافذة\n\nنص قصير للخبر.\n')]);
    expect(await titlesWith('خبر مُسقَط في النافذة')).toContain('خبر مُسقَط في النافذة');
  });

  it('cannot be made up by the page', async () => {
    const made = await app.page.evaluate(async () => {
      const bridge = (window as unknown as { marsad: { importDropped(dropped: File[]): Promise<unknown> } })
        .marsad;
      return bridge.importDropped([new File(['x'], '/etc/passwd')]);
    });
    expect(made).toMatchObject({ ok: false, error: { code: 'path-not-found' } });
    expect(await callFromPage(app.page, 'import.paths', { paths: ['/etc/passwd'] })).toMatchObject({
      ok: false,
      error: { code: 'not-allowed' },
    });
  });

  it('go out by the save dialogs', async () => {
    const list = expectValue(await callFromPage(app.page, 'articles.list', {}));
    const article = list.rows.find((row) => row.title.startsWith('بلدية'))?.id ?? '';
    expectValue(
      await callFromPage(app.page, 'passages.create', { article, field: 'title', start: 0, end: 5 }),
    );
    const answer = useBridge(app.page, 'saveExport', { format: 'csv', selection: {} });
    const dialog = await app.nextDialog('save');
    expect(dialog.options.defaultPath).toMatch(/\.csv$/);
    dialog.answer(join(files, 'out.csv'));
    expect(expectValue(await answer)).toMatchObject({ path: join(files, 'out.csv'), passages: 1 });
    expect(readFileSync(join(files, 'out.csv'), 'utf8')).toContain('بلدية');

    const backup = useBridge(app.page, 'saveBackup');
    (await app.nextDialog('save')).answer(join(files, 'copy.marsad-backup'));
    expect(expectValue(await backup)?.articles).toBe(2);
    expect(existsSync(join(files, 'copy.marsad-backup'))).toBe(true);
  });

  it('go out as texts that the page made, where the analyst says', async () => {
    const path = join(files, 'outlets.csv');
    const saved = useBridge(app.page, 'saveText', '../\u202Eمصادر.csv', '\uFEFFالاسم\r\nالميناء\r\n');
    const dialog = await app.nextDialog('save');
    expect(dialog.options.defaultPath).toBe('_مصادر.csv');
    expect(dialog.options.filters?.[0]).toEqual({ name: 'CSV', extensions: ['csv'] });
    dialog.answer(path);
    expect(await saved).toEqual({ ok: true, value: { path } });
    expect(readFileSync(path, 'utf8')).toBe('\uFEFFالاسم\r\nالميناء\r\n');

    const dismissed = useBridge(app.page, 'saveText', 'outlets.csv', 'other');
    (await app.nextDialog('save')).answer(null);
    expect(await dismissed).toEqual({ ok: true, value: null });
    const failed = useBridge(app.page, 'saveText', 'outlets.csv', 'other');
    (await app.nextDialog('save')).answer(join(files, 'no such folder', 'outlets.csv'));
    expect(await failed).toMatchObject({ ok: false, error: { code: 'not-writable' } });
    expect(readdirSync(files).filter((name) => name.includes('outlets'))).toEqual(['outlets.csv']);
    expect(readFileSync(path, 'utf8')).toContain('الميناء');
  });

  it('are opened outside, after a warning where that may do harm', async () => {
    const html =
      '<!doctype html><html><head><title>صفحة محفوظة</title></head><body><article><p>نص الصفحة.</p></article></body></html>';
    const job = useBridge(app.page, 'importFiles');
    (await app.nextDialog('open')).answer([file('page.html', html)]);
    expectValue(await job);
    expect(await titlesWith('صفحة محفوظة')).toContain('صفحة محفوظة');
    const rows = expectValue(await callFromPage(app.page, 'articles.list', {})).rows;
    const idOf = (title: string): string => rows.find((row) => row.title.startsWith(title))?.id ?? '';

    expect(await useBridge(app.page, 'openOriginal', idOf('بلدية'))).toEqual({
      ok: true,
      value: { opened: true },
    });
    expect(app.openedPaths).toHaveLength(1);
    expect(readFileSync(app.openedPaths[0] ?? '', 'utf8')).toBe(ARTICLE);

    const dismissed = useBridge(app.page, 'openOriginal', idOf('صفحة'));
    const warning = await app.nextDialog('message');
    expect(warning.options.type).toBe('warning');
    expect(warning.options.detail).toContain('page.html');
    warning.answer(warning.options.cancelId ?? -1);
    expect(await dismissed).toEqual({ ok: true, value: { opened: false } });
    expect(app.openedPaths).toHaveLength(1);

    expect(await useBridge(app.page, 'showOriginal', idOf('صفحة'))).toEqual({
      ok: true,
      value: { opened: true },
    });
    // The file still lies where it was imported from.
    expect(app.shownPaths).toEqual([join(files, 'page.html')]);
    rmSync(join(files, 'page.html'));
    await useBridge(app.page, 'showOriginal', idOf('صفحة'));
    expect(basename(app.shownPaths[1] ?? '')).toBe('page.html');
    expect(existsSync(app.shownPaths[1] ?? '')).toBe(true);
  });

  it.skipIf(process.platform === 'win32')(
    'are opened in a program of choice, which is offered again for the same format',
    async () => {
      const program = join(files, 'reader program');
      writeFileSync(program, '#!/bin/sh\nprintf "%s" "$#:$1" > "$0.given"\n', { mode: 0o700 });
      const given = async (): Promise<string> => {
        const said = await vi.waitFor(() => {
          const written = readFileSync(`${program}.given`, 'utf8');
          expect(written).not.toBe('');
          return written;
        });
        rmSync(`${program}.given`);
        return said;
      };
      const rows = expectValue(await callFromPage(app.page, 'articles.list', {})).rows;
      const id = rows.find((row) => row.title.startsWith('بلدية'))?.id ?? '';

      const first = useBridge(app.page, 'openOriginalWith', id);
      (await app.nextDialog('open')).answer([join(files, 'no such program')]);
      (await app.nextDialog('message')).answer(0);
      (await app.nextDialog('open')).answer([program]);
      expect(await first).toEqual({ ok: true, value: { opened: true } });
      const [, count, path] = /^(\d+):(.*)$/s.exec(await given()) ?? [];
      expect(count).toBe('1');
      expect(readFileSync(path ?? '', 'utf8')).toBe(ARTICLE);

      const again = useBridge(app.page, 'openOriginalWith', id);
      const offer = await app.nextDialog('message');
      expect(offer.options.detail).toContain(program);
      offer.answer(offer.options.defaultId ?? -1);
      expect(await again).toEqual({ ok: true, value: { opened: true } });
      await given();

      const dismissed = useBridge(app.page, 'openOriginalWith', id);
      (await app.nextDialog('message')).answer(0);
      expect(await dismissed).toEqual({ ok: true, value: { opened: false } });
    },
  );
});

describe('the menu', () => {
  it('sends command ids to the page', async () => {
    app.clickMenu('palette');
    app.clickMenu('search.focus');
    await vi.waitFor(async () => expect(await commandsOf(app.page)).toEqual(['palette', 'search.focus']));
  });

  it("follows the page's language and theme, which outlive the run", async () => {
    expect(app.menu()[0]?.label).toBe('ملف');
    await useBridge(app.page, 'setAppearance', { language: 'en', theme: 'dark' });
    await vi.waitFor(() => expect(app.menu()[0]?.label).toBe('File'));
    expect(app.electron.nativeTheme.themeSource).toBe('dark');
    await app.reopen();
    expect(app.menu()[0]?.label).toBe('File');
    expect(app.electron.nativeTheme.themeSource).toBe('dark');
    await untilConnected(app.page);
  });

  it('opens another archive and goes back to the first when asked', async () => {
    const other = join(files, 'other-archive');
    app.clickMenu('archive.open');
    (await app.nextDialog('open')).answer([other]);
    await vi.waitFor(
      async () => {
        const status = await callFromPage(app.page, 'archive.status', {});
        expect(status).toMatchObject({ ok: true, value: { folder: other, articles: 0 } });
      },
      { timeout: 15_000, interval: 100 },
    );
    app.secondInstance({ archive: app.archive, paths: [] });
    await vi.waitFor(
      async () => {
        const status = await callFromPage(app.page, 'archive.status', {});
        expect(status).toMatchObject({ ok: true, value: { folder: app.archive, articles: 3 } });
      },
      { timeout: 15_000, interval: 100 },
    );
  });
});

describe('a second start', () => {
  it('brings the first to the front and hands over its files', async () => {
    const before = app.window.focused;
    app.secondInstance({ archive: '', paths: [file('second.txt', 'خبر من تشغيل ثانٍ\n\nنص آخر.\n')] });
    expect(await titlesWith('خبر من تشغيل ثانٍ')).toContain('خبر من تشغيل ثانٍ');
    expect(app.window.focused).toBe(before + 1);
  });

  it('imports what it was given on its own command line', async () => {
    await app.reopen({ args: [file('argument.txt', 'خبر من سطر الأوامر\n\nنص ثالث.\n')] });
    await untilConnected(app.page);
    expect(await titlesWith('خبر من سطر الأوامر')).toContain('خبر من سطر الأوامر');
  });
});

describe('the place of the window', () => {
  const there = { x: 300, y: 120, width: 1000, height: 700 };

  it('is remembered', async () => {
    app.window.drag(there);
    await app.reopen({ args: [] });
    expect(app.window.getNormalBounds()).toEqual(there);
  });

  it('is given up when its screen is gone', async () => {
    app.window.drag({ ...there, x: 2500 });
    await app.reopen();
    expect(app.window.getNormalBounds().x).toBeLessThan(1920);
  });

  it('remembers that it was maximised, and the place below that', async () => {
    app.window.drag(there);
    app.window.maximize();
    await app.reopen();
    expect(app.window.isMaximized()).toBe(true);
    expect(app.window.getNormalBounds()).toEqual(there);
  });
});

describe('the engine', () => {
  it('is restarted after a crash, with everything acknowledged still there', async () => {
    await untilConnected(app.page);
    const before = await titles(app.page);
    const engine = app.electron.utilityProcesses.find((child) =>
      child.modulePath.endsWith('engine-process.js'),
    );
    process.kill(engine?.pid ?? 0, 'SIGKILL');
    const dialog = await app.nextDialog('message');
    expect(dialog.options.type).toBe('error');
    dialog.answer(0);
    await vi.waitFor(async () => expect(await titles(app.page)).toEqual(before), {
      timeout: 15_000,
      interval: 100,
    });
  });

  it('closes the archive before the app ends', async () => {
    await app.quit();
    expect(existsSync(join(app.archive, 'archive.sqlite-wal'))).toBe(false);
    const lock = expectValue(lockArchive(app.archive));
    lock.release();
  });

  it('says which archive is in use by another program, and opens another', async () => {
    const lock = expectValue(lockArchive(app.archive));
    await app.reopen();
    const refusal = await app.nextDialog('message');
    expect(refusal.options.detail).toContain(app.archive);
    refusal.answer(1);
    const free = join(files, 'free-archive');
    (await app.nextDialog('open')).answer([free]);
    await untilConnected(app.page);
    expect(expectValue(await callFromPage(app.page, 'archive.status', {})).folder).toBe(free);
    lock.release();
  });

  it('has left nothing to complain about', () => {
    expect(app.problems).toEqual([]);
  });
});
