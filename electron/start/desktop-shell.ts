import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hasDisplay } from './browser-window.ts';
import { findElectron } from './electron-binary.ts';
import { installElectron, STALL_AFTER_MS } from './install-electron.ts';
import { PROJECT } from './project.ts';

/** `ended`: the window was open and is closed; `missing`: why there is none, as the rest of a sentence. */
export type DesktopOutcome =
  | { readonly kind: 'ended'; readonly exitCode: number }
  | { readonly kind: 'missing'; readonly reason: string };

const ELECTRON_PACKAGE = join(PROJECT, 'node_modules', 'electron');
/** A shell that fails within this time has not shown its window, ms. */
const STARTED_AFTER_MS = 8_000;

/** Opens the desktop app and waits for its end; fetches Electron's binary first where it is missing. */
export async function runDesktopShell(args: readonly string[]): Promise<DesktopOutcome> {
  const find = () => findElectron(ELECTRON_PACKAGE, process.env, process.platform);
  if (find() === null) {
    const install = await fetchElectron();
    if (install !== null) return { kind: 'missing', reason: `Electron could not be fetched (${install})` };
  }
  const binary = find();
  if (binary === null) return { kind: 'missing', reason: 'Electron is not where its installer puts it' };
  if (!hasDisplay(process.env, process.platform)) return { kind: 'missing', reason: 'there is no display' };
  return runElectron(binary, args);
}

/** Null when it is installed; else the reason. */
async function fetchElectron(): Promise<string | null> {
  console.log('Electron is not here yet; fetching it (once, about 110 MB).');
  let shown = 0;
  const outcome = await installElectron({
    packageFolder: ELECTRON_PACKAGE,
    stallAfter: STALL_AFTER_MS,
    onProgress(bytes) {
      const megabytes = Math.floor(bytes / 1_000_000);
      // A terminal shows each megabyte in place, a log a line now and then.
      if (process.stdout.isTTY) process.stdout.write(`\r  ${megabytes} MB on disk `);
      else if (megabytes >= shown + 20) console.log(`  ${megabytes} MB on disk`);
      else return;
      shown = megabytes;
    },
  });
  if (process.stdout.isTTY && shown > 0) process.stdout.write('\n');
  return outcome.installed ? null : outcome.reason;
}

async function runElectron(binary: string, args: readonly string[]): Promise<DesktopOutcome> {
  const env = { ...process.env };
  delete env['ELECTRON_RUN_AS_NODE'];
  const startedAt = performance.now();
  const child = spawn(binary, [PROJECT, ...args], { stdio: 'inherit', env });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  const exitCode = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code, signal) =>
      resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : null)),
    );
  });
  process.off('SIGINT', pass).off('SIGTERM', pass);
  const failedAtOnce = exitCode !== 0 && performance.now() - startedAt < STARTED_AFTER_MS;
  if (failedAtOnce) return { kind: 'missing', reason: 'Electron does not run on this machine' };
  return { kind: 'ended', exitCode: exitCode ?? 1 };
}
