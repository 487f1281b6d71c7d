import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dropPaths, startDesktopApp, type DesktopApp } from './desktop-app.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SOON = { timeout: 20_000 };
/** Enough that one can press a key in the middle of their import. */
const MANY = 3_000;

let app: DesktopApp;
let folder: string;

const put = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
};
const story = (n: number): string => `خبر الميناء رقم ${n}\n\nعاد العمال إلى الأرصفة صباح اليوم ${n}.`;
const dialog = (page: Page) => page.getByRole('dialog');
const rows = (page: Page) => dialog(page).getByRole('row');
const outcome = (page: Page, name: RegExp) => dialog(page).getByRole('radio', { name });
const footer = (page: Page) => page.locator('footer');

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
  });
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
}

/** Opens the ledger; what is typed then goes to its search. */
async function openLedger(page: Page): Promise<void> {
  await page.keyboard.press('Control+KeyL');
  await dialog(page).locator('[data-focus-first]:focus').waitFor();
}

/** Files that the status bar names as done, from its figures. */
async function done(page: Page): Promise<number> {
  const text = await footer(page).innerText();
  return Number(/(?:استيراد|عند) ([\d,]+) من/.exec(text)?.[1]?.replace(',', '') ?? -1);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-ledger-'));
  app = await startDesktopApp();
  app.page.setDefaultTimeout(15_000);
  await app.page.getByRole('searchbox').waitFor();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the ledger, by keyboard alone', () => {
  let mended: string;

  it('opens from the notice of an import on what that import refused', async () => {
    const { page } = app;
    await dropPaths(page, [put('قديم/باطل.txt', '')]);
    await expect.poll(() => footer(page).innerText(), SOON).toContain('ملف مرفوض');
    mended = put('صحف/الأهرام.txt', '');
    // Numbers that the temporary folder's own name does not happen to hold.
    const many = [1, 2, 3].map((n) => put(`صحف/خبر 4710${n}.txt`, story(n)));
    await dropPaths(page, [mended, ...many]);
    const notice = page.getByText('انتهى الاستيراد: 4 ملفات، 3 مواد جديدة');
    await notice.waitFor();
    await page.getByRole('button', { name: 'عرض السجل' }).last().press('Enter');
    await expect.poll(() => rows(page).count(), SOON).toBe(1);
    expect(await rows(page).innerText()).toContain('الأهرام.txt');
    await outcome(page, /^المستورد 3/).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
  });

  it('is searched, and a row opens its article', async () => {
    const { page } = app;
    await openLedger(page);
    await expect.poll(() => rows(page).count(), SOON).toBe(5);
    await page.keyboard.type('خبر ٤٧١٠٢');
    await expect.poll(() => rows(page).count(), SOON).toBe(1);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'row');
    await page.keyboard.press('Enter');
    await dialog(page).waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'خبر الميناء رقم 2' }).first().waitFor();
  });

  it('tries a mended file again; its refusal is settled and counts no more', async () => {
    const { page } = app;
    writeFileSync(mended, story(4));
    await openLedger(page);
    await page.keyboard.type('الاهرام');
    await expect.poll(() => rows(page).count(), SOON).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'row');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count(), SOON).toBe(2);
    await dialog(page).getByText('عُرض بعد ذلك من جديد فاستُورد.').waitFor();
    expect(await outcome(page, /^المرفوض/).count()).toBe(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => footer(page).innerText(), SOON).toContain('ملف مرفوض');
    rmSync(join(folder, 'قديم'), { recursive: true });
    await openLedger(page);
    await dialog(page).getByRole('button', { name: 'إعادة محاولة الملف المرفوض' }).press('Enter');
    await dialog(page).getByText('ملف منها لم يعد في مكانه.').waitFor();
    await page.keyboard.press('Escape');
  });

  it('is written out as CSV as it is filtered, reasons in the language of the window', async () => {
    const { page } = app;
    await openLedger(page);
    await outcome(page, /^المرفوض 1/).click();
    await expect.poll(() => rows(page).count(), SOON).toBe(1);
    const path = join(folder, 'سجل.csv');
    const asked = app.nextDialog('save');
    await dialog(page).getByRole('button', { name: 'تصدير CSV…' }).press('Enter');
    (await asked).answer(path);
    await vi.waitUntil(() => existsSync(path), SOON);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\uFEFF"الوقت","النتيجة","ما جرى بعدها","المسار","السبب"/);
    expect(lines[1]).toContain('"مرفوض"');
    expect(lines[1]).toContain('باطل.txt');
    await dialog(page).getByText('كُتب سطر واحد').waitFor();
    await page.keyboard.press('Escape');
  });
});

describe('an import of many files', () => {
  it('pauses, goes on, and is cancelled within a second; what was imported stays, and it can be resumed', async () => {
    const { page } = app;
    const before = Number(await page.locator('[data-articles]').getAttribute('data-articles'));
    for (let n = 100; n < 100 + MANY; n++) put(`كثير/${n}.txt`, `${story(n)}\n\n${story(n).repeat(100)}`);
    await dropPaths(page, [join(folder, 'كثير')]);
    await expect.poll(() => done(page), SOON).toBeGreaterThan(20);
    await footer(page).getByRole('button', { name: 'إيقاف مؤقت' }).press('Enter');
    await footer(page).getByRole('button', { name: 'متابعة' }).waitFor();
    const paused = await done(page);
    await page.waitForTimeout(700);
    // The commit that was under way may still have ended.
    const still = await done(page);
    expect(still).toBeLessThan(MANY);
    await page.waitForTimeout(500);
    expect(await done(page)).toBe(still);
    expect(still).toBeGreaterThanOrEqual(paused);
    await footer(page).getByRole('button', { name: 'متابعة' }).press('Enter');
    await expect.poll(() => done(page), SOON).toBeGreaterThan(still);
    await footer(page).getByRole('button', { name: 'إلغاء' }).press('Enter');
    await page.getByText(/^أُوقف الاستيراد بعد/).waitFor({ timeout: 1_000 });
    await page.locator('[data-articles]').waitFor();
    await expect
      .poll(async () => Number(await page.locator('[data-articles]').getAttribute('data-articles')), SOON)
      .toBeGreaterThan(before + 20);
    const kept = Number(await page.locator('[data-articles]').getAttribute('data-articles'));
    expect(kept).toBeLessThan(before + MANY);
    await page.getByRole('button', { name: 'استئناف' }).last().press('Enter');
    await expect
      .poll(async () => Number(await page.locator('[data-articles]').getAttribute('data-articles')), {
        timeout: 60_000,
      })
      .toBe(before + MANY);
    expect(readdirSync(join(folder, 'كثير'))).toHaveLength(MANY);
    expect(app.problems).toEqual([]);
  });
});
