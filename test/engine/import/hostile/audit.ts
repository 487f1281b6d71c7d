import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';

/** What a program did to the world: paths that it wrote, made or removed, and addresses that it spoke to. */
export interface Audit {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly written: readonly string[];
  readonly connected: readonly string[];
}

/** Whether strace is there; as root on Debian it is installed where it is not. */
export function hasStrace(): boolean {
  const works = (): boolean => spawnSync('strace', ['-V']).status === 0;
  if (works()) return true;
  if (process.getuid?.() === 0) spawnSync('apt-get', ['install', '-y', '-q', 'strace']);
  return works();
}

const CHANGES =
  'creat,open,openat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,rmdir,symlink,symlinkat,link,linkat,chmod,fchmodat,truncate,mknod,mknodat,connect';

/** Runs a program and all its children under strace, which writes to `log`. */
export async function audited(command: readonly string[], log: string, cwd: string): Promise<Audit> {
  const child = spawn(
    'strace',
    ['-f', '-qq', '-s', '4096', '-e', `trace=${CHANGES}`, '-o', log, ...command],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd,
      // Node's cache of our own compiled code is no work of the files.
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', NODE_DISABLE_COMPILE_CACHE: '1' },
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const lines = readFileSync(log, 'utf8').split('\n');
  return { code, stdout, stderr, written: written(lines, cwd), connected: connected(lines) };
}

function written(lines: readonly string[], cwd: string): string[] {
  const paths = new Set<string>();
  for (const line of lines) {
    const call = /^\d+ +(\w+)\((.*)$/.exec(line);
    const [, name = '', rest = ''] = call ?? [];
    if (name === '' || name === 'connect' || / = -1 E/.test(rest)) continue;
    if (name.startsWith('open') && !/O_WRONLY|O_RDWR|O_CREAT/.test(rest)) continue;
    for (const [, path = ''] of rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
      paths.add(isAbsolute(path) ? path : resolve(cwd, path));
    }
  }
  return [...paths];
}

/** Addresses of other machines or programs: sockets of the file system and of name services apart. */
function connected(lines: readonly string[]): string[] {
  return lines.filter((line) => /connect\(.*AF_INET/.test(line));
}
