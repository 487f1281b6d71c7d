import { createServer, type Server } from 'node:http';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoopbackApp, untilConnected, type LoopbackApp } from './loopback-app.ts';

let app: LoopbackApp;
/** Another program's page on this machine: same host, other port. */
let stranger: { server: Server; origin: string };

beforeAll(async () => {
  app = await startLoopbackApp();
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>stranger</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  stranger = { server, origin: `http://127.0.0.1:${address.port}` };
});
afterAll(async () => {
  stranger.server.close();
  await app.close();
});

/** Opens the engine's socket from `page` and says hello; the close code, or `session` when it was let in. */
function knock(page: Page, hello: object): Promise<number | 'session'> {
  return page.evaluate(
    ([address, message]) =>
      new Promise<number | 'session'>((resolve) => {
        const socket = new WebSocket(address);
        socket.addEventListener('open', () => socket.send(message));
        socket.addEventListener('message', () => {
          resolve('session');
          socket.close();
        });
        socket.addEventListener('close', (event) => resolve(event.code));
      }),
    [`${app.origin.replace('http:', 'ws:')}/engine`, JSON.stringify(hello)] as const,
  );
}

function tokenOf(address: string): string {
  return new URL(address).hash.replace('#token=', '');
}

function storedSession(page: Page): Promise<string | null> {
  return page.evaluate(() => sessionStorage.getItem('marsad-session'));
}

describe('the window', () => {
  it('loads from its own origin only, under its content policy, without errors', async () => {
    expect(await app.page.locator('#app').evaluate((root) => root.childElementCount)).toBeGreaterThan(0);
    expect(app.problems).toEqual([]);
  });

  it('forgets the token: neither address bar nor history shows it, and there are no cookies', async () => {
    expect(app.page.url()).toBe(`${app.origin}/`);
    expect(await app.page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    expect(await app.context.cookies()).toEqual([]);
  });

  it('keeps its session over a reload', async () => {
    const session = await storedSession(app.page);
    const connected = untilConnected(app.page);
    await app.page.reload();
    await connected;
    expect(session).toMatch(/^[\w-]{43}$/);
    expect(await storedSession(app.page)).toBe(session);
  });

  it('does not let a used address open a second window', async () => {
    const context = await app.browser.newContext();
    const page = await context.newPage();
    await page.goto(app.address);
    expect(await storedSession(page)).toBeNull();
    expect(await knock(page, { type: 'hello', token: tokenOf(app.address) })).toBe(4401);
    await context.close();
  });

  it('runs no script and loads no image that is not its own', async () => {
    const refused = await app.page.evaluate(async () => {
      const directives: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        directives.push(event.effectiveDirective),
      );
      const image = new Image();
      const failed = new Promise((resolve) => image.addEventListener('error', resolve));
      image.src = 'https://marsad.invalid/pixel.png';
      await failed;
      await fetch('https://marsad.invalid/').catch(() => undefined);
      let html = '';
      try {
        document.createElement('div').innerHTML = '<b>text</b>';
      } catch (error) {
        html = error instanceof TypeError ? 'refused' : '';
      }
      // Violations are reported in tasks of their own.
      await new Promise((resolve) => setTimeout(resolve));
      return { directives, html };
    });
    expect(refused.directives).toEqual(
      expect.arrayContaining(['img-src', 'connect-src', 'require-trusted-types-for']),
    );
    expect(refused.html).toBe('refused');
  });
});

describe('a stranger on the same machine', () => {
  it('cannot use the socket, not even with the window’s own session', async () => {
    const session = await storedSession(app.page);
    expect(await knock(app.page, { type: 'hello', session })).toBe('session');
    const context = await app.browser.newContext();
    const page = await context.newPage();
    await page.goto(stranger.origin);
    expect(await knock(page, { type: 'hello', session })).toBe(1006);
    await context.close();
  });

  it('can neither read, nor frame, nor run what is served', async () => {
    const context = await app.browser.newContext();
    const page = await context.newPage();
    await page.goto(stranger.origin);
    const script = await app.page.locator('script[src]').first().getAttribute('src');
    const got = await page.evaluate(
      async ([origin, source]) => {
        const read = await fetch(`${origin}/`).then(
          () => 'read',
          () => 'refused',
        );
        const blind = await fetch(`${origin}/`, { mode: 'no-cors' }).then(
          () => 'fetched',
          () => 'refused',
        );
        const element = document.createElement('script');
        const ran = new Promise((resolve) => {
          element.addEventListener('load', () => resolve('ran'));
          element.addEventListener('error', () => resolve('refused'));
        });
        element.src = new URL(source, `${origin}/`).href;
        document.head.append(element);
        const frame = document.createElement('iframe');
        const framed = new Promise((resolve) => frame.addEventListener('load', () => resolve(frame)));
        frame.src = `${origin}/`;
        document.body.append(frame);
        await framed;
        return { read, blind, ran: await ran };
      },
      [app.origin, script ?? ''] as const,
    );
    expect(got).toEqual({ read: 'refused', blind: 'refused', ran: 'refused' });
    expect(page.frames().map((frame) => frame.url())).not.toContain(`${app.origin}/`);
    await context.close();
  });
});

describe('the shell', () => {
  it('serves nothing from outside the UI, whatever the path or method', async () => {
    for (const path of ['/..%2fpackage.json', '/%2e%2e/package.json', '/archive.sqlite', '/assets/']) {
      expect((await app.context.request.get(`${app.origin}${path}`)).status()).toBe(404);
    }
    expect((await app.context.request.post(`${app.origin}/`, { data: 'x' })).status()).toBe(405);
    expect(
      (await app.context.request.get(`${app.origin}/`, { headers: { Host: 'evil.example' } })).status(),
    ).toBe(403);
  });

  it('opens the same archive again after Ctrl+C, and the old session is worth nothing', async () => {
    const session = await storedSession(app.page);
    await app.reopen();
    expect(await knock(app.page, { type: 'hello', session })).toBe(4401);
    expect(await storedSession(app.page)).not.toBe(session);
  });

  it('opens the same archive again after it was killed', async () => {
    await app.reopen('SIGKILL');
    expect(await storedSession(app.page)).toMatch(/^[\w-]{43}$/);
  });
});
