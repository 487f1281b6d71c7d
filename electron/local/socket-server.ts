import type { Server } from 'node:http';
import * as v from 'valibot';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Channel } from '../contract/transport/channel.ts';
import { isFromItself } from './http-server.ts';
import type { Keys } from './keys.ts';
import { parseJson, socketChannel } from './socket-channel.ts';

/** Where the page's socket connects. */
export const SOCKET_PATH = '/engine';

/** Close code for a wrong or used key: the page says so instead of trying again. */
export const UNAUTHORISED = 4401;

/** Bytes in one message: room for an upload's chunk (1 MiB, as base64 in JSON) and for a pasted article. */
const MAX_MESSAGE = 4 * 1024 * 1024;
const MAX_HELLO = 1024;
const HELLO_TIMEOUT_MS = 10_000;
const PING_INTERVAL_MS = 15_000;
/** After so many unanswered pings in a row the page is gone; one may only mean that we were busy. */
const MISSED_PINGS = 2;

const helloSchema = v.union([
  v.strictObject({ type: v.literal('hello'), token: v.string() }),
  v.strictObject({ type: v.literal('hello'), session: v.string() }),
]);

export interface SocketServer {
  close(): void;
}

/**
 * Accepts the page's socket at `SOCKET_PATH`. The first message must be a hello with a one-time token or a
 * session; it is answered by `{type: 'session', session}`, and `attach` gets what follows.
 */
export function serveSockets(
  server: Server,
  port: number,
  keys: Keys,
  attach: (channel: Channel) => void,
): SocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    perMessageDeflate: false,
    clientTracking: true,
  });
  server.on('upgrade', (request, stream, head) => {
    const path = request.url === SOCKET_PATH;
    // A page always sends its origin: a socket without one is not from a browser that we opened.
    if (!path || request.headers.origin === undefined || !isFromItself(request, port)) {
      stream.end(`HTTP/1.1 ${path ? '403 Forbidden' : '404 Not Found'}\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // A frame that breaks the protocol or is too large: ws closes with the right code by itself.
      socket.on('error', () => socket.terminate());
      watch(socket);
      greet(socket, keys, attach);
    });
  });
  return {
    close() {
      for (const socket of sockets.clients) socket.close(1001);
      sockets.close();
    },
  };
}

function greet(socket: WebSocket, keys: Keys, attach: (channel: Channel) => void): void {
  const timeout = setTimeout(() => socket.close(UNAUTHORISED, 'no hello'), HELLO_TIMEOUT_MS);
  socket.once('close', () => clearTimeout(timeout));
  socket.once('message', (data, isBinary) => {
    clearTimeout(timeout);
    const session = isBinary ? null : sessionOf(data, keys);
    if (session === null) {
      socket.close(UNAUTHORISED, 'unknown key');
      return;
    }
    socket.send(JSON.stringify({ type: 'session', session }));
    attach(socketChannel(socket));
  });
}

function sessionOf(data: RawData, keys: Keys): string | null {
  const text = data.toString();
  if (text.length > MAX_HELLO) return null;
  const hello = v.safeParse(helloSchema, parseJson(text));
  if (!hello.success) return null;
  if ('token' in hello.output) return keys.redeem(hello.output.token);
  return keys.isSession(hello.output.session) ? hello.output.session : null;
}

/** Ends a socket whose other side went away without a word. */
function watch(socket: WebSocket): void {
  let missed = 0;
  const timer = setInterval(() => {
    if (missed >= MISSED_PINGS) {
      socket.terminate();
      return;
    }
    missed++;
    socket.ping();
  }, PING_INTERVAL_MS);
  socket.on('pong', () => {
    missed = 0;
  });
  socket.once('close', () => clearInterval(timer));
}
