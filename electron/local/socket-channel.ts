import { WebSocket } from 'ws';
import { createInbox, type Channel } from '../contract/transport/channel.ts';

/** Above this many bytes waiting to be sent no further calls are read until the page has caught up. */
const PAUSE_ABOVE = 8 * 1024 * 1024;
/** A page that takes nothing at all while events pile up is cut off; it may connect again. */
const CUT_ABOVE = 64 * 1024 * 1024;

/** A WebSocket as a channel: JSON text frames. A frame that is not JSON ends the connection (1007). */
export function socketChannel(socket: WebSocket): Channel {
  const inbox = createInbox();
  socket.on('message', (data, isBinary) => {
    const message = isBinary ? undefined : parseJson(data.toString());
    if (message === undefined) socket.close(1007, 'not JSON');
    else inbox.push(message);
  });
  socket.on('close', inbox.end);
  return {
    send(message) {
      if (socket.readyState !== WebSocket.OPEN) return;
      socket.send(JSON.stringify(message), () => {
        if (socket.isPaused && socket.bufferedAmount < PAUSE_ABOVE) socket.resume();
      });
      if (socket.bufferedAmount > CUT_ABOVE) socket.terminate();
      else if (socket.bufferedAmount > PAUSE_ABOVE) socket.pause();
    },
    receive: inbox.receive,
    onClose: inbox.onClose,
    close: () => socket.close(1001),
  };
}

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
