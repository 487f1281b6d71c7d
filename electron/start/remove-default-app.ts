import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';

/**
 * electron-builder's hook after Electron's files have been laid out: takes away Electron's own welcome app, which
 * electron-builder leaves in place when it is given an unpacked distribution.
 */
export default async function removeDefaultApp(context: AfterPackContext): Promise<void> {
  const resources =
    context.electronPlatformName === 'linux' || context.electronPlatformName === 'win32'
      ? join(context.appOutDir, 'resources')
      : join(context.appOutDir, 'Electron.app', 'Contents', 'Resources');
  await rm(join(resources, 'default_app.asar'), { force: true });
}
