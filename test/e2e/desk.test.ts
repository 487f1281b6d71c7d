import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from './dropped-files.ts';
import { startLoopbackApp, type LoopbackApp } from './loopback-app.ts';

const FILES = 92;
const SOON = { timeout: 6_000 };

/** Small articles, each with a subject of its own. */
const files = Array.from({ length: FILES }, (_, at) => ({
  name: `news-${String(at).padStart(2, '0')}.txt`,
  bytes: new TextEncoder().encode(
    `خبر رقم ${at + 1} عن الميناء\n\nقال مدير الميناء في خبره رقم ${at + 1} إن العمل يسير كما خُطط له.\n`,
  ),
}));

const SEED = fileURLToPath(new URL('../../../shared/data/seed/lavrov-zarif.txt', import.meta.url));
const HAS_SEED = existsSync(SEED);
if (!HAS_SEED) console.warn(`SKIPPED in part: the seed article ${SEED} is not there`);

const WORDS = {
  ar: { inbox: 'الوارد', all: 'كل المواد', source: 'المصدر', date: 'التاريخ', sources: 'بلا مصدر' },
  en: { inbox: 'Inbox', all: 'All articles', source: 'Source', date: 'Date', sources: 'No source' },
} as const;

/** Articles in the list, by what it tells screen readers. */
async function listed(page: Page): Promise<number> {
  const row = page.locator('[data-list] [role=option]').first();
  if ((await row.count()) === 0) return 0;
  return Number(await row.getAttribute('aria-setsize'));
}

/** The figure beside a line of the library, -1 where there is no such line. One look: lines come and go. */
async function figure(page: Page, name: string): Promise<number> {
  const lines = page.getByRole('button', { name: new RegExp(`^${name}`) });
  const [text = ''] = await lines.evaluateAll((all) => all.map((line) => (line as HTMLElement).innerText));
  return Number(/[\d,]+\s*$/.exec(text)?.[0].replace(',', '') ?? -1);
}

async function correct(page: Page, field: string, value: string): Promise<void> {
  await page.keyboard.press('KeyE');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByLabel(field, { exact: true }).fill(value);
  await dialog.getByRole('button', { name: /^(تطبيق|Apply)/ }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

describe.each(['ar', 'en'] as const)('the desk in %s, by keyboard', (language) => {
  const words = WORDS[language];
  let app: LoopbackApp;

  beforeAll(async () => {
    app = await startLoopbackApp({ locale: language });
    app.page.setDefaultTimeout(8_000);
    await app.page.getByRole('searchbox').waitFor();
    if ((await app.page.evaluate(() => document.documentElement.lang)) !== language) {
      await app.page.keyboard.press('Control+Shift+KeyU');
    }
  });
  afterAll(() => app.close());

  it('opens on the inbox with all that was dropped', async () => {
    await dropFiles(app.page, files);
    await expect.poll(() => figure(app.page, words.all), { timeout: 60_000 }).toBe(FILES);
    await expect.poll(() => listed(app.page)).toBe(FILES);
    await app.page.locator('[data-list]').focus();
  });

  it('keeps and skips forty articles, which leave the inbox and stay in the archive', async () => {
    const { page } = app;
    await page.keyboard.press('KeyJ');
    for (let at = 0; at < 40; at++) await page.keyboard.press(at % 2 === 0 ? 'KeyA' : 'KeyX');
    await expect.poll(() => listed(page)).toBe(FILES - 40);
    await expect.poll(() => figure(page, words.all)).toBe(FILES);
    await page.keyboard.press('Control+KeyZ');
    await expect.poll(() => listed(page)).toBe(FILES - 39);
    await page.keyboard.press('Control+Shift+KeyZ');
    await expect.poll(() => listed(page)).toBe(FILES - 40);
  });

  it('reads a date in words, and sets one source for all that is left: facets follow, undo restores', async () => {
    const { page } = app;
    await page.keyboard.press('Control+KeyA');
    await correct(page, words.source, 'جريدة الميناء');
    await expect.poll(() => figure(page, 'جريدة الميناء'), SOON).toBe(FILES - 40);
    await page.keyboard.press('Control+KeyZ');
    await expect.poll(() => figure(page, 'جريدة الميناء'), SOON).toBe(-1);
    await page.keyboard.press('Control+Shift+KeyZ');
    await expect.poll(() => figure(page, 'جريدة الميناء'), SOON).toBe(FILES - 40);
    await page.keyboard.press('Escape');
    await page.locator('[data-list]').focus();
    await page.keyboard.press('Home');
    await correct(page, words.date, '٧ صفر ١٤٤٢');
    await expect.poll(() => page.locator('[data-list]').innerText()).toMatch(/2020/);
  });

  it.skipIf(!HAS_SEED)(
    'gives the seed its source, under one of its names, and its date: both undone and redone (needs ../shared)',
    async () => {
      const { page } = app;
      const before = await figure(page, words.all);
      await dropFiles(page, [{ name: 'lavrov-zarif.txt', bytes: readFileSync(SEED) }]);
      await expect.poll(() => figure(page, words.all), { timeout: 20_000 }).toBe(before + 1);
      await page.keyboard.press('Slash');
      await page.keyboard.insertText('لافروف');
      await expect.poll(() => page.locator('[data-shown]').getAttribute('data-shown')).toBe('لافروف');
      await page.keyboard.press('Enter');
      await page.locator('[data-reader] [role=heading]', { hasText: 'موسكو وطهران' }).waitFor();
      await page.locator('[data-list]').focus();
      await correct(page, words.source, 'الشرق الأوسط');
      await correct(page, words.date, '25 سبتمبر (أيلول) 2020');
      const head = page.locator('[data-reader]');
      await expect.poll(() => head.innerText()).toMatch(/الشرق الأوسط[^]*2020/);
      await page.keyboard.press('Control+KeyZ');
      await expect.poll(() => head.innerText()).not.toMatch(/2020[^]*أجرى/);
      await page.keyboard.press('Control+KeyZ');
      await expect.poll(() => head.innerText()).not.toMatch(/الشرق الأوسط[^]*أجرى/);
      await page.keyboard.press('Control+Shift+KeyZ');
      await page.keyboard.press('Control+Shift+KeyZ');
      await expect.poll(() => head.innerText()).toMatch(/الشرق الأوسط[^]*2020/);
      await page.keyboard.press('Slash');
      await page.keyboard.press('Control+KeyA');
      await page.keyboard.press('Delete');
      await expect.poll(() => page.locator('[data-shown]').getAttribute('data-shown')).toBe('');
      await expect.poll(() => figure(page, 'الشرق الأوسط'), SOON).toBe(1);
      // What follows counts the other articles: the seed goes to the bin.
      await page.locator('[data-list]').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Delete');
      await expect.poll(() => figure(page, words.all), SOON).toBe(before);
    },
  );

  it('still knows what was read, kept and corrected after kill -9', async () => {
    const { page } = app;
    await page.keyboard.press('Enter');
    await expect.poll(() => figure(page, words.inbox)).toBe(FILES - 41);
    await app.reopen('SIGKILL');
    const again = app.page;
    await again.getByRole('searchbox').waitFor();
    await expect.poll(() => figure(again, words.inbox)).toBe(FILES - 41);
    await expect.poll(() => figure(again, words.all)).toBe(FILES);
    await expect.poll(() => figure(again, 'جريدة الميناء'), SOON).toBe(FILES - 40);
    expect(app.problems).toEqual([]);
  });
});
