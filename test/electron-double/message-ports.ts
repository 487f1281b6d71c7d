import { EventEmitter } from 'node:events';

/** Where a port's messages go once it has been handed to another process. */
export interface PortTarget {
  deliver(data: unknown): void;
  closed(): void;
}

/** What the other process uses to answer through a port that it was handed. */
export interface PortRelay {
  post(data: unknown): void;
  close(): void;
}

type PortMethods = Pick<Electron.MessagePortMain, 'postMessage' | 'start' | 'close'>;

/** `MessagePortMain`: messages wait for `start`; closing one end tells the other. Ports inside messages are not relayed. */
export class DoublePort extends EventEmitter implements PortMethods {
  private outgoing: PortTarget | null = null;
  private target: PortTarget | null = null;
  private queue: unknown[] = [];
  private open = true;

  /** `outgoing`: the other end, or a relay to it. */
  connect(outgoing: PortTarget): void {
    this.outgoing = outgoing;
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new Error('the double does not relay ports inside port messages');
    const copy = structuredClone(message);
    const to = this.outgoing;
    if (this.open && to) setImmediate(() => to.deliver(copy));
  }

  start(): void {
    this.target ??= {
      deliver: (data) => this.emit('message', { data, ports: [] }),
      closed: () => this.emit('close'),
    };
    this.flush();
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    const to = this.outgoing;
    if (to) setImmediate(() => to.closed());
  }

  /** A message from the other end. */
  receive(data: unknown): void {
    if (!this.open) return;
    this.queue.push(data);
    if (this.target) this.flush();
  }

  /** The other end is gone. */
  end(): void {
    if (!this.open) return;
    this.open = false;
    if (this.target) this.target.closed();
    else this.emit('close');
  }

  /** Hands this end to another process: it must not be used here any more. */
  transferTo(target: PortTarget): PortRelay {
    this.target = target;
    this.flush();
    return { post: (data) => this.postMessage(data), close: () => this.close() };
  }

  private flush(): void {
    const queued = this.queue;
    this.queue = [];
    for (const data of queued) this.target?.deliver(data);
  }
}

/** `MessageChannelMain`. */
export class DoubleMessageChannel {
  readonly port1 = new DoublePort();
  readonly port2 = new DoublePort();

  constructor() {
    this.port1.connect({ deliver: (data) => this.port2.receive(data), closed: () => this.port2.end() });
    this.port2.connect({ deliver: (data) => this.port1.receive(data), closed: () => this.port1.end() });
  }
}
