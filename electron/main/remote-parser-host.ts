import type { MessagePortMain } from 'electron';
import type { ParserHost, ParserProcess } from '../engine/parsers/parser-host.ts';
import type { FromEngineProcess } from './engine-messages.ts';

/** The engine's end of parsers that main forks for it: a utility process cannot fork, and run-as-Node is off. */
export interface RemoteParserHost {
  readonly host: ParserHost;
  /** Main has forked the child; `port` leads to it. */
  started(id: number, port: MessagePortMain, pid: number | undefined): void;
  exited(id: number): void;
}

interface Child {
  pid: number | undefined;
  port: MessagePortMain | null;
  /** Sent before the child was there. */
  unsent: unknown[];
  readonly onMessage: ((message: unknown) => void)[];
  readonly onExit: (() => void)[];
}

/** `tell` reaches main, which answers through `started` and `exited`. */
export function createRemoteParserHost(tell: (message: FromEngineProcess) => void): RemoteParserHost {
  const children = new Map<number, Child>();
  let nextId = 1;
  return {
    host: {
      spawn() {
        const id = nextId++;
        const child: Child = { pid: undefined, port: null, unsent: [], onMessage: [], onExit: [] };
        children.set(id, child);
        tell({ type: 'spawn-parser', id });
        return parserProcess(child, () => tell({ type: 'kill-parser', id }));
      },
    },
    started(id, port, pid) {
      const child = children.get(id);
      if (!child) return;
      child.pid = pid;
      child.port = port;
      port.on('message', (event) => {
        for (const listener of child.onMessage) listener(event.data);
      });
      port.start();
      for (const message of child.unsent) port.postMessage(message);
      child.unsent = [];
    },
    exited(id) {
      const child = children.get(id);
      if (!children.delete(id) || !child) return;
      child.port?.close();
      child.port = null;
      for (const listener of child.onExit) listener();
    },
  };
}

function parserProcess(child: Child, kill: () => void): ParserProcess {
  return {
    get pid() {
      return child.pid;
    },
    send(message) {
      if (child.port) child.port.postMessage(message);
      else child.unsent.push(message);
    },
    onMessage: (listener) => void child.onMessage.push(listener),
    onExit: (listener) => void child.onExit.push(listener),
    kill,
  };
}
