import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ParserHost } from './parser-host.ts';

/** V8 heap of a parser, in MiB. */
const HEAP_MIB = 512;

/**
 * Parser children by `child_process.fork`, for the loopback shell, the command line and tests. `entry` is the path of
 * the child's program: the source beside this file, unless a bundle names its own.
 */
export function forkParserHost(
  entry = fileURLToPath(new URL('./parser-child.ts', import.meta.url)),
): ParserHost {
  return {
    spawn() {
      const child = fork(entry, [], {
        serialization: 'advanced',
        execArgv: [`--max-old-space-size=${HEAP_MIB}`],
        env: minimalEnvironment(),
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      });
      return {
        pid: child.pid,
        send: (message) => {
          // A child that has just died is told by its exit.
          child.send(message as object, () => undefined);
        },
        onMessage: (listener) => void child.on('message', listener),
        onExit: (listener) => {
          let told = false;
          const tell = (): void => {
            if (!told) listener();
            told = true;
          };
          child.on('exit', tell);
          child.on('error', tell);
        },
        kill: () => void child.kill('SIGKILL'),
      };
    },
  };
}

/** Nothing of the user's environment reaches a parser. Windows starts no program without SystemRoot. */
function minimalEnvironment(): NodeJS.ProcessEnv {
  const root = process.env['SystemRoot'];
  return root === undefined ? {} : { SystemRoot: root };
}
