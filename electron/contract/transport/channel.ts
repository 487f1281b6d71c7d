/**
 * A two-way pipe of JSON-like values. Each transport (MessagePort, WebSocket, direct) is one adapter to this;
 * `serve` and `connect` know nothing else.
 */
export interface Channel {
  send(message: unknown): void;
  /** One receiver; messages that arrive earlier are kept for it. */
  receive(listener: (message: unknown) => void): void;
  /** Called once, when the other side is gone. */
  onClose(listener: () => void): void;
  close(): void;
}

/** The port surface that DOM MessagePort, Node's MessagePort and Electron's MessagePortMain share. */
export interface PortLike {
  postMessage(message: unknown): void;
  close(): void;
  start?(): void;
}

/**
 * Adapts any message port. The caller wires the port's own events to `message` and `closed`, since DOM
 * (`onmessage`), Node (`on('message', value)`) and Electron (`on('message', {data})`) differ there.
 */
export function portChannel(port: PortLike): {
  channel: Channel;
  message: (data: unknown) => void;
  closed: () => void;
} {
  const inbox = createInbox();
  return {
    message: inbox.push,
    closed: inbox.end,
    channel: {
      send: (message) => port.postMessage(message),
      receive: (listener) => {
        inbox.receive(listener);
        port.start?.();
      },
      onClose: inbox.onClose,
      close: () => {
        port.close();
        inbox.end();
      },
    },
  };
}

export interface Inbox {
  push(message: unknown): void;
  end(): void;
  receive(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}

/** Keeps early messages for a receiver that comes later, and tells closing once. */
export function createInbox(): Inbox {
  let receiver: ((message: unknown) => void) | null = null;
  let early: unknown[] = [];
  let ended = false;
  const closers: (() => void)[] = [];
  return {
    push(message) {
      if (ended) return;
      if (receiver) receiver(message);
      else early.push(message);
    },
    end() {
      if (ended) return;
      ended = true;
      for (const closer of closers) closer();
    },
    receive(listener) {
      receiver = listener;
      const kept = early;
      early = [];
      for (const message of kept) listener(message);
    },
    onClose(listener) {
      if (ended) listener();
      else closers.push(listener);
    },
  };
}

/**
 * Two ends in one process (command line, tests). Messages are copied by `clone` (`structuredClone` where there
 * is one) and delivered in a later microtask, so that callers see the same asynchrony as over a wire.
 */
export function directChannels(clone: (message: unknown) => unknown): [Channel, Channel] {
  const left = createInbox();
  const right = createInbox();
  const end = (to: Inbox): Channel => {
    const mine = to === left ? right : left;
    return {
      send: (message) => {
        const copy = clone(message);
        void Promise.resolve().then(() => to.push(copy));
      },
      receive: mine.receive,
      onClose: mine.onClose,
      close: () => {
        left.end();
        right.end();
      },
    };
  };
  return [end(right), end(left)];
}
