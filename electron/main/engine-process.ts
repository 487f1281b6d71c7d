import { fileURLToPath } from 'node:url';
import type { MessagePortMain } from 'electron';
import * as v from 'valibot';
import { openArchive, type Engine } from '../engine/engine.ts';
import { WATCH_PACE } from '../engine/watch/watcher.ts';
import { toEngineProcessSchema, type FromEngineProcess } from './engine-messages.ts';
import { mainPortChannel } from './main-port-channel.ts';
import { createRemoteParserHost } from './remote-parser-host.ts';

/**
 * Entry of the engine's utility process. It has no Electron API beyond its parent port: main opens it, hands it
 * ports to serve, forks parsers on its behalf, and tells it to close. It ends when the archive is closed.
 */

interface Waiting {
  readonly port: MessagePortMain;
  readonly scope: 'ui' | 'shell';
}

const parent = process.parentPort;
const parsers = createRemoteParserHost(tell);
let engine: Engine | null = null;
let opening: Promise<void> | null = null;
let waiting: Waiting[] = [];

parent.on('message', (event) => {
  const message = v.parse(toEngineProcessSchema, event.data);
  const port = event.ports[0];
  switch (message.type) {
    case 'open':
      opening = open(message.folder, message.assets);
      break;
    case 'attach':
      if (port) attach({ port, scope: message.scope });
      break;
    case 'parser':
      if (port) parsers.started(message.id, port, message.pid);
      break;
    case 'parser-exit':
      parsers.exited(message.id);
      break;
    case 'close':
      void close();
      break;
  }
});

async function open(folder: string, assets: string): Promise<void> {
  const opened = await openArchive({
    folder,
    assets,
    create: true,
    watch: WATCH_PACE,
    parserHost: parsers.host,
    analysisEntry: fileURLToPath(new URL('./analysis-worker.js', import.meta.url)),
    onBug: (error, call) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      tell({ type: 'bug', call, detail });
    },
  });
  if (!opened.ok) {
    tell({ type: 'refused', error: opened.error });
    return;
  }
  engine = opened.value;
  tell({ type: 'opened' });
  const ports = waiting;
  waiting = [];
  ports.forEach(attach);
}

/** Pages connect while the archive is still opening: their ports wait for it. */
function attach(connection: Waiting): void {
  if (engine) engine.attach(mainPortChannel(connection.port), connection.scope);
  else waiting.push(connection);
}

async function close(): Promise<void> {
  await opening;
  await engine?.close();
  process.exit(0);
}

function tell(message: FromEngineProcess): void {
  parent.postMessage(message);
}
