import { once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { directChannels, portChannel, type Channel } from '../../electron/contract/transport/channel.ts';
import { socketChannel } from '../../electron/local/socket-channel.ts';

/** The two ends of one connection. */
export interface Connection {
  readonly engineEnd: Channel;
  readonly clientEnd: Channel;
}

/** Every way in which a shell reaches the engine. */
export const TRANSPORTS: Readonly<Record<string, () => Connection | Promise<Connection>>> = {
  direct: () => {
    const [engineEnd, clientEnd] = directChannels(structuredClone);
    return { engineEnd, clientEnd };
  },
  MessagePort: () => {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => {
      port1.close();
      port2.close();
    });
    return { engineEnd: nodePort(port1), clientEnd: nodePort(port2) };
  },
  WebSocket: async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const client = new WebSocket(`ws://127.0.0.1:${address.port}`);
    onTestFinished(() => {
      client.terminate();
      server.close();
    });
    const [[accepted]] = await Promise.all([once(server, 'connection'), once(client, 'open')]);
    return { engineEnd: socketChannel(accepted as WebSocket), clientEnd: socketChannel(client) };
  },
};

function nodePort(port: MessagePort): Channel {
  const { channel, message, closed } = portChannel(port);
  port.on('message', message);
  port.on('close', closed);
  return channel;
}
