import { fail, type Result } from '../../contract/result.ts';
import type { ByteSource } from './byte-source.ts';
import { guardMemory } from './memory-guard.ts';
import { parseFile, sourceOf } from './parse-file.ts';
import type { ParsedFile, ParseRequest } from './parser-host.ts';
import type { FromParser, ToParser } from './parser-messages.ts';

/**
 * The program of a parser child: answers one request after another until its parent is gone, over `child_process`
 * IPC or, in an Electron `utilityProcess`, over the port to the engine that main hands it in its first message
 * (so that file bytes do not pass through the process that draws the window).
 */

/** Electron's MessagePortMain, and what it and `process.parentPort` tell, as far as they are used. */
interface ElectronPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
  start(): void;
}

interface ParentPort {
  once(event: 'message', listener: (event: { ports: readonly ElectronPort[] }) => void): void;
}

const electronProcess: NodeJS.Process & { readonly parentPort?: ParentPort } = process;
const { parentPort } = electronProcess;
let last = Promise.resolve();

if (parentPort) {
  parentPort.once('message', ({ ports: [port] }) => {
    port?.on('message', ({ data }) => inTurn(data as ToParser, (told) => port.postMessage(told)));
    port?.start();
  });
} else {
  process.on('message', (message) => inTurn(message as ToParser, (told) => process.send?.(told)));
  process.on('disconnect', () => process.exit(0));
}
guardMemory();

/** Answers one request after another: files are sent ahead. */
function inTurn(request: ToParser, tell: (told: FromParser) => void): void {
  last = last.then(() => answer(request)).then(tell);
}

/** The file that is being read in portions: what its readers know of it goes with its source. */
let held: { readonly bytes: Uint8Array; readonly source: ByteSource } | null = null;

async function answer({ id, request, again }: ToParser): Promise<FromParser> {
  const before = again ? held : null;
  const bytes = before?.bytes ?? request.bytes;
  const source = before?.source ?? sourceOf(request);
  const result = await parse({ ...request, bytes }, source);
  held = result.ok && result.value.next !== null ? { bytes, source } : null;
  return { id, result };
}

async function parse(request: ParseRequest, source: ByteSource): Promise<Result<ParsedFile>> {
  try {
    return await parseFile(request, source);
  } catch (error) {
    // What a parser's library cannot digest is the file's fault as far as the analyst is concerned.
    return fail('malformed', { detail: error instanceof Error ? error.name : 'unknown' });
  }
}
