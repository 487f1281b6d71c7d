import { describe, expect, it } from 'vitest';
import { expectValue, connect, type EngineClient } from '../../electron/contract/transport/connect.ts';
import {
  serve,
  type Handlers,
  type Served,
  type ServeOptions,
} from '../../electron/contract/transport/serve.ts';
import { fail, ok } from '../../electron/contract/result.ts';
import type { EventPayload } from '../../electron/contract/calls.ts';
import { engineHandlers } from '../../electron/engine/engine.ts';
import { openTestArchive } from '../engine/test-archive.ts';
import { TRANSPORTS, type Connection } from './transports.ts';

interface Connected extends Connection {
  readonly client: EngineClient;
  readonly served: Served;
  readonly bugs: { error: unknown; call: string }[];
}

describe.each(Object.entries(TRANSPORTS))('over %s', (_name, open) => {
  /** Serves handlers made for one test, so that each may misbehave in its own way. */
  async function connected(
    handlers: Partial<Handlers>,
    scope: ServeOptions['scope'] = 'shell',
  ): Promise<Connected> {
    const connection = await open();
    const bugs: Connected['bugs'] = [];
    const served = serve(connection.engineEnd, handlers as Handlers, {
      scope,
      onBug: (error, call) => bugs.push({ error, call }),
    });
    return { ...connection, served, bugs, client: connect(connection.clientEnd) };
  }

  /** Sends what no client of ours would send, and answers the next message that comes back. */
  async function raw(handlers: Partial<Handlers>, message: unknown, scope: ServeOptions['scope'] = 'shell') {
    const connection = await open();
    serve(connection.engineEnd, handlers as Handlers, { scope, onBug: () => {} });
    const answer = new Promise<unknown>((resolve) => connection.clientEnd.receive(resolve));
    connection.clientEnd.send(message);
    return answer;
  }

  it('carries a call with its defaults filled in, and its answer', async () => {
    const { client } = await connected({
      'history.list': (page) => ok({ total: page.offset * 1000 + page.limit, rows: [] }),
    });
    expect(await client.call('history.list', {})).toEqual(ok({ total: 50, rows: [] }));
    expect(await client.call('history.list', { offset: 2 })).toEqual(ok({ total: 2050, rows: [] }));
  });

  it('carries an expected failure with its code and parameters', async () => {
    const { client, bugs } = await connected({
      'articles.get': ({ id }) => fail('article-not-found', { id, tries: 1 }),
    });
    expect(await client.call('articles.get', { id: 'a1' })).toEqual(
      fail('article-not-found', { id: 'a1', tries: 1 }),
    );
    expect(bugs).toEqual([]);
  });

  it('refuses bad input before it is sent', async () => {
    const { client } = await connected({
      'articles.get': () => {
        throw new Error('must not be reached');
      },
    });
    expect(await client.call('articles.get', { id: 'has spaces' })).toEqual(
      fail('bad-request', { call: 'articles.get', field: 'id' }),
    );
  });

  it('refuses bad input that came all the same', async () => {
    const call = { type: 'call', id: 7, name: 'articles.get', input: { id: '../../etc' } };
    expect(await raw({}, call)).toEqual({
      type: 'failure',
      id: 7,
      error: { code: 'bad-request', params: { call: 'articles.get', field: 'id' } },
    });
  });

  it.each(['no.such.call', '__proto__', 'constructor', ''])('knows no call %j', async (name) => {
    expect(await raw({}, { type: 'call', id: 1, name, input: {} })).toMatchObject({
      type: 'failure',
      id: 1,
      error: { code: 'unknown-call' },
    });
  });

  it('refuses a page the calls that name paths on disk', async () => {
    let reached = false;
    const { client } = await connected(
      {
        'import.paths': () => {
          reached = true;
          return ok({ job: 'j1' });
        },
      },
      'ui',
    );
    expect(await client.call('import.paths', { paths: ['/etc/passwd'] })).toEqual(
      fail('not-allowed', { call: 'import.paths' }),
    );
    expect(reached).toBe(false);
  });

  it('lets a page make the one shell call that it was granted, and no other', async () => {
    const connection = await open();
    const asked: string[] = [];
    const handlers: Partial<Handlers> = {
      'watch.add': ({ path }) => {
        asked.push(path);
        return fail('not-a-folder', { path });
      },
      'import.paths': ({ paths }) => {
        asked.push(...paths);
        return ok({ job: 'j1' });
      },
    };
    serve(connection.engineEnd, handlers as Handlers, {
      scope: 'ui',
      grants: ['watch.add'],
      onBug: () => {},
    });
    const client = connect(connection.clientEnd);
    expect(await client.call('watch.add', { path: '/press' })).toEqual(
      fail('not-a-folder', { path: '/press' }),
    );
    expect(await client.call('import.paths', { paths: ['/etc/passwd'] })).toEqual(
      fail('not-allowed', { call: 'import.paths' }),
    );
    expect(asked).toEqual(['/press']);
  });

  it('never passes on an answer that breaks the contract, nor what went wrong inside', async () => {
    const { client, bugs } = await connected({
      'tags.list': () => ok({ tags: [{ id: 'has spaces' }] } as never),
      'tags.remove': () => {
        throw new Error('secret path /home/analyst');
      },
    });
    expect(await client.call('tags.list', {})).toEqual(fail('internal', { call: 'tags.list' }));
    expect(await client.call('tags.remove', { id: 't1' })).toEqual(fail('internal', { call: 'tags.remove' }));
    expect(bugs.map((bug) => bug.call)).toEqual(['tags.list', 'tags.remove']);
  });

  it('distrusts answers, progress and events on the calling side, too', async () => {
    const { engineEnd, clientEnd } = await open();
    const client = connect(clientEnd);
    const heard: unknown[] = [];
    client.on('archive.changed', (payload) => heard.push(payload));
    engineEnd.receive((message) => {
      const { id } = message as { id: number };
      engineEnd.send({ type: 'event', name: 'archive.changed', payload: { what: ['everything'] } });
      engineEnd.send({ type: 'event', name: 'toString', payload: {} });
      engineEnd.send({ type: 'progress', id, progress: 'half' });
      engineEnd.send({ type: 'value', id: id + 1, value: {} });
      engineEnd.send('nonsense');
      engineEnd.send({ type: 'value', id, value: { ok: 'yes' } });
    });
    const progress: unknown[] = [];
    const answer = client.call('archive.check', {}, { onProgress: (value) => progress.push(value) });
    expect(await answer).toEqual(fail('internal', { call: 'archive.check' }));
    expect([...heard, ...progress]).toEqual([]);
  });

  it('goes on after messages that are none', async () => {
    const { client, clientEnd } = await connected({ 'tags.list': () => ok({ tags: [] }) });
    for (const nonsense of [null, 1, 'text', [], {}, { type: 'call' }, { type: 'cancel', id: 'x' }]) {
      clientEnd.send(nonsense);
    }
    expect(await client.call('tags.list', {})).toEqual(ok({ tags: [] }));
  });

  it('gives each of many calls its own answer, in whatever order they end', async () => {
    const { client } = await connected({
      'history.list': async ({ offset, limit }) => {
        for (let turn = 0; turn < limit; turn++) await new Promise(setImmediate);
        return ok({ total: offset, rows: [] });
      },
    });
    const offsets = Array.from({ length: 50 }, (_, at) => at);
    const answers = await Promise.all(
      offsets.map((offset) => client.call('history.list', { offset, limit: (offset * 7) % 11 })),
    );
    expect(answers.map((answer) => expectValue(answer).total)).toEqual(offsets);
  });

  it('carries events in order, to those who still listen', async () => {
    const { client, served } = await connected({ 'tags.list': () => ok({ tags: [] }) });
    const heard: EventPayload<'archive.changed'>['what'][] = [];
    const stop = client.on('archive.changed', ({ what }) => heard.push(what));
    served.emit('archive.changed', { what: ['tags'] });
    served.emit('archive.changed', { what: ['passages', 'history'] });
    await client.call('tags.list', {});
    stop();
    served.emit('archive.changed', { what: ['index'] });
    await client.call('tags.list', {});
    expect(heard).toEqual([['tags'], ['passages', 'history']]);
  });

  it('carries progress before the answer', async () => {
    const { client } = await connected({
      'archive.rebuildIndex': async (_input, { progress }) => {
        for (let done = 1; done <= 3; done++) progress({ done, total: 3 });
        return ok({ articles: 3 });
      },
    });
    const seen: number[] = [];
    const answer = await client.call(
      'archive.rebuildIndex',
      {},
      { onProgress: ({ done }) => seen.push(done) },
    );
    expect([answer, seen]).toEqual([ok({ articles: 3 }), [1, 2, 3]]);
  });

  const untilAborted: Partial<Handlers> = {
    'archive.rebuildIndex': (_input, { signal, progress }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(fail('cancelled')));
        progress({ done: 0, total: 1 });
      }),
  };

  it('stops a call that its caller gives up, at once or later', async () => {
    const { client } = await connected(untilAborted);
    const later = new AbortController();
    const call = client.call(
      'archive.rebuildIndex',
      {},
      { signal: later.signal, onProgress: () => later.abort() },
    );
    expect(await call).toEqual(fail('cancelled'));
    expect(await client.call('archive.rebuildIndex', {}, { signal: AbortSignal.abort() })).toEqual(
      fail('cancelled'),
    );
  });

  it('settles pending calls, stops their work and refuses new ones when the engine goes away', async () => {
    const { client, served } = await connected(untilAborted);
    const closed = new Promise<void>((resolve) => client.onClose(resolve));
    const pending = client.call('archive.rebuildIndex', {}, { onProgress: () => served.close() });
    expect(await pending).toEqual(fail('disconnected'));
    await closed;
    expect(await client.call('tags.list', {})).toEqual(fail('disconnected'));
  });

  it('stops the work of a page that goes away', async () => {
    const stopped = new Promise<string>((resolve) => {
      void connected({
        'archive.rebuildIndex': (_input, { signal, progress }) =>
          new Promise(() => {
            signal.addEventListener('abort', () => resolve('stopped'));
            progress({ done: 0, total: 1 });
          }),
      }).then(({ client }) => client.call('archive.rebuildIndex', {}, { onProgress: () => client.close() }));
    });
    expect(await stopped).toBe('stopped');
  });

  it('carries a megabyte of Arabic both ways, unchanged', async () => {
    const text = 'قال الوزير إن «العقوبات» لن تمرّ 😀\n'.repeat(32_000);
    expect(text.length).toBeGreaterThan(1 << 20);
    const { client } = await connected({
      'import.paste': (pasted) => ok({ path: pasted.text, status: 'imported', format: 'txt', articles: [] }),
    });
    const answer = expectValue(await client.call('import.paste', { text }));
    expect(answer.path === text).toBe(true);
  });

  it('keeps lone surrogates and other odd characters as they are', async () => {
    const odd = 'a\uD83Db\uDC00c\u0000\u202E\uFEFF\u2028';
    const { client } = await connected({
      'import.paste': ({ title }) => ok({ path: title, status: 'imported', format: 'txt', articles: [] }),
    });
    expect(expectValue(await client.call('import.paste', { title: odd })).path).toBe(odd);
  });

  it('reaches the whole engine: paste, search, tag, undo', async () => {
    const { context } = await openTestArchive();
    const { handlers, stop } = engineHandlers(context);
    const { client, bugs } = await connected(handlers, 'ui');
    const outcome = expectValue(
      await client.call('import.paste', { title: 'العقوبات تعود', text: 'قال الوزير إن العقوبات لن تمرّ.' }),
    );
    const article = outcome.articles[0]?.id ?? '';
    const found = expectValue(await client.call('search.query', { query: 'عقوبات' }));
    expect(found.results.map((result) => result.id)).toEqual([article]);
    const tag = expectValue(await client.call('tags.create', { name: 'عقوبات' }));
    const span = { article, field: 'title' as const, start: 0, end: 8, tags: [tag.id] };
    expect(expectValue(await client.call('passages.create', span)).exact).toBe('العقوبات');
    expect(expectValue(await client.call('history.undo', {})).label).toBe('passage.create');
    expect(expectValue(await client.call('archive.status', {}))).toMatchObject({
      articles: 1,
      passages: 0,
      tags: 1,
    });
    expect(bugs).toEqual([]);
    await stop();
    context.parsers.close();
  });
});
