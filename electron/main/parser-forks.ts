import { MessageChannelMain, utilityProcess, type UtilityProcess } from 'electron';
import type { ToEngineProcess } from './engine-messages.ts';

/** Heap of one parser, in MB: a hostile file ends its own process and nothing else. */
const PARSER_HEAP_MB = 512;

/** What a parser may know of its surroundings: Node needs these to start on Windows, and to write temp names. */
const PARSER_ENVIRONMENT = ['SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ'];

/** Main's side of the engine's parsers. */
export interface ParserForks {
  spawn(id: number): void;
  kill(id: number): void;
  /** Ends all of them: the engine that they worked for is gone. */
  killAll(): void;
}

/**
 * Forks parser children from `entry` for the engine in `engine`, with a port between the two, so that file
 * bytes do not pass through the process that draws the window.
 */
export function createParserForks(entry: string, engine: UtilityProcess): ParserForks {
  const children = new Map<number, UtilityProcess>();
  const tell = (message: ToEngineProcess): void => engine.postMessage(message);
  return {
    spawn(id) {
      const child = utilityProcess.fork(entry, [], {
        execArgv: [`--max-old-space-size=${PARSER_HEAP_MB}`],
        env: parserEnvironment(),
        stdio: 'ignore',
        serviceName: 'Marsad Parser',
      });
      children.set(id, child);
      child.once('spawn', () => {
        const { port1, port2 } = new MessageChannelMain();
        child.postMessage({ type: 'port' }, [port1]);
        const { pid } = child;
        engine.postMessage(pid === undefined ? { type: 'parser', id } : { type: 'parser', id, pid }, [port2]);
      });
      child.once('exit', () => {
        children.delete(id);
        tell({ type: 'parser-exit', id });
      });
    },
    kill: (id) => void children.get(id)?.kill(),
    killAll() {
      for (const child of children.values()) child.kill();
    },
  };
}

function parserEnvironment(): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const name of PARSER_ENVIRONMENT) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}
