import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from './dropped-files.ts';
import { startLoopbackApp, type LoopbackApp } from './loopback-app.ts';

const SOON = { timeout: 8_000 };
const ARABIC = 'صحيفة المرفأ';
const LATIN = 'The Harbour Post';

function text(name: string, words: string) {
  return { name, bytes: new TextEncoder().encode(`${words}\n\nتفاصيل عن ${words} في الميناء.\n`) };
}

function page(name: string, publisher: string, words: string) {
  const html = `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>${words}</title>
<meta property="og:site_name" content="${publisher}"></head><body><article><p>${`${words} وتفاصيله. `.repeat(12)}</p></article></body></html>`;
  return { name, bytes: new TextEncoder().encode(html) };
}

/** The figure beside a line of the library, -1 where there is no such line. */
async function figure(window: Page, name: string): Promise<number> {
  const lines = window.getByRole('button', { name: new RegExp(`^${name}`) });
  const [shown = ''] = await lines.evaluateAll((all) => all.map((line) => (line as HTMLElement).innerText));
  return Number(/[\d,]+\s*$/.exec(shown)?.[0].replace(',', '') ?? -1);
}

describe.each(['ar', 'en'] as const)('rules and the source register in %s, by keyboard', (language) => {
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

  it('a rule says what it would do, fills what is there, and is remembered for the next import', async () => {
    const { page: window } = app;
    await dropFiles(window, [
      text('marfa_25_9_2020.txt', 'خبر أول'),
      text('marfa_26_9_2020.txt', 'خبر ثان'),
      text('other.txt', 'خبر ثالث'),
    ]);
    await expect.poll(() => window.locator('[data-list] [role=option]').count(), SOON).toBe(3);
    await window.locator('[data-list]').focus();
    await window.keyboard.press('Alt+KeyR');
    const dialog = window.getByRole('dialog');
    await dialog.getByRole('button', { name: /^(قاعدة جديدة|New rule)/ }).press('Enter');
    await dialog.getByRole('radio', { name: /^(باسم|named)$/ }).press('Enter');
    await dialog.locator('input.pattern').fill('marfa*');
    await dialog.getByLabel(/^(المصدر|Source)$/).fill(ARABIC);
    await dialog.getByLabel(/^(التاريخ|Date)$/).selectOption('name');
    await dialog.getByText(/(مادتين|مادتان|2 articles) .*3/).waitFor();
    await dialog.locator('button[class*=primary]').press('Enter');
    await expect.poll(() => figure(window, ARABIC), SOON).toBe(2);
    while ((await dialog.count()) > 0) {
      await window.keyboard.press('Escape');
      await window.waitForTimeout(100);
    }
    await dropFiles(window, [text('marfa_27_9_2020.txt', 'خبر رابع')]);
    await expect.poll(() => figure(window, ARABIC), SOON).toBe(3);
    await expect.poll(() => window.locator('[data-list]').innerText()).toMatch(/27/);
  });

  it('two names of one source are merged: one line with all articles; undo parts them', async () => {
    const { page: window } = app;
    await dropFiles(window, [
      page('a.html', LATIN, 'Harbour news one'),
      page('b.html', LATIN, 'Harbour news two'),
    ]);
    await expect.poll(() => figure(window, LATIN), SOON).toBe(2);
    await window.locator('[data-list]').focus();
    await window.keyboard.press('Control+Shift+KeyS');
    const dialog = window.getByRole('dialog');
    await dialog
      .getByRole('button', { name: /^(مصدر جديد|New source)/ })
      .first()
      .press('Enter');
    await dialog.getByLabel(/^(الاسم|Name)$/).fill(ARABIC);
    const alias = dialog.getByLabel(/^(أسماء أخرى|Other names)/).first();
    await alias.fill(LATIN);
    await alias.press('Enter');
    await alias.press('Control+Enter');
    await expect.poll(() => figure(window, ARABIC), SOON).toBe(5);
    expect(await figure(window, LATIN)).toBe(-1);
    while ((await dialog.count()) > 0) {
      await window.keyboard.press('Escape');
      await window.waitForTimeout(100);
    }
    await window.locator('[data-list]').focus();
    await window.keyboard.press('Control+KeyZ');
    await expect.poll(() => figure(window, LATIN), SOON).toBe(2);
    await window.keyboard.press('Control+Shift+KeyZ');
    await expect.poll(() => figure(window, ARABIC), SOON).toBe(5);
    await app.reopen('SIGKILL');
    await app.page.getByRole('searchbox').waitFor();
    await expect.poll(() => figure(app.page, ARABIC), SOON).toBe(5);
    expect(app.problems).toEqual([]);
  });
});
