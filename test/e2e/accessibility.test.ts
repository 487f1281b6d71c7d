import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
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

describe.each(['light', 'dark'] as const)('what a screen reader meets, %s', (theme) => {
  let app: LoopbackApp;

  beforeAll(async () => {
    app = await startLoopbackApp({ locale: 'ar' });
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

  it.each(['Control+KeyE', 'Control+KeyL', 'Control+KeyK', 'Control+Comma'])(
    'has no fault in the dialog of %s',
    async (chord) => {
      await app.page.keyboard.press(chord);
      await app.page.getByRole('dialog').waitFor();
      await app.page.waitForTimeout(300);
      expect(await findings(app.page)).toEqual([]);
      await app.page.keyboard.press('Escape');
    },
  );
});
