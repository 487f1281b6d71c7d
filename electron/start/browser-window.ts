import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findInstalledChromium } from './installed-chromium.ts';

/** `own`: a window that is ours alone, and when it is closed; `shared`: a tab in the user's browser. */
export type BrowserWindow =
  | { readonly kind: 'own'; readonly closed: Promise<void> }
  | { readonly kind: 'shared' }
  | { readonly kind: 'none' };

/** A launcher that has not failed by then has opened its window, ms. */
const SETTLED_AFTER_MS = 3_000;

/** True where a window can be shown at all. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/**
 * Opens the address that `freshAddress` gives (each try takes a new one, since tokens are for one use): in the
 * command of BROWSER (`none`: nowhere), else as a window of its own in an installed Chromium, else in the
 * default browser.
 */
export async function openBrowserWindow(freshAddress: () => string, archive: string): Promise<BrowserWindow> {
  const { env, platform } = process;
  if (!hasDisplay(env, platform) || env['BROWSER'] === 'none') return { kind: 'none' };
  const chosen = env['BROWSER']?.trim();
  if (chosen) {
    const [command = '', ...args] = chosen.split(/\s+/);
    return (await launches(command, [...args, freshAddress()])) ? { kind: 'shared' } : { kind: 'none' };
  }
  const chromium = findInstalledChromium(env, platform);
  if (chromium !== null && !isConfined(chromium)) {
    const own = await openOwnWindow(chromium, freshAddress(), profileFolder(archive));
    if (own) return own;
  }
  const [command, args] = defaultBrowser(platform);
  return (await launches(command, [...args, freshAddress()])) ? { kind: 'shared' } : { kind: 'none' };
}

/** A window without browser furniture, with a profile of its own: no extensions see the archive. */
async function openOwnWindow(
  chromium: string,
  address: string,
  profile: string,
): Promise<BrowserWindow | null> {
  mkdirSync(profile, { recursive: true, mode: 0o700 });
  const child = spawn(
    chromium,
    [
      `--app=${address}`,
      `--user-data-dir=${profile}`,
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--password-store=basic',
    ],
    { stdio: 'ignore' },
  );
  const exit = exitOf(child);
  const early = await Promise.race([exit, settled()]);
  if (early === 'running') return { kind: 'own', closed: exit.then(() => undefined) };
  // Handed over to a browser that an earlier run left open with this profile.
  return early === 0 ? { kind: 'shared' } : null;
}

async function launches(command: string, args: readonly string[]): Promise<boolean> {
  const child = spawn(command, [...args], { stdio: 'ignore', detached: true });
  const early = await Promise.race([exitOf(child), settled()]);
  child.unref();
  return early === 'running' || early === 0;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
}

function settled(): Promise<'running'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('running'), SETTLED_AFTER_MS).unref();
  });
}

function defaultBrowser(platform: NodeJS.Platform): [command: string, args: string[]] {
  if (platform === 'darwin') return ['open', []];
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler']];
  return ['xdg-open', []];
}

/** Snaps may not write a profile into a hidden folder; the default browser serves there. */
function isConfined(chromium: string): boolean {
  return chromium.startsWith('/snap/') || chromium.endsWith('/chromium-browser');
}

/** One profile for each archive: two archives may be open at once. */
function profileFolder(archive: string): string {
  const name = createHash('sha256').update(archive).digest('hex').slice(0, 12);
  return join(cacheFolder(), 'browser', name);
}

function cacheFolder(): string {
  const { env, platform } = process;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'Marsad');
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Marsad', 'Cache');
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'marsad');
}
