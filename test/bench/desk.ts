import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expectValue, type EngineClient } from '../../electron/contract/transport/connect.ts';
import { startLoopbackApp } from '../e2e/loopback-app.ts';
import { quantile } from './engines/engine-bench.ts';
import { writeCorpusFiles } from './files.ts';
import { importedInto } from './imported.ts';
import { openBenchEngine } from './open-engine.ts';

const EDITED = 10_000;
const OPENINGS = 15;
const STEPS = 60;

/**
 * The morning's work in an archive of `articles`: correcting 10,000 in one step, opening the inbox, going from one
 * unread article to the next. The last two are measured in the window, from the key or click to paint. Needs
 * `npm run build`.
 */
export async function benchDesk(articles: number): Promise<void> {
  const archive = mkdtempSync(join(tmpdir(), 'marsad-desk-'));
  await fill(archive, articles);
  await benchEdits(archive);
  await benchWindow(archive, articles);
  rmSync(archive, { recursive: true });
}

async function fill(archive: string, articles: number): Promise<void> {
  const folder = writeCorpusFiles(articles);
  const engine = await openBenchEngine(archive);
  const job = await importedInto(engine.client(), folder);
  console.log(`\nthe desk, with ${job.imported + job.repaired} articles in its inbox`);
  await engine.close();
  rmSync(folder, { recursive: true });
}

async function benchEdits(archive: string): Promise<void> {
  const engine = await openBenchEngine(archive);
  const client = engine.client();
  const { ids } = expectValue(await client.call('articles.ids', { status: 'inbox' }));
  const edited = ids.slice(0, EDITED);
  const fields = { publisher: 'الشرق الأوسط', published: '2020-09-25' };
  const set = await timed(async () =>
    expectValue(await client.call('overrides.set', { ids: edited, fields })),
  );
  const undone = await timed(async () =>
    expectValue(await client.call('history.undo', { reach: 'session' })),
  );
  const kept = await timed(async () =>
    expectValue(await client.call('triage.set', { ids: edited, status: 'kept' })),
  );
  await client.call('history.undo', { reach: 'session' });
  // So that the inbox and the whole archive are told apart by their lengths.
  await client.call('triage.set', { ids: edited.slice(0, 100), status: 'kept' });
  console.log(
    `${edited.length} articles: source and date set in one step ${set.toFixed(0)} ms, undone ${undone.toFixed(0)} ms; kept ${kept.toFixed(0)} ms`,
  );
  await benchLists(client);
  await engine.close();
}

async function benchLists(client: EngineClient): Promise<void> {
  const list = async (sort: 'imported' | 'published' | 'title'): Promise<number> => {
    const waits: number[] = [];
    for (let at = 0; at < OPENINGS; at++) {
      waits.push(
        await timed(async () => expectValue(await client.call('articles.list', { status: 'inbox', sort }))),
      );
    }
    return quantile(waits, 0.95);
  };
  const facets = await timed(async () =>
    expectValue(await client.call('articles.facets', { status: 'inbox' })),
  );
  const counts = await timed(async () => expectValue(await client.call('triage.counts', {})));
  console.log(
    `engine alone: first page of the inbox by import ${(await list('imported')).toFixed(0)}, date ${(await list('published')).toFixed(0)}, title ${(await list('title')).toFixed(0)} ms p95; facets ${facets.toFixed(0)}, counts ${counts.toFixed(0)} ms`,
  );
}

async function benchWindow(archive: string, articles: number): Promise<void> {
  const app = await startLoopbackApp({ archive, locale: 'ar' });
  const { page } = app;
  await page.locator('[data-list] [role=option]').first().waitFor({ timeout: 120_000 });
  const [inbox, everything] = [
    page.getByRole('button', { name: /^الوارد/ }),
    page.getByRole('button', { name: /^كل المواد/ }),
  ];
  const openings: number[] = [];
  for (let at = 0; at < OPENINGS; at++) {
    await everything.click();
    await page.waitForTimeout(400);
    openings.push(await untilPainted(page, 'list', () => inbox.click()));
    await page.waitForTimeout(200);
  }
  await page.locator('[data-list]').focus();
  const steps: number[] = [];
  for (let at = 0; at < STEPS; at++) {
    steps.push(await untilPainted(page, 'reader', () => page.keyboard.press('KeyU')));
    await page.waitForTimeout(250);
  }
  console.log(
    `window: inbox of ${articles} opened p50 ${quantile(openings, 0.5).toFixed(0)} / p95 ${quantile(openings, 0.95).toFixed(0)} ms; next unread to painted article p50 ${quantile(steps, 0.5).toFixed(0)} / p95 ${quantile(steps, 0.95).toFixed(0)} / max ${quantile(steps, 1).toFixed(0)} ms`,
  );
  await app.close();
}

/** Ms from the input event that `act` makes until what it changes, `list` or `reader`, has been painted. */
async function untilPainted(page: Page, what: 'list' | 'reader', act: () => Promise<void>): Promise<number> {
  await page.evaluate((changed) => {
    const state = (): string | null | undefined =>
      changed === 'list'
        ? document.querySelector('[data-list] [role=option]')?.getAttribute('aria-setsize')
        : document.querySelector('[data-reader]')?.textContent;
    const before = state();
    const measured = new Promise<number>((resolve) => {
      const begin = (event: Event): void => {
        const look = (): void => {
          // A frame that has begun after the change has painted it once the next one begins.
          if (state() === before) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - event.timeStamp));
        };
        look();
      };
      const event = changed === 'list' ? 'pointerdown' : 'keydown';
      window.addEventListener(event, begin, { once: true, capture: true });
    });
    (window as unknown as { measured: Promise<number> }).measured = measured;
  }, what);
  await act();
  return page.evaluate(() => (window as unknown as { measured: Promise<number> }).measured);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
