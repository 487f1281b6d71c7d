import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectron } from '../../electron/start/electron-binary.ts';
import { PROJECT } from '../run-command.ts';

/**
 * The real Electron, wherever its binary is: what the double cannot show. Everywhere else these tests are skipped
 * and say so; README counts what they prove as unproven until they have run.
 */
const binary = findElectron(join(PROJECT, 'node_modules', 'electron'), process.env, process.platform);
const needsDisplay = process.platform === 'linux';
const display = !needsDisplay || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const missing = binary === null ? "Electron's binary is not on disk" : display ? '' : 'there is no display';
/** Path of a packaged executable, to read the fuses of. */
const packaged = process.env['MARSAD_PACKAGED'] ?? '';

if (missing !== '') {
  console.warn(`SKIPPED: the desktop app was not run in the real Electron, since ${missing}.`);
}

describe.skipIf(missing !== '')(
  `the desktop app in the real Electron${missing && ` (skipped: ${missing})`}`,
  () => {
    let folder: string;
    let electron: ElectronApplication;
    let page: Page;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'marsad-electron-'));
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      electron = await _electron.launch({
        executablePath: binary ?? '',
        args: [
          ...sandbox,
          PROJECT,
          `--user-data-dir=${join(folder, 'profile')}`,
          '--archive',
          join(folder, 'archive'),
        ],
      });
      page = await electron.firstWindow();
      await page.waitForLoadState('load');
    });
    afterAll(async () => {
      await electron?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('opens its window at the app scheme, under the content policy', async () => {
      expect(page.url()).toBe('marsad://app/index.html');
      expect(await page.evaluate(() => location.origin)).toBe('marsad://app');
      const blocked = await page.evaluate(
        async () => (await Promise.allSettled([fetch('./index.html')]))[0]?.status,
      );
      expect(blocked).toBe('rejected');
    });

    it('isolates and sandboxes the page, which sees the bridge and nothing of Node', async () => {
      const seen = await page.evaluate(() => ({
        require: typeof Reflect.get(window, 'require'),
        process: typeof Reflect.get(window, 'process'),
        bridge: Object.keys(Reflect.get(window, 'marsad') as object).sort(),
      }));
      expect(seen.require).toBe('undefined');
      expect(seen.process).toBe('undefined');
      expect(seen.bridge).toContain('connectEngine');
      // Electron's own tests read them so; the method is not in its documentation.
      const preferences: unknown = await electron.evaluate(({ BrowserWindow }) => {
        const contents: object = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
        return (Reflect.get(contents, 'getLastWebPreferences') as () => unknown).call(contents);
      });
      expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
    });

    it('reaches the engine in its utility process over the port', async () => {
      const answer = await page.evaluate(
        () =>
          new Promise<unknown>((resolve) => {
            window.addEventListener('message', ({ ports: [port] }) => {
              if (!port) return;
              port.addEventListener('message', ({ data }) => resolve(data));
              port.start();
              port.postMessage({ type: 'call', id: 1, name: 'archive.status', input: {} });
            });
            (Reflect.get(window, 'marsad') as { connectEngine(): void }).connectEngine();
          }),
      );
      expect(answer).toMatchObject({ type: 'value', value: { folder: join(folder, 'archive') } });
    });

    it('denies navigation, windows and permissions', async () => {
      await page.evaluate(() => location.assign('https://example.org/'));
      expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
      expect(page.url()).toBe('marsad://app/index.html');
      expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    });
  },
);

describe.skipIf(packaged === '')('a packaged executable (MARSAD_PACKAGED)', () => {
  it('has the dangerous fuses off', async () => {
    const wire = await getCurrentFuseWire(packaged);
    for (const fuse of [FuseV1Options.RunAsNode, FuseV1Options.EnableNodeOptionsEnvironmentVariable]) {
      expect(wire[fuse]).toBe('0'.charCodeAt(0));
    }
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe('1'.charCodeAt(0));
  });
});
