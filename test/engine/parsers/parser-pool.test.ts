import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Result } from '../../../electron/contract/result.ts';
import { forkParserHost } from '../../../electron/engine/parsers/fork-host.ts';
import type { ToParser } from '../../../electron/engine/parsers/parser-messages.ts';
import { createParserPool, type PoolOptions } from '../../../electron/engine/parsers/parser-pool.ts';
import type {
  ParsedFile,
  Parsers,
  ParseRequest,
  ParserHost,
  ParserProcess,
} from '../../../electron/engine/parsers/parser-host.ts';

let parsers: Parsers | null = null;
let spawned: ParserProcess[] = [];
let requests: ParseRequest[] = [];

afterEach(() => {
  parsers?.close();
  parsers = null;
  spawned = [];
  requests = [];
});

/** A pool over real children, which are kept at hand so that a test can kill them. */
function open(options: Partial<PoolOptions> = {}): Parsers {
  const host = forkParserHost();
  const watched: ParserHost = {
    spawn() {
      const child = host.spawn();
      spawned.push(child);
      const send = (message: unknown): void => {
        requests.push((message as ToParser).request);
        child.send(message);
      };
      return { ...child, send };
    },
  };
  parsers = createParserPool(watched, options);
  return parsers;
}

function ended(child: ParserProcess): Promise<void> {
  return new Promise((settle) => {
    child.onExit(settle);
    child.kill();
  });
}

const text = (body: string) => ({ bytes: Buffer.from(`عنوان\n\n${body}`), name: 'خبر.txt' });
/** Holds a child at its file, as a hostile one would: a stopped process answers nothing and can still be killed. */
function stall(): void {
  process.kill(spawned.at(-1)?.pid ?? 0, 'SIGSTOP');
}
// Long enough for the watchdog, which looks every 250 ms, to see the memory that a page takes.
const page = {
  bytes: Buffer.from(`<html><body>${'<div><p>نص، ونص</p></div>'.repeat(60_000)}</body></html>`),
  name: 'page.html',
};
const isPosix = process.platform !== 'win32';

