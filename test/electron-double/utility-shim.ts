import { EventEmitter } from 'node:events';
import { DoublePort } from './message-ports.ts';
import { isWire, type Wire } from './utility-wire.ts';

/**
 * Preloaded (`--import`) into the Node child that stands for a utility process: gives it `process.parentPort` and
 * takes away what such a process does not have, Node's own channel to the parent.
 */

const sendToParent = process.send?.bind(process);
const ports = new Map<number, DoublePort>();
let early: { data: unknown; ports: DoublePort[] }[] = [];

class DoubleParentPort extends EventEmitter {
  constructor() {
    super();
    // Messages wait for the first listener.
    this.on('newListener', (event) => {
      if (event === 'message') setImmediate(release);
    });
  }
  postMessage(message: unknown): void {
    send({ type: 'message', data: message, ports: [] });
  }
}

const parentPort = new DoubleParentPort();
Object.defineProperty(process, 'parentPort', { value: parentPort });
Object.defineProperty(process, 'send', { value: undefined });
process.on('disconnect', () => process.exit(1));
process.on('message', (raw: unknown) => {
  if (!isWire(raw)) return;
  if (raw.type === 'message') {
    early.push({ data: raw.data, ports: raw.ports.map(openPort) });
    if (parentPort.listenerCount('message') > 0) release();
  } else if (raw.type === 'port') ports.get(raw.id)?.receive(raw.data);
  else ports.get(raw.id)?.end();
});

function openPort(id: number): DoublePort {
  const port = new DoublePort();
  port.connect({
    deliver: (data) => send({ type: 'port', id, data }),
    closed: () => send({ type: 'port-closed', id }),
  });
  ports.set(id, port);
  return port;
}

function release(): void {
  const messages = early;
  early = [];
  for (const message of messages) parentPort.emit('message', message);
}

function send(wire: Wire): void {
  if (process.connected) sendToParent?.(wire);
}
