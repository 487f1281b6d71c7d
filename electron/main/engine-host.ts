import { MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import * as v from 'valibot';
import { BRIDGE_CHANNELS } from '../contract/bridge.ts';
import { fail, ok, type Result } from '../contract/result.ts';
import { connect, type EngineClient } from '../contract/transport/connect.ts';
import { fromEngineProcessSchema, type ToEngineProcess } from './engine-messages.ts';
import { mainPortChannel } from './main-port-channel.ts';
import { createParserForks } from './parser-forks.ts';

/** How long a closing engine may take to reach a safe point before it is ended, in ms. */
const CLOSING_TIME_MS = 5000;

export interface EngineHostOptions {
  /** Bundles of the engine's process and of the parser child. */
  readonly entry: string;
  readonly parserEntry: string;
  readonly assets: string;
  /** The engine ended although nobody asked it to. What it had acknowledged is safe. */
  readonly onCrash: () => void;
  readonly onBug: (call: string, detail: string) => void;
}

/** The engine's process, as main sees it: at most one runs, on one archive. */
export interface EngineHost {
  /** Starts on the archive in `folder`; failures as `openArchive`, `internal` when the process dies at once. */
  open(folder: string): Promise<Result<null>>;
  /** Calls with the shell's scope, for what names paths. */
  readonly call: EngineClient['call'];
  /** Gives a page its own port, of scope `ui`; a page that asks while no engine runs gets it from the next. */
  connectPage(contents: WebContents): void;
  /** Ends the engine at a safe point, or after 5 s at any. */
  close(): Promise<void>;
}

interface Running {
  readonly child: UtilityProcess;
  readonly client: EngineClient;
  readonly exited: Promise<void>;
  /** Pages are let in only once the archive is open: one whose engine was refused would wait for it for ever. */
  opened: boolean;
}

/** Makes the host; nothing runs before `open`. */
export function createEngineHost(options: EngineHostOptions): EngineHost {
  let running: Running | null = null;
  let waiting = new Set<WebContents>();

  const start = (folder: string): Promise<Result<null>> => {
    const child = utilityProcess.fork(options.entry, [], { serviceName: 'Marsad Engine' });
    const parsers = createParserForks(options.parserEntry, child);
    tell(child, { type: 'open', folder, assets: options.assets });
    const client = connect(mainPortChannel(attach(child, 'shell')));
    return new Promise((resolve) => {
      const exited = new Promise<void>((gone) => child.once('exit', () => gone()));
      const mine: Running = { child, client, exited, opened: false };
      running = mine;
      child.on('message', (raw: unknown) => {
        const message = v.parse(fromEngineProcessSchema, raw);
        if (message.type === 'opened') {
          mine.opened = true;
          letIn();
          resolve(ok(null));
        } else if (message.type === 'spawn-parser') parsers.spawn(message.id);
        else if (message.type === 'kill-parser') parsers.kill(message.id);
        else if (message.type === 'bug') options.onBug(message.call, message.detail);
        else {
          if (running?.child === child) running = null;
          tell(child, { type: 'close' });
          resolve({ ok: false, error: message.error });
        }
      });
      child.once('exit', () => {
        parsers.killAll();
        client.close();
        resolve(fail('internal', { path: folder }));
        if (running !== mine) return;
        running = null;
        if (mine.opened) options.onCrash();
      });
    });
  };

  const letIn = (): void => {
    const pages = waiting;
    waiting = new Set();
    for (const page of pages) connectPage(page);
  };

  const connectPage = (contents: WebContents): void => {
    if (contents.isDestroyed()) return;
    if (running?.opened)
      contents.postMessage(BRIDGE_CHANNELS.enginePort, null, [attach(running.child, 'ui')]);
    else waiting.add(contents);
  };

  const close = async (): Promise<void> => {
    const closing = running;
    if (!closing) return;
    running = null;
    tell(closing.child, { type: 'close' });
    const timer = setTimeout(() => closing.child.kill(), CLOSING_TIME_MS);
    await closing.exited;
    clearTimeout(timer);
  };

  return {
    async open(folder) {
      await close();
      return start(folder);
    },
    call(name, input, callOptions) {
      return running?.client.call(name, input, callOptions) ?? Promise.resolve(fail('disconnected'));
    },
    connectPage,
    close,
  };
}

/** A new port that the engine serves with `scope`; the answer is our end of it. */
function attach(child: UtilityProcess, scope: 'ui' | 'shell'): Electron.MessagePortMain {
  const { port1, port2 } = new MessageChannelMain();
  child.postMessage({ type: 'attach', scope } satisfies ToEngineProcess, [port2]);
  return port1;
}

function tell(child: UtilityProcess, message: ToEngineProcess): void {
  child.postMessage(message);
}
