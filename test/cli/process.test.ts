import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../engine/test-archive.ts';
import { ended, marsad, start } from './marsad.ts';

const TALKS = 'جولة محادثات جديدة\n\nتنطلق المحادثات غداً في فيينا، ولا ذكر للعقوبات فيها.';

const BUILT = existsSync(fileURLToPath(new URL('../../dist/renderer/index.html', import.meta.url)));
if (!BUILT) console.warn('SKIPPED: "marsad serve" needs dist/renderer; run "npm run build"');

describe('without an archive', () => {
  it('only import makes one', async () => {
    const folder = temporaryFolder();
    const archive = join(folder, 'archive');
    const ran = await marsad(['search', 'x', '--json'], { MARSAD_ARCHIVE: archive });
    expect([ran.code, JSON.parse(ran.stderr).error]).toMatchObject([
      1,
      { code: 'archive-not-found', params: { path: archive } },
    ]);
    expect(existsSync(archive)).toBe(false);
  });

  it('import fails when there is nothing that it could import', async () => {
    const folder = temporaryFolder();
    const ran = await marsad(['import', 'none.txt', '--archive', 'archive', '--json'], {}, folder);
    expect(ran.code).toBe(1);
    expect(ran.json()).toMatchObject([{ path: 'none.txt', status: 'rejected', code: 'path-not-found' }]);
    expect(JSON.parse(ran.stderr).error.code).toBe('path-not-found');
  });

  it('import names an archive folder that cannot be one', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.txt'), TALKS);
    const ran = await marsad(['import', 'a.txt', '--archive', 'a.txt', '--json'], {}, folder);
    expect([ran.code, JSON.parse(ran.stderr).error.code]).toEqual([1, 'archive-not-writable']);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe(TALKS);
  });
});

describe('a long import', () => {
  it('keeps others out, and ends at Ctrl+C with what it acknowledged', async () => {
    const folder = temporaryFolder();
    const archive = join(folder, 'archive');
    const press = join(folder, 'press');
    mkdirSync(press);
    for (let at = 0; at < 3000; at++) {
      writeFileSync(
        join(press, `${at}.txt`),
        `خبر رقم ${at}\n\n${'قال الوزير إن المفاوضات مستمرة. '.repeat(30)}${at}`,
      );
    }
    const child = start(['import', press, '--archive', archive, '--json']);
    const running = ended(child);
    if (child.stdout) await once(child.stdout, 'data');
    const second = await marsad(['search', 'خبر', '--archive', archive, '--json']);
    expect([second.code, JSON.parse(second.stderr).error.code]).toEqual([1, 'archive-in-use']);
    child.kill('SIGINT');
    const ran = await running;
    expect([ran.code, ran.stderr]).toEqual([130, '']);
    const acknowledged = ran.json() as { articles: { id: string }[] }[];
    expect(acknowledged.length).toBeGreaterThan(0);
    const status = await marsad(['search', 'خبر', '--archive', archive, '--json', '--limit', '0']);
    expect((status.json()[0] as { total: number }).total).toBe(acknowledged.length);
  });
});

it('a reader that closes the pipe early is no failure', async () => {
  const child = start(['help']);
  child.stdout?.destroy();
  const ran = await ended(child);
  expect([ran.code, ran.stderr]).toEqual([0, '']);
});

it('paths are taken from where npm was called, not from the checkout', async () => {
  const [here, called] = [temporaryFolder(), temporaryFolder()];
  writeFileSync(join(called, 'خبر.txt'), TALKS);
  const npm = { npm_lifecycle_event: 'marsad', INIT_CWD: called };
  const ran = await marsad(['import', 'خبر.txt', '--archive', 'archive', '--json'], npm, here);
  expect(ran.json()).toMatchObject([{ path: 'خبر.txt', status: 'imported' }]);
  expect(existsSync(join(called, 'archive', 'archive.sqlite'))).toBe(true);
});

it.skipIf(!BUILT)('serves the window until it is told to stop (needs dist/renderer)', async () => {
  const archive = join(temporaryFolder(), 'archive');
  const child = start(['serve', '--archive', archive, '--json']);
  const running = ended(child);
  const [line] = child.stdout ? await once(child.stdout, 'data') : [];
  const { address } = JSON.parse(String(line)) as { address: string };
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{20,}$/);
  const page = await fetch(address);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<script')]);
  child.kill('SIGTERM');
  expect((await running).code).toBe(0);
});
