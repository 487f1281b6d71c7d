import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from './dropped-files.ts';
import { JOURNEY_FILES } from './journey-files.ts';
import { startLoopbackApp, type LoopbackApp } from './loopback-app.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2 A and AA, as «rule: elements». */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
  });
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
}

/** A scan: nothing that can be read, so that it can only be kept with its text typed. */
const SCAN = {
  name: 'صفحة 2026-03-04.png',
  bytes: Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13),
};

/** What the screens are found by in each language. */
const NAMES = {
  ar: {
    bin: /^السلة/,
    inbox: /^الوارد/,
    options: /^خيارات «/,
    rejected: /^المرفوض/,
    keep: /^حفظه مادةً/,
    query: 'العقوبات',
    redecode: 'بترميز آخر',
    empty: 'إفراغ السلة',
  },
  en: {
    bin: /^Bin/,
    inbox: /^Inbox/,
    options: /^What to do with/,
    rejected: /^Rejected/,
    keep: /^Keep as an article/,
    query: 'الأيام',
    redecode: 'another encoding',
    empty: 'Empty the bin',
  },
} as const;

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.insertText(name);
  await page.locator('#palette-0').waitFor();
  await page.keyboard.press('Enter');
}

describe.each(['light', 'dark'] as const)('what a screen reader meets, %s', (theme) => {
  let app: LoopbackApp;

  beforeAll(async () => {
    app = await startLoopbackApp({ locale: 'ar' });
    app.page.setDefaultTimeout(8_000);
    await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await app.page.getByRole('searchbox').waitFor();
    await dropFiles(app.page, JOURNEY_FILES);
    await app.page.locator('[data-list] [role=option]').nth(2).waitFor();
  });
  afterAll(() => app.close());

  it.each(['Control+Shift+KeyU', 'Control+Shift+KeyU'])(
    'has no fault in list and reader (%s)',
    async (turn) => {
      await app.page.keyboard.press(turn);
      await app.page.locator('[data-list]').focus();
      await app.page.keyboard.press('KeyJ');
      await app.page.keyboard.press('Enter');
      await app.page.waitForTimeout(400);
      expect(await findings(app.page)).toEqual([]);
    },
  );

  it.each([
    'Control+KeyE',
    'Control+KeyL',
    'Control+KeyK',
    'Control+Comma',
    'Control+Shift+KeyS',
    'Alt+KeyR',
    'Alt+KeyW',
  ])('has no fault in the dialog of %s', async (chord) => {
    await app.page.keyboard.press(chord);
    await app.page.getByRole('dialog').waitFor();
    await app.page.waitForTimeout(300);
    expect(await findings(app.page)).toEqual([]);
    await app.page.keyboard.press('Escape');
  });

  it.each(['ar', 'en'] as const)(
    'has no fault in what corrects, repairs and removes, in %s',
    async (language) => {
      const { page } = app;
      const { keyboard } = page;
      const names = NAMES[language];
      const found: Record<string, string[]> = {};
      const look = async (state: string, shown: Locator): Promise<void> => {
        await shown.first().waitFor();
        await page.waitForTimeout(200);
        const faults = await findings(page);
        if (faults.length > 0) found[state] = faults;
      };
      const dialog = page.getByRole('dialog');
      const closeDialog = async (): Promise<void> => {
        await keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      };
      const reader = page.locator('[data-reader]');
      const openFirst = async (): Promise<void> => {
        await page.locator('[data-list]').focus();
        await keyboard.press('Home');
        await keyboard.press('Enter');
        // Until it has come, keys go to the article that was open before.
        await page.locator('[data-list] .row.cursor.open').waitFor();
        await reader.and(page.locator(':focus')).waitFor();
      };

      if ((await page.evaluate(() => document.documentElement.lang)) !== language) {
        await keyboard.press('Control+Shift+KeyU');
      }
      await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
      await dropFiles(page, [SCAN]);
      await openFirst();
      await page.locator('[data-list]').focus();
      await keyboard.press('KeyE');
      await look('metadata', dialog);
      await closeDialog();
      await keyboard.press('KeyD');
      await keyboard.insertText('31/02/2026');
      await look('dates', page.locator('header form'));
      await keyboard.press('Escape');

      await page.locator('[data-list]').focus();
      await keyboard.press('Home');
      await keyboard.press('Shift+KeyJ');
      await keyboard.press('Control+Shift+KeyM');
      await look('merge', dialog);
      await closeDialog();
      await keyboard.press('Escape');

      await openFirst();
      await reader.focus();
      for (let line = 0; line < 4; line++) await keyboard.press('ArrowDown');
      await reader.locator('.caret').waitFor({ state: 'attached' });
      await keyboard.press('Control+Shift+Enter');
      await look('split', page.locator('form.split'));
      await keyboard.press('Escape');
      await reader.focus();
      await keyboard.press('KeyI');
      await look('ignored', reader.locator('.mark'));
      await keyboard.press('Control+KeyZ');
      await runCommand(page, names.redecode);
      await look('redecode', page.getByRole('listbox'));
      await closeDialog();
      if ((await page.locator('details[open]').count()) === 0) await page.locator('summary').last().click();
      await look('provenance', page.locator('details[open] dl'));

      await keyboard.press('Slash');
      await keyboard.press('Control+KeyA');
      await keyboard.insertText(names.query);
      await expect.poll(() => page.locator('[data-shown]').getAttribute('data-shown')).toBe(names.query);
      await keyboard.press('Control+KeyS');
      await dialog.waitFor();
      await keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await keyboard.press('Enter');
      await keyboard.press('KeyW');
      await look('why', dialog.locator('h3'));
      await closeDialog();
      await page.getByRole('button', { name: names.options }).first().press('Enter');
      await look('saved menu', page.getByRole('menu'));
      await keyboard.press('Enter');
      await look('saved edit', dialog);
      await closeDialog();
      await keyboard.press('Slash');
      await keyboard.press('Control+KeyA');
      await keyboard.press('Delete');
      await expect.poll(() => page.locator('[data-shown]').getAttribute('data-shown')).toBe('');

      await page.locator('[data-list]').focus();
      await keyboard.press('Home');
      await keyboard.press('Delete');
      await page.getByRole('button', { name: names.bin }).first().click();
      await look('bin', page.getByRole('button', { name: names.empty }));
      await runCommand(page, names.empty);
      await look('empty the bin', dialog.locator('strong, p'));
      await closeDialog();
      await page.getByRole('button', { name: names.inbox }).first().click();
      await keyboard.press('Control+KeyZ');

      await keyboard.press('Control+KeyL');
      await dialog.getByText(names.rejected).first().click();
      await dialog.getByRole('button', { name: names.keep }).first().press('Enter');
      await look('keep', page.getByRole('textbox'));
      await keyboard.press('Escape');
      // Back to the ledger, which asked for it.
      await dialog.getByText(names.rejected).first().waitFor();
      await closeDialog();
      expect(found).toEqual({});
    },
  );

  it('has no fault in the register with a source open, and in a rule with its preview', async () => {
    const { page } = app;
    await page.keyboard.press('Control+Shift+KeyS');
    await page.getByRole('dialog').getByRole('listbox').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('status').getByRole('button').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+KeyR');
    await page.getByRole('dialog').locator('button:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('input:focus').waitFor();
    await page.keyboard.type('*');
    await page.locator('[aria-busy=false] [role=status]').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('alertdialog').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('alertdialog').getByRole('button').nth(1).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
