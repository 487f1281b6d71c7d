import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startLoopbackApp } from '../e2e/loopback-app.ts';
import { quantile } from './engines/engine-bench.ts';
import { writeCorpusFiles } from './files.ts';
import { seededRandom } from './queries.ts';

const WORDS = [
  'الرئيس',
  'الحكومة',
  'تونس',
  'مجلس',
  'العقوبات',
  'الوزير',
  'كرة القدم',
  'الأمن',
  'الانتخابات',
  'سوريا',
];

/**
 * Imports `files` text files through the window and types queries meanwhile: ms from the key to the painted
 * results of what is in the box then. Needs `npm run build`.
 */
export async function benchTyping(files: number): Promise<void> {
  const folder = writeCorpusFiles(files);
  const app = await startLoopbackApp({ locale: 'ar' });
  const { page } = app;
  const paths = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith('.txt'));
  await page.locator('[role=searchbox]').waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+KeyO');
  await (await chooser).setFiles(paths);
  await page.locator('[data-list] [role=option]').first().waitFor({ timeout: 120_000 });
  const importing = async (): Promise<boolean> => (await articles(page)) < files * 0.98;
  const random = seededRandom(5);
  const waits: number[] = [];
  const longestTask = await watchLongTasks(page);
  await page.locator('[role=searchbox]').focus();
  while (await importing()) {
    const word = WORDS[Math.floor(random() * WORDS.length)] ?? '';
    for (const letter of word) {
      waits.push(await typeAndWait(page, letter));
      await page.waitForTimeout(40 + random() * 100);
    }
    await page.locator('[role=searchbox]').fill('');
    await page.waitForTimeout(150);
  }
  const longest = await longestTask();
  console.log(
    `\ntyping while ${files} files import: ${waits.length} keys, keystroke to painted results p50 ${quantile(waits, 0.5).toFixed(0)} / p95 ${quantile(waits, 0.95).toFixed(0)} / max ${quantile(waits, 1).toFixed(0)} ms; longest UI task ${longest.toFixed(0)} ms`,
  );
  await app.close();
  rmSync(folder, { recursive: true });
}

/** Articles in the archive, by the library pane's own count. */
async function articles(page: Page): Promise<number> {
  return page.evaluate(() =>
    Number((document.querySelector('[data-articles]') as HTMLElement | null)?.dataset['articles'] ?? 0),
  );
}

/** Types one letter; ms until the list shows the answer to what the box then holds, and that was painted. */
async function typeAndWait(page: Page, letter: string): Promise<number> {
  await page.evaluate(() => {
    const box = document.querySelector<HTMLInputElement>('[role=searchbox]');
    if (!box) throw new Error('no search box');
    const measured = new Promise<number>((resolve) => {
      box.addEventListener(
        'beforeinput',
        (event) => {
          const pressed = event.timeStamp;
          const look = (): void => {
            const shown = document.querySelector<HTMLElement>('[data-shown]')?.dataset['shown'];
            if (shown === box.value) requestAnimationFrame(() => resolve(performance.now() - pressed));
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        },
        { once: true },
      );
    });
    (window as unknown as { measured: Promise<number> }).measured = measured;
  });
  await page.keyboard.insertText(letter);
  return page.evaluate(() => (window as unknown as { measured: Promise<number> }).measured);
}

async function watchLongTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen: number[] = [0];
    new PerformanceObserver((list) => seen.push(...list.getEntries().map((entry) => entry.duration))).observe(
      {
        type: 'longtask',
      },
    );
    (window as unknown as { longTasks: number[] }).longTasks = seen;
  });
  return () => page.evaluate(() => Math.max(...(window as unknown as { longTasks: number[] }).longTasks));
}
