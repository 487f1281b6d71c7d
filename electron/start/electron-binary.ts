import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Electron's binary lies inside its distribution; as in electron's `install.js`. */
export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * Electron's binary on disk, or null. Reads what `install.js` leaves in `packageFolder` (`node_modules/electron`)
 * and never imports `electron`: importing it downloads, blocking. ELECTRON_OVERRIDE_DIST_PATH names a
 * distribution elsewhere.
 */
export function findElectron(
  packageFolder: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): string | null {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const binary = join(override, executableName(platform));
    return existsSync(binary) ? binary : null;
  }
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
    const wanted =
      typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
    const found = readFileSync(join(packageFolder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
    // Written last: without it the unpacking was interrupted.
    const path = readFileSync(join(packageFolder, 'path.txt'), 'utf8');
    const binary = join(packageFolder, 'dist', path);
    return found === wanted && path === executableName(platform) && existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}