describe('the parser pool', () => {
  it('uses its children again: twenty files, two processes', async () => {
    const pool = open({ size: 2 });
    const results = await Promise.all(Array.from({ length: 20 }, (_, at) => pool.parse(text(`نص ${at}`))));
    expect(results.map((result) => result.ok && result.value.articles[0]?.body)).toEqual(
      Array.from({ length: 20 }, (_, at) => `نص ${at}`),
    );
    expect(spawned).toHaveLength(2);
  });

  it.skipIf(!isPosix)('a file that kills its child is tried alone, and costs no other file', async () => {
    const pool = open({ size: 1 });
    const hit = pool.parse(text('ضحية'));
    stall();
    const behind = [pool.parse(text('أول')), pool.parse(text('ثان'))];
    process.kill(spawned[0]?.pid ?? 0, 'SIGKILL');
    await expect.poll(() => spawned.length, { interval: 1 }).toBe(2);
    stall();
    process.kill(spawned[1]?.pid ?? 0, 'SIGKILL');
    expect(await hit).toMatchObject({ ok: false, error: { code: 'parser-crashed' } });
    expect(await Promise.all(behind)).toMatchObject([{ ok: true }, { ok: true }]);
    expect(spawned).toHaveLength(3);
  });

  it.skipIf(!isPosix)('a file past its deadline is given up, the next is read', async () => {
    const pool = open({ size: 1, deadlineMs: 5000 });
    const late = pool.parse(text('متأخر'));
    stall();
    expect(await late).toMatchObject({ ok: false, error: { code: 'parser-timeout' } });
    expect(await pool.parse(text('بعده'))).toMatchObject({ ok: true });
  });

  it.skipIf(process.platform !== 'linux')(
    'a child that grows beyond its memory is killed (Linux)',
    async () => {
      const pool = open({ size: 1, maxMemory: 40 * 2 ** 20 });
      expect(await pool.parse(page)).toMatchObject({ ok: false, error: { code: 'parser-memory' } });
    },
  );

  it.skipIf(!isPosix)('aborting cancels what runs and what waits', async () => {
    const pool = open({ size: 1 });
    const abort = new AbortController();
    const running = pool.parse(text('جارٍ'), abort.signal);
    stall();
    const waiting = pool.parse(text('منتظر'), abort.signal);
    const other = pool.parse(text('غيره'));
    abort.abort();
    expect(await running).toMatchObject({ error: { code: 'cancelled' } });
    expect(await waiting).toMatchObject({ error: { code: 'cancelled' } });
    expect(await other).toMatchObject({ ok: true });
  });

  it('idle children are closed, and started again when needed', async () => {
    const pool = open({ size: 1, idleMs: 50 });
    await pool.parse(text('أول'));
    await new Promise<void>((resolve) => spawned[0]?.onExit(resolve));
    expect(await pool.parse(text('ثان'))).toMatchObject({ ok: true });
    expect(spawned).toHaveLength(2);
  });

  it('what a dying child was sent ahead is read by another, each file once', async () => {
    const pool = open({ size: 1 });
    const asked = Array.from({ length: 10 }, (_, at) => pool.parse(text(`نص ${at}`)));
    stall();
    spawned[0]?.kill();
    const answers = await Promise.all(asked);
    expect(answers.map((answer) => answer.ok && answer.value.articles[0]?.body)).toEqual(
      Array.from({ length: 10 }, (_, at) => `نص ${at}`),
    );
  });

  it('a file that takes too long ends alone: those sent ahead behind it are read', async () => {
    const pool = open({ size: 1, deadlineMs: 3000 });
    await pool.parse(text('نص'));
    stall();
    const asked = Array.from({ length: 5 }, (_, at) => pool.parse(text(`نص ${at}`)));
    const answers = await Promise.all(asked);
    expect(answers.map((answer) => (answer.ok ? 'read' : answer.error.code))).toEqual([
      'parser-timeout',
      'read',
      'read',
      'read',
      'read',
    ]);
  });

  it('refuses an answer that is not in the agreed shape', async () => {
    const lying: ParserHost = {
      spawn() {
        const listeners: ((message: unknown) => void)[] = [];
        const exits: (() => void)[] = [];
        return {
          pid: undefined,
          send: () => {
            for (const listener of listeners)
              listener({ id: 1, result: { ok: true, value: { articles: [{ title: 7 }] } } });
          },
          onMessage: (listener) => void listeners.push(listener),
          onExit: (listener) => void exits.push(listener),
          kill: () => {
            for (const exit of exits) exit();
          },
        };
      },
    };
    parsers = createParserPool(lying, { size: 1 });
    expect(await parsers.parse(text('نص'))).toMatchObject({ ok: false, error: { code: 'parser-crashed' } });
  });

  it.skipIf(process.platform !== 'linux')('a child sees nothing of the environment (Linux)', async () => {
    const pool = open({ size: 1 });
    await pool.parse(text('نص'));
    const environment = readFileSync(`/proc/${spawned[0]?.pid ?? 0}/environ`, 'latin1');
    expect(environment).not.toMatch(/(?:^|\0)(?:PATH|HOME|USER)=/);
  });

  it('closing ends the children', async () => {
    const pool = open({ size: 1 });
    await pool.parse(text('نص'));
    const gone = new Promise<void>((resolve) => spawned[0]?.onExit(resolve));
    pool.close();
    await gone;
    expect(() => process.kill(spawned[0]?.pid ?? 0, 0)).toThrow('ESRCH');
  });

  it('asks the child that has read a portion for the next, without its bytes; another one, with them, when it is gone', async () => {
    const pool = open({ size: 1 });
    // Too large to be sent ahead.
    const rows = Array.from({ length: 1200 }, (_, at) => `خبر ${at},${'نص الخبر '.repeat(5)}${at}`);
    const file = { bytes: Buffer.from(`title,text\n${rows.join('\n')}`), name: 'a.csv' };
    const sent: number[] = [];
    const titles: string[] = [];
    for (let cursor: number | null = 0; cursor !== null;) {
      const [portion]: readonly Result<ParsedFile>[] = await Promise.all([
        pool.parse({ ...file, cursor }),
        ...Array.from({ length: 4 }, () => pool.parse(text('بينهما'))),
      ]);
      if (!portion) throw new Error('no answer');
      if (!portion.ok) throw new Error(portion.error.code);
      titles.push(...portion.value.articles.map(({ title }) => title));
      cursor = portion.value.next;
      sent.push(...requests.splice(0).flatMap(({ name, bytes }) => (name === 'a.csv' ? [bytes.length] : [])));
      if (cursor === 1000) await Promise.all(spawned.splice(0).map(ended));
    }
    expect(titles).toEqual(rows.map((row) => row.split(',', 1).join('')));
    expect(sent).toEqual([file.bytes.length, 0, file.bytes.length]);
  });
});
