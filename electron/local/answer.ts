import type { IncomingMessage, ServerResponse } from 'node:http';

/** Answers one request for a page or one of its files. */
export type Pages = (request: IncomingMessage, response: ServerResponse, port: number) => void;

/** Ends `response` with a plain sentence. */
export function answerText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    'Content-Security-Policy': `default-src 'none'`,
    'Cache-Control': 'no-store',
  });
  response.end(text);
}
