import type { Page } from 'playwright-core';
import { expect, it, vi } from 'vitest';
import { pressArabic } from './arabic-keyboard.ts';

/** A shell with the real program in it, as far as the analyst's journey needs to know. */
export interface JourneyApp {
  readonly page: () => Page;
  /** Drops the five journey files onto the window. */
  readonly drop: () => Promise<void>;
  /** Does what makes the export dialog save, and answers the text of the CSV. */
  readonly exportCsv: (save: () => Promise<void>) => Promise<string>;
  /** Closes the program and opens it on the same archive. */
  readonly reopen: () => Promise<void>;
  readonly problems: () => readonly string[];
}

const options = (page: Page) => page.locator('[data-list] [role=option]');

async function texts(page: Page): Promise<string[]> {
  return options(page).allInnerTexts();
}

async function search(page: Page, query: string): Promise<void> {
  await pressArabic(page, 'Control+KeyK').catch(() => undefined);
  await page.keyboard.press('Escape');
  await pressArabic(page, 'Slash');
  await page.getByRole('searchbox').fill('');
  await page.keyboard.type(query);
}

/** The words painted as hits, read back from the CSS highlights themselves. */
async function paintedHits(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => name.startsWith('hit-') && name !== 'hit-current')
      .flatMap(([, highlight]) =>
        [...highlight].map((painted) => {
          const range = new Range();
          range.setStart(painted.startContainer, painted.startOffset);
          range.setEnd(painted.endContainer, painted.endOffset);
          return range.toString();
        }),
      ),
  );
}

/**
 * The main job, in order, by keyboard under an Arabic layout: drop, search as one types, read, tag, undo, export,
 * close and reopen. Each step stands on the one before.
 */
export function journey(app: JourneyApp): void {
  it('offers the sample and import in an empty archive', async () => {
    const page = app.page();
    const sample = page.getByRole('button', { name: 'تحميل ست مواد تجريبية' });
    await expect.poll(() => sample.isVisible()).toBe(true);
  });

  it('imports what is dropped: each file has an outcome, a broken one stops nothing', async () => {
    const page = app.page();
    await app.drop();
    await vi.waitFor(async () => expect(await options(page).count()).toBe(3), { timeout: 20_000 });
    await page.keyboard.press('Control+KeyL');
    const ledger = page.getByRole('dialog');
    await expect.poll(async () => (await ledger.innerText()).includes('empty.txt')).toBe(true);
    expect(await ledger.innerText()).toContain('program.txt');
    await page.keyboard.press('Escape');
    await ledger.waitFor({ state: 'detached' });
  });

  it('finds Arabic word forms while one types, with the words marked', async () => {
    const page = app.page();
    await search(page, 'العقوبات');
    await expect.poll(() => texts(page)).toHaveLength(2);
    const marked = await page.locator('[data-list] mark').allInnerTexts();
    expect(marked).toContain('للعقوبات');
    expect(new Set(marked.map((word) => word.trim()))).toEqual(new Set(marked));
  });

  it('opens the hit in the reader with exactly the matched words painted', async () => {
    const page = app.page();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await paintedHits(page)).length).toBeGreaterThan(0);
    for (const word of await paintedHits(page)) expect(word).toMatch(/^(ال|لل)?عقوب(ات|ة)$/);
  });

  it('tags the word in two keys under an Arabic layout, and says so', async () => {
    const page = app.page();
    await pressArabic(page, 'KeyT');
    const input = page.getByRole('combobox');
    await input.waitFor();
    await page.keyboard.type('ملف العقوبات');
    await page.keyboard.press('Enter');
    await expect.poll(() => tagCount(page)).toBeGreaterThan(0);
    await expect.poll(() => page.locator('[data-list]').innerText()).toContain('ملف العقوبات');
  });

  it('undoes and redoes the tagging by key', async () => {
    const page = app.page();
    await pressArabic(page, 'Control+KeyZ');
    await expect.poll(() => tagCount(page)).toBe(0);
    await pressArabic(page, 'Control+Shift+KeyZ');
    await expect.poll(() => tagCount(page)).toBeGreaterThan(0);
  });

  it('exports the passage as CSV with its offsets, its citation and the hash of its source', async () => {
    const page = app.page();
    await pressArabic(page, 'Control+KeyE');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const csv = await app.exportCsv(async () => {
      await dialog.getByRole('button', { name: 'تصدير' }).click();
    });
    expect(csv).toContain('ملف العقوبات');
    expect(csv).toMatch(/[0-9a-f]{64}/);
    expect(csv.split('\r\n').filter((line) => line !== '')).toHaveLength(2);
  });

  it('has everything again after closing and reopening', async () => {
    await app.reopen();
    const page = app.page();
    await expect.poll(async () => options(page).count(), { timeout: 20_000 }).toBe(3);
    await expect.poll(() => page.locator('[data-list]').innerText()).toContain('ملف العقوبات');
    await search(page, 'ملف');
    await expect.poll(() => page.locator('[data-list]').count()).toBe(0);
    await page.getByRole('searchbox').fill('للعقوبات');
    await expect.poll(() => texts(page)).toHaveLength(2);
  });

  it('did all that without an error, and without a request to anywhere', () => {
    expect(app.problems()).toEqual([]);
  });
}

/** Ranges painted as passages. */
async function tagCount(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => /^tag-\d+$/.test(name))
      .reduce((sum, [, highlight]) => sum + highlight.size, 0),
  );
}
