import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { vi } from 'vitest';
import { CHROMIUM_ARGS, findChromium } from '../chromium.ts';
import type { app as doubleApp } from '../electron-double/app.ts';
import type { DoubleWindow } from '../electron-double/browser-window.ts';
import type { nativeTheme as doubleNativeTheme } from '../electron-double/desktop-services.ts';
import type { ShownDialog } from '../electron-double/dialogs.ts';
import type { Machine } from '../electron-double/machine.ts';
import type { PageWindow } from '../electron-double/page-shim.ts';
import type { session as doubleSession } from '../electron-double/session.ts';
import type { DoubleUtilityProcess } from '../electron-double/utility-process.ts';
import { PROJECT } from '../run-command.ts';

export interface DesktopAppOptions {
  /** Archive folder; by default a fresh one that `close` removes. */
  readonly archive?: string;
  /** Folder that has `dist/` and `assets/`; by default the project. */
  readonly appPath?: string;
  /** Further arguments of the command line. */
  readonly args?: readonly string[];
  readonly displays?: readonly Electron.Rectangle[];
  readonly dark?: boolean;
  /** Collect page errors and refusals of the content policy in `problems`; on by default. */
  readonly watch?: boolean;
}

/** One run of main on the double: everything a test may do to it from outside the page. */
export interface DesktopRun {
  readonly page: Page;
  readonly window: DoubleWindow;
  nextDialog<K extends ShownDialog['kind']>(kind: K): Promise<Extract<ShownDialog, { kind: K }>>;
  clickMenu(id: string): void;
  menu(): readonly Electron.MenuItemConstructorOptions[];
  readonly openedPaths: readonly string[];
  readonly shownPaths: readonly string[];
  /** Another start of the program while this one runs. */
  secondInstance(data: { archive: string; paths: readonly string[] }): void;
  readonly electron: Electron;
}

interface Electron {
  readonly app: typeof doubleApp;
  readonly session: typeof doubleSession;
  readonly nativeTheme: typeof doubleNativeTheme;
  readonly utilityProcesses: readonly DoubleUtilityProcess[];
}

/** Main, preload, page and engine as built, together on the Electron double. */
export interface DesktopApp extends DesktopRun {
  readonly archive: string;
  /** `userData` and the rest of what Electron keeps. */
  readonly profile: string;
  /** What should never happen. */
  readonly problems: readonly string[];
  /** Quits as the analyst does, and waits until the engine has closed the archive. */
  quit(): Promise<void>;
  /** Quits and starts again, on the same machine or one that differs in this. */
  reopen(change?: Pick<DesktopAppOptions, 'displays' | 'dark' | 'args'>): Promise<void>;
  close(): Promise<void>;
}

const DISPLAY = { x: 0, y: 0, width: 1920, height: 1080 };

