import type { MessagePortMain } from 'electron';
import { portChannel, type Channel } from '../contract/transport/channel.ts';

/** Electron's port of the Node side as a channel of the contract. */
export function mainPortChannel(port: MessagePortMain): Channel {
  const { channel, message, closed } = portChannel(port);
  port.on('message', (event) => message(event.data));
  port.on('close', closed);
  return channel;
}
