import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findInstalledChromium } from '../electron/start/installed-chromium.ts';

const PLAYWRIGHT_CLI = fileURLToPath(new URL('../node_modules/playwright-core/cli.js', import.meta.url));

/** Flags for tests: nothing that a closed network would keep waiting, and no sandbox only where root cannot have one. */
export const CHROMIUM_ARGS: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * A Chromium to test with: MARSAD_CHROMIUM, an installed one, Playwright's own; else it installs one, where it
 * may: Debian's package as root, elsewhere Playwright's download. Throws one sentence that says what to do.
 */
export async function findChromium(): Promise<string> {
  const named = process.env['MARSAD_CHROMIUM'];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`MARSAD_CHROMIUM names ${named}, which does not exist.`);
  }
  const found = installed();
  if (found !== null) return found;
  await installChromium();
  const fresh = installed();
  if (fresh !== null) return fresh;
  throw new Error(
    'The end-to-end tests need a Chromium and none could be installed: install Chromium or Chrome, or set MARSAD_CHROMIUM to its path.',
  );
}

function installed(): string | null {
  const system = findInstalledChromium(process.env, process.platform);
  if (system !== null) return system;
  const own = chromium.executablePath();
  return existsSync(own) ? own : null;
}

async function installChromium(): Promise<void> {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isDebianRoot) {
    console.log('No Chromium here; installing the Debian package.');
    await run('apt-get', ['update', '-qq']);
    if (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])) return;
  }
  console.log("No Chromium here; fetching Playwright's.");
  await run(process.execPath, [PLAYWRIGHT_CLI, 'install', 'chromium']);
}

/** True when the command ended well; its output goes to stderr. */
function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
