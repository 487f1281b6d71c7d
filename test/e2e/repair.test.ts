import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from './dropped-files.ts';
import { startLoopbackApp, type LoopbackApp } from './loopback-app.ts';

const SOON = { timeout: 8_000 };
const READ_ALSO = 'اقرأ أيضاً: كل ما يجب أن تعرفه عن رسوم الميناء الجديدة هذا العام';

/** Two items in one file, and two files with the same block at their end. */
const FILES = {
  'two-items.txt': `افتتاح الرصيف الجنوبي

قال المدير إن الرصيف الجنوبي سيفتح غداً.

إضراب عمال المناولة

أعلن العمال إضراباً يبدأ يوم الأحد في الرصيف الشمالي.`,
  'one.txt': `أسعار الشحن ترتفع

ارتفعت أسعار الشحن بعد العطلة.

${READ_ALSO}`,
  'other.txt': `سفينة تجنح قرب المنارة

جنحت سفينة صغيرة قرب المنارة صباح اليوم.

${READ_ALSO}`,
};
const files = Object.entries(FILES).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));

async function found(page: Page, query: string): Promise<number> {
  await page.keyboard.press('Slash');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.insertText(query);
  await expect.poll(() => page.locator('[data-shown]').getAttribute('data-shown'), SOON).toBe(query);
  // The list paints its rows once it has been measured.
  await page.locator('[data-list] [role=option], .none').first().waitFor();
  const row = page.locator('[data-list] [role=option]').first();
  return (await row.count()) === 0 ? 0 : Number(await row.getAttribute('aria-setsize'));
}

async function clearSearch(page: Page): Promise<void> {
  await page.keyboard.press('Slash');
  await page.keyboard.press('Control+KeyA');
  await page.keyboard.press('Delete');
  await expect.poll(() => page.locator('[data-shown]').getAttribute('data-shown'), SOON).toBe('');
}

/** Titles in the list, in no particular order. */
async function titles(page: Page): Promise<string[]> {
  const names = await page.locator('[data-list] [role=option] .title').allInnerTexts();
  return names.map((name) => name.trim()).sort();
}

/** Puts the caret of the open article into the line that begins with `words`. */
async function caretIn(page: Page, words: string): Promise<void> {
  await page.locator('[data-reader]').focus();
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < 12; line++) {
    const text = await page.evaluate(() => getSelection()?.anchorNode?.textContent ?? '');
    if (text.startsWith(words)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the caret never came to ${words}`);
}

/** Finds the article of this title and opens it. */
async function open(page: Page, title: string): Promise<void> {
  expect(await found(page, `"${title}"`)).toBe(1);
  await page.keyboard.press('Enter');
  const heading = page.locator('[data-reader] [role=heading]').first();
  await expect.poll(() => heading.innerText(), SOON).toBe(title);
  await clearSearch(page);
}

describe.each(['ar', 'en'] as const)('repairs in %s, by keyboard', (language) => {
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

  const [SOUTH, STRIKE, PRICES, SHIP] = [
    'افتتاح الرصيف الجنوبي',
    'إضراب عمال المناولة',
    'أسعار الشحن ترتفع',
    'سفينة تجنح قرب المنارة',
  ];

  it('splits a file of two items at the caret; undo and redo', async () => {
    const { page } = app;
    await dropFiles(page, files);
    await expect.poll(() => titles(page), { timeout: 20_000 }).toEqual([SOUTH, PRICES, SHIP].sort());
    await open(page, SOUTH);
    await caretIn(page, STRIKE);
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+Enter');
    await page.locator('form.split').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => titles(page), SOON).toEqual([SOUTH, STRIKE, PRICES, SHIP].sort());
    expect(await found(page, 'الشمالي')).toBe(1);
    await clearSearch(page);
    await page.locator('[data-list]').focus();
    await page.keyboard.press('Control+KeyZ');
    await expect.poll(() => titles(page), SOON).toEqual([SOUTH, PRICES, SHIP].sort());
    await page.keyboard.press('Control+Shift+KeyZ');
    await expect.poll(() => titles(page), SOON).toEqual([SOUTH, STRIKE, PRICES, SHIP].sort());
  });

  it('ignores a block in one article, then everywhere; search follows, and undo', async () => {
    const { page } = app;
    expect(await found(page, 'رسوم')).toBe(2);
    await clearSearch(page);
    await open(page, PRICES);
    await caretIn(page, 'اقرأ أيضاً');
    await page.keyboard.press('KeyI');
    await expect.poll(() => found(page, 'رسوم'), SOON).toBe(1);
    await clearSearch(page);
    await open(page, SHIP);
    await caretIn(page, 'اقرأ أيضاً');
    await page.keyboard.press('KeyI');
    await expect.poll(() => found(page, 'رسوم'), SOON).toBe(0);
    await clearSearch(page);
    await page.locator('[data-list]').focus();
    await page.keyboard.press('Control+KeyZ');
    await expect.poll(() => found(page, 'رسوم'), SOON).toBe(1);
    await clearSearch(page);
    await page.locator('[data-list]').focus();
  });

  it('merges what was split, and still knows all of it after kill -9', async () => {
    const { page } = app;
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+KeyA');
    await page.keyboard.press('Control+Shift+KeyM');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('option').first().waitFor();
    await dialog.getByRole('button', { name: /^(دمج|Merge)/ }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => (await titles(page)).length, SOON).toBe(1);
    await app.reopen('SIGKILL');
    await app.page.getByRole('searchbox').waitFor();
    await expect.poll(async () => (await titles(app.page)).length, SOON).toBe(1);
    expect(await found(app.page, 'المنارة')).toBe(1);
    expect(await found(app.page, 'رسوم')).toBe(1);
    expect(app.problems).toEqual([]);
  });
});
