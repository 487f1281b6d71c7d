import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The user's archive where no other is named: `MARSAD_ARCHIVE`, else where the system keeps a program's data
 * (XDG Base Directory Specification; macOS Application Support; Windows roaming AppData).
 */
export function defaultArchiveFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): string {
  const named = environment['MARSAD_ARCHIVE'];
  if (named) return resolve(named);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Marsad', 'archive');
  if (platform === 'win32') {
    return join(environment['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Marsad', 'archive');
  }
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'marsad', 'archive');
}
