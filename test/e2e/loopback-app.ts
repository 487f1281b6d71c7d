import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from '../chromium.ts';
import { PROJECT } from '../run-command.ts';

export interface LoopbackAppOptions {
  /** Archive folder; by default a fresh one that `close` removes. */
  readonly archive?: string;
  /** The browser's language. */
  readonly locale?: 'ar' | 'en';
}

/** The program as `npm start` serves it without a display, with a real Chromium on it. */
export interface LoopbackApp {
  readonly browser: Browser;
  readonly archive: string;
  /** The window; another one after `reopen` or `restart`. */
  readonly page: Page;
  readonly context: BrowserContext;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** The address that the shell printed, token included; the window has used it. */
  readonly address: string;
  /** What should never happen: page errors, refusals by the content policy, requests to elsewhere. */
  readonly problems: readonly string[];
  /** Ends the shell as Ctrl+C does, or with SIGKILL, and opens the same archive in a new window. */
  reopen(how?: 'SIGINT' | 'SIGKILL'): Promise<void>;
  close(): Promise<void>;
}

interface Shell {
  readonly child: ChildProcess;
  readonly address: string;
}

/** Starts the built program on a temporary archive and opens its address in Chromium. */
export async function startLoopbackApp(options: LoopbackAppOptions = {}): Promise<LoopbackApp> {
  const temporary = options.archive === undefined ? mkdtempSync(join(tmpdir(), 'marsad-e2e-')) : null;
  const archive = options.archive ?? join(temporary ?? '', 'archive');
  const problems: string[] = [];
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [...CHROMIUM_ARGS],
  });
  const open = async () => {
    const shell = await startShell(archive);
    const window = await openWindow(browser, shell.address, options.locale ?? 'ar', problems);
    return { shell, ...window };
  };
  let now = await open().catch(async (error: unknown) => {
    await browser.close();
    throw error;
  });

  return {
    browser,
    archive,
    problems,
    get page() {
      return now.page;
    },
    get context() {
      return now.context;
    },
    get origin() {
      return new URL(now.shell.address).origin;
    },
    get address() {
      return now.shell.address;
    },
    async reopen(how = 'SIGINT') {
      await now.context.close();
      await stopShell(now.shell, how);
      now = await open();
    },
    async close() {
      await browser.close();
      await stopShell(now.shell, 'SIGINT');
      if (temporary !== null) rmSync(temporary, { recursive: true, force: true });
    },
  };
}

/** Opens `address` in a context of its own and waits until the page has its session. */
export async function openWindow(
  browser: Browser,
  address: string,
  locale: string,
  problems: string[],
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale, viewport: { width: 1360, height: 850 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  watchPage(page, new URL(address).origin, problems);
  const connected = untilConnected(page);
  await page.goto(address);
  await connected;
  return { context, page };
}

/** Settles with the engine's first answer on a socket that the page opens after this call. */
export async function untilConnected(page: Page): Promise<void> {
  const socket = await page.waitForEvent('websocket');
  await socket.waitForEvent('framereceived', {
    predicate: ({ payload }) => payload.toString().includes('"type":"session"'),
  });
}

function watchPage(page: Page, origin: string, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    // Chromium reports refusals of the content policy and of Trusted Types as console errors.
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const local = url.origin === origin || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!local) problems.push(`request: ${request.url()}`);
  });
}

/** `npm start` as it runs without a display: it prints its address alone on a line. */
function startShell(archive: string): Promise<Shell> {
  const child = spawn(
    process.execPath,
    [join(PROJECT, 'electron', 'start', 'start.ts'), '--browser', '--archive', archive],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, BROWSER: 'none' } },
  );
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line);
      if (/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/.test(line)) resolve({ child, address: line });
    });
    child.once('close', () =>
      reject(new Error(`the shell ended before it printed an address:\n${said.join('\n')}`)),
    );
  });
}

async function stopShell(shell: Shell, signal: NodeJS.Signals): Promise<void> {
  const { child } = shell;
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
