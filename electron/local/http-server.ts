import { createServer, type IncomingMessage, type Server } from 'node:http';
import { fail, ok, type Result } from '../contract/result.ts';
import { answerText, type Pages } from './answer.ts';

/** On every answer, errors included: no sniffing, no referrer, no use by or from other origins. */
const COMMON_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const;

const HEADERS_TIMEOUT_MS = 10_000;
const MAX_CONNECTIONS = 128;

/**
 * Listens on 127.0.0.1 only, on `port` (0: any free one). `port-in-use` when another program has it.
 * It serves the program, never archive data.
 */
export async function listenOnLoopback(
  port: number,
  pages: Pages,
): Promise<Result<{ server: Server; port: number }>> {
  let bound = port;
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
    if (!isFromItself(request, bound)) answerText(response, 403, 'wrong host or origin');
    else if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      answerText(response, 405, 'method not allowed');
    } else pages(request, response, bound);
  });
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = HEADERS_TIMEOUT_MS;
  server.maxConnections = MAX_CONNECTIONS;
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', resolve);
      resolve(null);
    });
  });
  if (failure?.code === 'EADDRINUSE' || failure?.code === 'EACCES') return fail('port-in-use', { port });
  if (failure) throw failure;
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not bound to a port');
  bound = address.port;
  return ok({ server, port: bound });
}

/**
 * The `Host` is exactly ours (a name that some page made to point at this machine is refused), and so is the
 * `Origin` where one is sent.
 */
export function isFromItself(request: IncomingMessage, port: number): boolean {
  const { host, origin } = request.headers;
  if (host !== `127.0.0.1:${port}`) return false;
  return origin === undefined || origin === `http://127.0.0.1:${port}`;
}
