import { ok, type Result } from '../contract/result.ts';
import type { Channel } from '../contract/transport/channel.ts';
import type { Pages } from './answer.ts';
import { listenOnLoopback } from './http-server.ts';
import { Keys } from './keys.ts';
import { serveSockets } from './socket-server.ts';

/** The UI served to browsers of this machine. */
export interface Loopback {
  readonly port: number;
  /** The page's address with a fresh one-time token in its fragment: good for one window. */
  address(): string;
  close(): Promise<void>;
}

/** Serves `pages` and the engine's socket; `attach` gets a channel for each window that showed a valid key. */
export async function openLoopback(
  port: number,
  pages: Pages,
  attach: (channel: Channel) => void,
): Promise<Result<Loopback>> {
  const listening = await listenOnLoopback(port, pages);
  if (!listening.ok) return listening;
  const { server, port: bound } = listening.value;
  const keys = new Keys();
  const sockets = serveSockets(server, bound, keys, attach);
  return ok({
    port: bound,
    address: () => `http://127.0.0.1:${bound}/#token=${keys.issueToken()}`,
    async close() {
      sockets.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), 1_000);
      await closed;
      clearTimeout(late);
    },
  });
}
