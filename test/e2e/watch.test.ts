import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoopbackApp, type LoopbackApp } from './loopback-app.ts';

const SOON = { timeout: 8_000 };
/** A file must have stood still for 3 s, and is looked at every 2 s. */
const ONCE_COMPLETE = { timeout: 25_000 };

describe.each(['ar', 'en'] as const)('watch folders in %s, by keyboard', (language) => {
  let app: LoopbackApp;
  let root: string;
  let press: string;

  const put = (name: string, title: string): void =>
    writeFileSync(join(press, name), `${title}\n\nتفاصيل ${title} كما وردت.\n`);
  const titles = async (): Promise<string> =>
    (await app.page.locator('[data-list] [role=option]').allInnerTexts()).join('\n');
  const dialog = () => app.page.getByRole('dialog');

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'marsad-watch-e2e-'));
    press = join(root, 'صحف اليوم');
    mkdirSync(press);
    put('old.txt', 'خبر قديم');
    app = await startLoopbackApp({ locale: language });
    app.page.setDefaultTimeout(8_000);
    await app.page.getByRole('searchbox').waitFor();
    if ((await app.page.evaluate(() => document.documentElement.lang)) !== language) {
      await app.page.keyboard.press('Control+Shift+KeyU');
    }
  });
  afterAll(async () => {
    await app.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('a folder is added in the settings, asks about what is in it, and brings what comes later', async () => {
    const { page } = app;
    await page.keyboard.press('Control+Comma');
    await dialog()
      .getByRole('button', { name: /(المجلدات المراقَبة|Watch folders)/ })
      .press('Enter');
    const path = dialog().getByRole('textbox');
    await expect.poll(() => path.evaluate((input) => input === document.activeElement), SOON).toBe(true);
    await page.keyboard.insertText(press);
    await page.keyboard.press('Enter');
    const onlyNew = dialog().getByRole('button', { name: /(من الآن فصاعداً|from now on)/ });
    await onlyNew.waitFor();
    // The first answer has the keyboard; the second is a Tab away.
    await page.keyboard.press('Tab');
    await expect.poll(() => onlyNew.evaluate((button) => button === document.activeElement), SOON).toBe(true);
    await page.keyboard.press('Enter');
    await dialog()
      .getByText(/(تحت المراقبة|Watching) ·/)
      .waitFor();
    await page.keyboard.press('Escape');
    put('new.txt', 'خبر وصل للتو');
    await expect.poll(titles, ONCE_COMPLETE).toContain('خبر وصل للتو');
    expect(await titles()).not.toContain('خبر قديم');
  });

  it('what came while the program was off is there after a restart, and nothing twice', async () => {
    await app.reopen('SIGKILL');
    app.page.setDefaultTimeout(8_000);
    put('later.txt', 'خبر وصل والبرنامج مغلق');
    await expect.poll(titles, ONCE_COMPLETE).toContain('خبر وصل والبرنامج مغلق');
    expect(await app.page.locator('[data-list] [role=option]').count()).toBe(2);
  });

  it('a folder that vanished is said in the status bar, one press away, and goes on when it is back', async () => {
    const { page } = app;
    renameSync(press, `${press}-away`);
    const said = page.locator('footer').getByRole('button', { name: /صحف اليوم/ });
    await said.waitFor({ timeout: 15_000 });
    await said.press('Enter');
    await dialog()
      .getByText(/(المجلد غير موجود|The folder is not there)/)
      .waitFor();
    renameSync(`${press}-away`, press);
    await dialog()
      .getByText(/(تحت المراقبة|Watching) ·/)
      .waitFor({ timeout: 15_000 });
    await expect.poll(() => said.count(), SOON).toBe(0);
  });

  it('is watched no longer when that is wished, and again when that is taken back', async () => {
    const { page } = app;
    const actions = dialog().getByRole('button', { name: /صحف اليوم/ });
    await actions.press('Enter');
    await page.getByRole('menuitem', { name: /(إنهاء المراقبة|Watch no longer)/ }).press('Enter');
    await dialog()
      .getByText(/(لا مجلدات مراقَبة بعد|No folder is watched yet)/)
      .waitFor();
    await dialog()
      .getByRole('button', { name: /^(تراجع|Undo)/ })
      .press('Enter');
    await actions.waitFor();
    await dialog()
      .getByText(/(تحت المراقبة|Watching) ·/)
      .waitFor({ timeout: 15_000 });
    await page.keyboard.press('Escape');
    expect(app.problems).toEqual([]);
  });
});
