import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Makes what is no ordinary file in `folder`; answers their names, each of which must be refused. */
export async function makeSpecialFiles(folder: string): Promise<readonly string[]> {
  execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
  symlinkSync('loop.txt', join(folder, 'loop.txt'));
  symlinkSync('nowhere.txt', join(folder, 'dangling.txt'));
  symlinkSync('/dev/zero', join(folder, 'zero.txt'));
  writeFileSync(join(folder, 'huge.txt'), '');
  truncateSync(join(folder, 'huge.txt'), 2 ** 31);
  // A mailbox of one message without an end, most of it a hole.
  writeFileSync(
    join(folder, 'hole.mbox'),
    'From a@b.invalid Fri Sep 25 10:00:00 2020\nFrom: a@b.invalid\n\n',
  );
  truncateSync(join(folder, 'hole.mbox'), 700_000_000);
  mkdirSync(join(folder, 'within'));
  symlinkSync('..', join(folder, 'within', 'up'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket.txt'), resolve));
  onTestFinished(() => void server.close());
  return [
    'pipe.txt',
    'loop.txt',
    'dangling.txt',
    'zero.txt',
    'huge.txt',
    'hole.mbox',
    'within/up',
    'socket.txt',
  ];
}