/** Starts the built desktop app on the double. Needs `npm run build`. */
export async function startDesktopApp(options: DesktopAppOptions = {}): Promise<DesktopApp> {
  const main = join(PROJECT, 'dist', 'main', 'main.js');
  if (!existsSync(main)) throw new Error('dist/main/main.js is missing: run "npm run build" first');
  const temporary = mkdtempSync(join(tmpdir(), 'marsad-desktop-'));
  const archive = options.archive ?? join(temporary, 'archive');
  const profile = join(temporary, 'profile');
  const problems: string[] = [];
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...CHROMIUM_ARGS],
  });
  const context = await browser.newContext({ locale: 'ar' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  let running = false;
  let settings = options;

  const start = async (): Promise<Run> => {
    const run = await startMain(main, ['--archive', archive, ...(settings.args ?? [])], {
      context,
      profile,
      appPath: settings.appPath ?? PROJECT,
      isPackaged: false,
      secondInstance: false,
      displays: settings.displays ?? [DISPLAY],
      dark: settings.dark ?? false,
    });
    running = true;
    if (settings.watch !== false) watchPage(run.page, problems);
    return run;
  };
  const quit = async (): Promise<void> => {
    if (!running) return;
    running = false;
    await now.quit();
    problems.push(...now.errorBoxes.map((text) => `error box: ${text}`));
    problems.push(...now.window.webContents.leaked.map((url) => `request: ${url}`));
  };
  let now = await start().catch((error: unknown) => giveUp(browser, temporary, error));

  return {
    archive,
    profile,
    problems,
    get page() {
      return now.page;
    },
    get window() {
      return now.window;
    },
    get openedPaths() {
      return now.openedPaths;
    },
    get shownPaths() {
      return now.shownPaths;
    },
    get electron() {
      return now.electron;
    },
    nextDialog: (kind) => now.nextDialog(kind),
    clickMenu: (id) => now.clickMenu(id),
    menu: () => now.menu(),
    secondInstance: (data) => now.secondInstance(data),
    quit,
    async reopen(change = {}) {
      await quit();
      settings = { ...settings, ...change };
      now = await start();
    },
    async close() {
      await quit();
      await browser.close();
      rmSync(temporary, { recursive: true, force: true });
    },
  };
}

/** Drops what lies at `paths` onto the page: `File` objects whose paths only the preload can tell. */
export async function dropPaths(page: Page, paths: readonly string[], selector = 'body'): Promise<void> {
  await page.locator(selector).evaluate((target, dropped) => {
    const dataTransfer = new DataTransfer();
    const known = (window as unknown as PageWindow).electronDoublePaths;
    for (const path of dropped) {
      const file = new File(['content'], path.split('/').at(-1) ?? '');
      dataTransfer.items.add(file);
    }
    // The list makes its own File objects: those are what the page gets to see.
    [...dataTransfer.files].forEach((file, i) => known.set(file, dropped[i] ?? ''));
    for (const type of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, paths);
}

interface Run extends DesktopRun {
  readonly errorBoxes: readonly string[];
  quit(): Promise<void>;
}

/** A fresh process, as far as modules go: the double and main are imported anew. */
async function startMain(main: string, args: readonly string[], machine: Machine): Promise<Run> {
  vi.resetModules();
  const { setMachine } = await import('../electron-double/machine.ts');
  const { app } = await import('../electron-double/app.ts');
  const { windows } = await import('../electron-double/browser-window.ts');
  const { errorBoxes, nextDialogOf } = await import('../electron-double/dialogs.ts');
  const { applicationMenu, clickMenu } = await import('../electron-double/menu.ts');
  const { nativeTheme, openedPaths, shownPaths } = await import('../electron-double/desktop-services.ts');
  const { session } = await import('../electron-double/session.ts');
  const { utilityProcesses } = await import('../electron-double/utility-process.ts');
  const { preventableEvent } = await import('../electron-double/preventable-event.ts');
  setMachine(machine);

  const argv = process.argv;
  const crashListeners = process.listeners('uncaughtException');
  const rejectionListeners = process.listeners('unhandledRejection');
  process.argv = ['electron', machine.appPath, ...args];
  const ended = new Promise<void>((resolve) => app.once('quit', () => resolve()));
  await import(main);
  process.argv = argv;
  app.becomeReady();
  await vi.waitUntil(() => windows[0]?.visible, { timeout: 20_000, interval: 10 });
  const window = windows[0];
  if (!window) throw new Error('main opened no window');

  return {
    page: await window.opened,
    window,
    errorBoxes,
    openedPaths,
    shownPaths,
    electron: { app, session, nativeTheme, utilityProcesses },
    nextDialog: nextDialogOf,
    clickMenu,
    menu: applicationMenu,
    secondInstance: (data) => {
      app.emit('second-instance', preventableEvent({}), [], '/', structuredClone(data));
    },
    async quit() {
      app.quit();
      await ended;
      for (const listener of process.listeners('uncaughtException')) {
        if (!crashListeners.includes(listener)) process.off('uncaughtException', listener);
      }
      for (const listener of process.listeners('unhandledRejection')) {
        if (!rejectionListeners.includes(listener)) process.off('unhandledRejection', listener);
      }
    },
  };
}

function watchPage(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    // Chromium reports refusals of the content policy and of Trusted Types as console errors.
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
}

async function giveUp(browser: Browser, temporary: string, error: unknown): Promise<never> {
  await browser.close();
  rmSync(temporary, { recursive: true, force: true });
  throw error;
}
