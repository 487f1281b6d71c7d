import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { expectValue } from '../../electron/contract/transport/connect.ts';
import { openLoopback, type Loopback } from '../../electron/local/loopback.ts';
import { staticPages } from '../../electron/local/static-pages.ts';

let folder: string;
let loopback: Loopback;
/** Messages that passed the door. */
let received: unknown[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-local-'));
  const pages = join(folder, 'renderer');
  mkdirSync(join(pages, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'outside');
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>مرصد</title>');
  writeFileSync(join(pages, 'assets', 'app.js'), 'export {};');
  writeFileSync(join(pages, 'archive.sqlite'), 'not for the web');
  symlinkSync(join(folder, 'secret.js'), join(pages, 'assets', 'link.js'));
  received = [];
  loopback = expectValue(
    await openLoopback(0, staticPages(pages), (channel) => {
      channel.receive((message) => {
        received.push(message);
        for (let megabyte = 0; megabyte < megabytesAsked(message); megabyte++) channel.send(MEGABYTE);
        channel.send({ echo: message });
      });
    }),
  );
});

afterEach(async () => {
  await loopback.close();
  rmSync(folder, { recursive: true, force: true });
});

const MEGABYTE = 'x'.repeat(1_000_000);

function megabytesAsked(message: unknown): number {
  return typeof message === 'object' && message !== null && 'megabytes' in message
    ? Number(message.megabytes)
    : 0;
}

/** A socket past its hello, and what it gets from then on (long texts by their length). */
async function greeted(): Promise<{ socket: WebSocket; got: unknown[] }> {
  const socket = new WebSocket(`ws://127.0.0.1:${loopback.port}/engine`, { origin: origin() });
  const got: unknown[] = [];
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send(JSON.stringify({ type: 'hello', token: tokenOf(loopback.address()) }));
  await new Promise((resolve) => socket.once('message', resolve));
  socket.on('message', (data) => {
    const value: unknown = JSON.parse(data.toString());
    got.push(typeof value === 'string' ? value.length : value);
  });
  return { socket, got };
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** A request with a path and headers that `fetch` would tidy up. */
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  return new Promise<Answer>((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: loopback.port, path, agent: false, ...options });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (body += piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    outgoing.end();
  });
}

function origin(): string {
  return `http://127.0.0.1:${loopback.port}`;
}

function tokenOf(address: string): string {
  return new URL(address).hash.replace('#token=', '');
}

interface Talk {
  readonly messages: unknown[];
  readonly code: number;
}

/** Sends `frames` one after the other, each after an answer, and closes; what came back and the close code. */
function talk(frames: readonly unknown[], headers: { origin?: string; Host?: string } = {}): Promise<Talk> {
  const { origin: from, ...others } = { origin: origin(), ...headers };
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${loopback.port}/engine`, {
      headers: others,
      ...(from === '' ? {} : { origin: from }),
    });
    const messages: unknown[] = [];
    const left = [...frames];
    const next = (): void => {
      const frame = left.shift();
      if (frame === undefined) socket.close(1000);
      else socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
    };
    socket.on('open', next);
    socket.on('message', (data) => {
      messages.push(JSON.parse(data.toString()));
      next();
    });
    socket.on('unexpected-response', (_request, response) =>
      resolve({ messages, code: response.statusCode ?? 0 }),
    );
    socket.on('error', () => undefined);
    socket.on('close', (code) => resolve({ messages, code }));
  });
}

describe('pages', () => {
  it('serves the program with its policy and never lets the page itself be cached', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.body).toContain('مرصد');
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(page.headers['set-cookie']).toBeUndefined();
    const directives = String(page.headers['content-security-policy']).split('; ');
    expect(directives).toEqual(
      expect.arrayContaining([
        `default-src 'none'`,
        `script-src 'self'`,
        `connect-src 'self' ws://127.0.0.1:${loopback.port}`,
        `frame-ancestors 'none'`,
        `require-trusted-types-for 'script'`,
      ]),
    );
    expect((await ask('/assets/app.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it('answers HEAD without a body', async () => {
    const answer = await ask('/', { method: 'HEAD' });
    expect([answer.status, answer.body]).toEqual([200, '']);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(0);
  });

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/%252e%252e/secret.js',
    '/assets/..\\..\\secret.js',
    '//secret.js',
    '/assets/link.js',
    '/assets/',
    '/assets/app.js%00.html',
    '/%ff',
    '/archive.sqlite',
    'http://127.0.0.1/secret.js',
  ])('finds nothing at %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toBe('not found');
  });

  it.each(['localhost', '127.0.0.1', 'evil.example', '127.0.0.1:1', '127.0.0.1.evil.example'])(
    'refuses the host %s',
    async (host) => {
      const name = host === 'localhost' ? `localhost:${loopback.port}` : host;
      expect((await ask('/', { headers: { Host: name } })).status).toBe(403);
    },
  );

  it('refuses requests that another page makes, and its own port under another name', async () => {
    for (const other of [
      'http://evil.example',
      'null',
      `http://localhost:${loopback.port}`,
      'http://127.0.0.1:1',
    ])
      expect((await ask('/', { headers: { Origin: other } })).status).toBe(403);
    expect((await ask('/', { headers: { Origin: origin() } })).status).toBe(200);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const answer = await ask('/', { method });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });

  it('listens on 127.0.0.1 alone', async () => {
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.2', port: loopback.port });
      socket.on('connect', () => resolve(true));
      socket.on('error', () => resolve(false));
      socket.on('close', () => socket.destroy());
    });
    expect(reached).toBe(false);
  });

  it('says that a port is taken instead of choosing another', async () => {
    const second = await openLoopback(loopback.port, staticPages(join(folder, 'renderer')), () => undefined);
    expect(second).toEqual({ ok: false, error: { code: 'port-in-use', params: { port: loopback.port } } });
  });
});

