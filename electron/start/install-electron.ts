import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface InstallOptions {
  /** `node_modules/electron`: its `install.js` fetches the binary. */
  readonly packageFolder: string;
  /** Give up when no byte has arrived for so long, ms. */
  readonly stallAfter: number;
  /** Bytes on disk so far. */
  readonly onProgress: (bytes: number) => void;
}

export type InstallOutcome =
  { readonly installed: true } | { readonly installed: false; readonly reason: string };

/** DESIGN §2. */
export const STALL_AFTER_MS = 10_000;
const LOOK_EVERY_MS = 250;

/**
 * Runs electron's own installer in a child and watches the bytes that it puts on disk: first its download in a
 * temporary folder that we name, then the unpacked distribution.
 */
export async function installElectron(options: InstallOptions): Promise<InstallOutcome> {
  const temporary = mkdtempSync(join(tmpdir(), 'marsad-electron-'));
  const child = spawn(process.execPath, [join(options.packageFolder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ELECTRON_GET_NO_PROGRESS: '1',
    },
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));

  let bytes = 0;
  let stalled = false;
  let lastByteAt = performance.now();
  const watch = setInterval(() => {
    const now = sizeOf(temporary) + sizeOf(join(options.packageFolder, 'dist'));
    if (now !== bytes) {
      bytes = now;
      lastByteAt = performance.now();
      options.onProgress(bytes);
    } else if (performance.now() - lastByteAt >= options.stallAfter) {
      stalled = true;
      child.kill('SIGKILL');
    }
  }, LOOK_EVERY_MS);
  const stopChild = (): void => void child.kill('SIGKILL');
  process.once('exit', stopChild);
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', resolve);
  });
  process.off('exit', stopChild);
  clearInterval(watch);
  rmSync(temporary, { recursive: true, force: true });

  if (stalled) return { installed: false, reason: `no data for ${options.stallAfter / 1000} s` };
  return code === 0 ? { installed: true } : { installed: false, reason: firstLine(complaint) };
}

/** The message of an error that was printed with its stack. */
function firstLine(complaint: string): string {
  const line = complaint.split('\n').find((text) => text.trim() !== '') ?? 'its installer failed';
  return line.trim().replace(/^(\w*Error): /, '');
}

/** Bytes of all files under `folder`; files that vanish meanwhile count nothing. */
function sizeOf(folder: string): number {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => {
        const stat = statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false });
        return sum + (stat?.size ?? 0);
      }, 0);
  } catch {
    return 0;
  }
}
