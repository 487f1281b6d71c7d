import { rmSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { BRIDGE_CHANNELS } from '../../electron/contract/bridge.ts';
import type { PageWindow } from '../electron-double/page-shim.ts';
import { startDesktopApp, type DesktopApp } from './desktop-app.ts';
import { callFromPage, makeShellPageApp, untilConnected, useBridge } from './shell-page.ts';

let shellPage: string;
let app: DesktopApp;

beforeAll(async () => {
  shellPage = makeShellPageApp();
  app = await startDesktopApp({ appPath: shellPage, watch: false });
  await untilConnected(app.page);
});
afterAll(async () => {
  await app.close();
  rmSync(shellPage, { recursive: true, force: true });
});

/** Sends a message past the bridge, as a page that broke out of its sandbox could. */
function tellMain(frame: Frame, channel: string, ...args: unknown[]): Promise<unknown> {
  return frame.evaluate(
    ([name, input]) =>
      (window as unknown as PageWindow).electronDoubleTell({ type: 'invoke', channel: name, args: input }),
    [channel, args] as const,
  );
}

describe('messages to main', () => {
  it('are answered to the app page, and refused to a frame inside it', async () => {
    const inside = await app.page.evaluateHandle(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return frame;
    });
    const frame = await inside.asElement()?.contentFrame();
    if (!frame) throw new Error('no frame');
    expect(await tellMain(frame, BRIDGE_CHANNELS.showOriginal, 'a1')).toMatchObject({
      error: { code: 'not-allowed' },
    });
    expect(await tellMain(app.page.mainFrame(), BRIDGE_CHANNELS.showOriginal, 'a1')).toMatchObject({
      error: { code: 'article-not-found' },
    });
  });

  it.each([
    [BRIDGE_CHANNELS.importDropped, ['relative/path.txt']],
    [BRIDGE_CHANNELS.importDropped, 'not a list'],
    [BRIDGE_CHANNELS.saveExport, { format: 'exe', selection: {} }],
    [BRIDGE_CHANNELS.saveExport, undefined],
    [BRIDGE_CHANNELS.saveText, { name: 'list.csv', text: { path: '/etc/passwd' } }],
    [BRIDGE_CHANNELS.openOriginal, '../../etc/passwd'],
    [BRIDGE_CHANNELS.openOriginal, { toString: 'a1' }],
    [BRIDGE_CHANNELS.importFiles, ['/etc/passwd']],
  ])('are refused before anything is done when they are malformed: %s %j', async (channel, input) => {
    expect(await tellMain(app.page.mainFrame(), channel, input)).toMatchObject({
      error: { code: 'bad-request' },
    });
  });

  it('cannot choose where an export goes', async () => {
    const answer = useBridge(app.page, 'saveExport', {
      format: 'csv',
      selection: {},
      path: '/tmp/chosen-by-page.csv',
    });
    const dialog = await app.nextDialog('save');
    dialog.answer(null);
    expect(await answer).toEqual({ ok: true, value: null });
  });
});

describe('the page', () => {
  const refused = (): readonly string[] => app.window.webContents.refused;

  it('cannot be navigated away', async () => {
    await app.page.evaluate(() => location.assign('https://example.org/away'));
    await vi.waitFor(() => expect(refused()).toContain('https://example.org/away'));
    await app.page.evaluate(() => location.assign('/other.html'));
    await vi.waitFor(() => expect(refused()).toContain('marsad://app/other.html'));
    expect(await callFromPage(app.page, 'archive.status', {})).toMatchObject({ ok: true });
  });

  it('opens no windows', async () => {
    await app.page.evaluate(() => void window.open('https://example.org/popup'));
    await vi.waitFor(() => expect(app.page.context().pages()).toHaveLength(1));
  });

  it('reaches no network, whatever it tries', async () => {
    const outcome = await app.page.evaluate(async () => {
      const tried = await Promise.allSettled([
        fetch('https://example.org/data'),
        fetch('./page.js'),
        new Promise((resolve, reject) => {
          const image = new Image();
          image.addEventListener('load', resolve);
          image.addEventListener('error', reject);
          image.src = 'https://example.org/pixel.png';
        }),
        new Promise((resolve, reject) => {
          const style = document.createElement('link');
          style.addEventListener('load', resolve);
          style.addEventListener('error', reject);
          style.rel = 'stylesheet';
          style.href = 'https://example.org/style.css';
          document.head.append(style);
        }),
      ]);
      return tried.map((one) => one.status);
    });
    expect(outcome).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
    expect(app.window.webContents.leaked).toEqual([]);
  });

  it('runs no string as code', async () => {
    const ran = await app.page.evaluate(async () => {
      // What the debugger evaluates is exempt from the policy; what a timer runs later is not.
      const attempt = (work: () => unknown): Promise<string> =>
        new Promise((resolve) => {
          setTimeout(() => {
            try {
              work();
              resolve('ran');
            } catch {
              resolve('refused');
            }
          });
        });
      return [
        await attempt(() => new Function('return 1')()),
        await attempt(() => {
          document.body.innerHTML = '<img src=x>';
        }),
      ];
    });
    expect(ran).toEqual(['refused', 'refused']);
  });
});

describe("main's rules for the session", () => {
  const load = (url: string): Promise<Response | null> =>
    app.electron.session.defaultSession.load(url, 'GET');

  it.each([
    'marsad://app/../main/main.js',
    'marsad://app/%2e%2e/engine/engine-process.js',
    'marsad://app/..%2fengine%2fengine-process.js',
    'marsad://app/..%5cengine%5cengine-process.js',
    'marsad://other/index.html',
  ])('serve nothing outside of the renderer: %s', async (url) => {
    expect((await load(url))?.status).toBe(404);
  });

  it('send the policy with every answer', async () => {
    for (const url of ['marsad://app/index.html', 'marsad://app/missing.js']) {
      const headers = (await load(url))?.headers;
      expect(headers?.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(headers?.get('X-Content-Type-Options')).toBe('nosniff');
    }
  });

  it('refuse every permission but copying text from the app page', () => {
    const { permissionRequest, permissionCheck } = app.electron.session.defaultSession;
    const ask = (
      permission: string,
      url: string,
      isMainFrame = true,
    ): { request: boolean; check: boolean } => {
      let request = true;
      const details = { requestingUrl: url, isMainFrame };
      type Arguments = Parameters<NonNullable<typeof permissionRequest>>;
      permissionRequest?.(
        ...([{}, permission, (granted: boolean) => (request = granted), details] as unknown as Arguments),
      );
      type Check = Parameters<NonNullable<typeof permissionCheck>>;
      const check =
        permissionCheck?.(...([null, permission, 'marsad://app', details] as unknown as Check)) ?? true;
      return { request, check };
    };
    const page = 'marsad://app/index.html';
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'fileSystem',
      'openExternal',
      'usb',
    ]) {
      expect(ask(permission, page)).toEqual({ request: false, check: false });
    }
    expect(ask('clipboard-sanitized-write', page)).toEqual({ request: true, check: true });
    expect(ask('clipboard-sanitized-write', 'https://example.org/')).toEqual({
      request: false,
      check: false,
    });
    expect(ask('clipboard-sanitized-write', page, false)).toEqual({ request: false, check: false });
  });
});