describe('socket', () => {
  it('opens with a token and hands the following messages to the engine', async () => {
    const { messages } = await talk([{ type: 'hello', token: tokenOf(loopback.address()) }, { call: 'أ' }]);
    expect(messages).toEqual([
      { type: 'session', session: expect.stringMatching(/^[\w-]{43}$/) },
      { echo: { call: 'أ' } },
    ]);
    expect(received).toEqual([{ call: 'أ' }]);
  });

  it('takes a token once, and the session it opened any number of times', async () => {
    const token = tokenOf(loopback.address());
    const first = await talk([{ type: 'hello', token }]);
    expect((await talk([{ type: 'hello', token }])).code).toBe(4401);
    const { session } = first.messages[0] as { session: string };
    for (let reload = 0; reload < 3; reload++) {
      const again = await talk([{ type: 'hello', session }, { reload }]);
      expect(again.messages).toEqual([{ type: 'session', session }, { echo: { reload } }]);
    }
  });

  it('gives each printed address a token of its own', async () => {
    const tokens = [tokenOf(loopback.address()), tokenOf(loopback.address())];
    for (const token of tokens) expect((await talk([{ type: 'hello', token }])).code).toBe(1000);
  });

  it.each([
    ['no key', { type: 'hello' }],
    ['a guess', { type: 'hello', token: 'A'.repeat(43) }],
    ['a token as session', 'session'],
    ['a call before the hello', { type: 'call', id: 1, name: 'articles.list', input: {} }],
    ['no JSON', '{'],
    ['both at once', { type: 'hello', token: 'A'.repeat(43), session: 'A'.repeat(43) }],
  ])('closes with 4401 on %s', async (_name, frame) => {
    const hello =
      frame === 'session'
        ? { type: 'hello', session: tokenOf(loopback.address()) }
        : (frame as object | string);
    const { messages, code } = await talk([hello, { after: true }]);
    expect([messages, code, received]).toEqual([[], 4401, []]);
  });

  it.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['no origin', { origin: '' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another name of this machine', { Host: 'localhost' }],
  ])('refuses %s before any message, even with a good token', async (_name, headers) => {
    const token = tokenOf(loopback.address());
    expect((await talk([{ type: 'hello', token }], headers)).code).toBe(403);
    expect((await talk([{ type: 'hello', token }])).code).toBe(1000);
  });

  it('refuses a message above 4 MB and keeps serving others', async () => {
    const huge = await talk([{ type: 'hello', token: tokenOf(loopback.address()) }, 'x'.repeat(4_200_000)]);
    expect(huge.code).toBe(1009);
    const other = await talk([
      { type: 'hello', token: tokenOf(loopback.address()) },
      { text: 'x'.repeat(3e6) },
    ]);
    expect(other.messages).toHaveLength(2);
  });

  it('holds back calls while a page is slow to read, and goes on when it has caught up', async () => {
    const { socket, got } = await greeted();
    socket.pause();
    socket.send(JSON.stringify({ megabytes: 40 }));
    await expect.poll(() => received).toHaveLength(1);
    socket.send(JSON.stringify({ second: true }));
    socket.resume();
    await expect.poll(() => got.length, { timeout: 20_000 }).toBe(42);
    expect(got.slice(39)).toEqual([1_000_000, { echo: { megabytes: 40 } }, { echo: { second: true } }]);
    socket.terminate();
  });

  it('cuts off a page that reads nothing while answers pile up', async () => {
    const { socket } = await greeted();
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    socket.on('error', () => undefined);
    socket.pause();
    socket.send(JSON.stringify({ megabytes: 100 }));
    await expect.poll(() => received).toHaveLength(1);
    socket.resume();
    expect(await closed).toBe(1006);
    expect((await talk([{ type: 'hello', token: tokenOf(loopback.address()) }])).code).toBe(1000);
  });

  it('tells the page when the shell ends', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${loopback.port}/engine`, { origin: origin() });
    const closed = new Promise<number>((resolve) => socket.on('close', resolve));
    await new Promise((resolve) => socket.on('open', resolve));
    await loopback.close();
    expect(await closed).toBe(1001);
  });
});
