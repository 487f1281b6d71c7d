import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { extname, isAbsolute } from 'node:path';

/** Whether `path` can be started as a program: an application, an `.exe`, a file with the right to execute. */
export function isProgram(path: string, platform: NodeJS.Platform): boolean {
  if (!isAbsolute(path)) return false;
  const extension = extname(path).toLowerCase();
  try {
    const entry = statSync(path);
    if (platform === 'darwin' && extension === '.app') return entry.isDirectory();
    if (!entry.isFile()) return false;
    // Batch files would need a shell, which takes names of files apart.
    if (platform === 'win32') return extension === '.exe';
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a program on its own, without a shell, with one file as its only argument; on macOS applications start
 * through `open -a`. Answers whether it started; the program outlives us.
 */
export function startProgram(program: string, file: string, platform: NodeJS.Platform): Promise<boolean> {
  const [command, parameters] =
    platform === 'darwin' && program.endsWith('.app')
      ? ['/usr/bin/open', ['-a', program, file]]
      : [program, [file]];
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { detached: true, stdio: 'ignore', shell: false });
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
    child.once('error', () => resolve(false));
  });
}
