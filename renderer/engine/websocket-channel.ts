import { createInbox, type Channel } from '../../electron/contract/transport/channel.ts';

const SOCKET_PATH = '/engine';
/** The server's close code for a wrong or used key. */
const UNAUTHORISED = 4401;
/** This window's session; outlives a reload, not the window. */
const SESSION_KEY = 'marsad-session';

type Hello = { type: 'hello'; token: string } | { type: 'hello'; session: string };
type Opened = Channel | 'unauthorised' | 'unreachable';

/**
 * Connects the page to the engine behind the loopback shell: with the one-time token of its address, which it
 * takes out of the address bar, or with the session that an earlier load of this window was given.
 * `unauthorised`: the key is wrong or was used; only a new address helps. `unreachable`: nothing answers now.
 */
export async function openLoopbackChannel(): Promise<Opened> {
  const token = takeToken();
  if (token !== null) {
    const opened = await greet({ type: 'hello', token });
    if (opened !== 'unauthorised') return opened;
  }
  // The same address opened again in the window that has used it already.
  const session = sessionStorage.getItem(SESSION_KEY);
  if (session === null) return 'unauthorised';
  return greet({ type: 'hello', session });
}

/** The token of `#token=…`; history and address bar forget it. */
function takeToken(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}

function greet(hello: Hello): Promise<Opened> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${location.host}${SOCKET_PATH}`);
    const inbox = createInbox();
    let greeted = false;
    socket.addEventListener('open', () => socket.send(JSON.stringify(hello)));
    socket.addEventListener('message', (event: MessageEvent<unknown>) => {
      const message: unknown = typeof event.data === 'string' ? JSON.parse(event.data) : null;
      if (greeted) {
        inbox.push(message);
        return;
      }
      const session = sessionOf(message);
      if (session === null) return;
      greeted = true;
      sessionStorage.setItem(SESSION_KEY, session);
      resolve({
        send: (outgoing) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(outgoing));
        },
        receive: inbox.receive,
        onClose: inbox.onClose,
        close: () => socket.close(),
      });
    });
    // Follows an error, too; after the greeting the promise is settled and only the inbox hears of it.
    socket.addEventListener('close', (event) => {
      inbox.end();
      resolve(event.code === UNAUTHORISED ? 'unauthorised' : 'unreachable');
    });
  });
}

function sessionOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null) return null;
  if (!('type' in message) || message.type !== 'session') return null;
  return 'session' in message && typeof message.session === 'string' ? message.session : null;
}
