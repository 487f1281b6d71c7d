import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePdf } from '../engine/parsers/pdf/pdf-writer.ts';
import { dropFiles, type DroppedFile } from './dropped-files.ts';
import { startLoopbackApp, type LoopbackApp } from './loopback-app.ts';

const SOON = { timeout: 8_000 };

const REPORT = `<body dir="rtl" style="font-size: 14pt">
  <h1 style="font-size: 26pt">تقرير لجنة الموانئ</h1>
  <p>عقدت لجنة الموانئ ثلاث جلسات مطوّلة في الخريف، واستمعت إلى شهادات المشغّلين وشركات التأمين والنقابات.</p>
  <h2 style="font-size: 19pt; break-before: page">توصيات اللجنة</h2>
  <p>توصي اللجنة بتخفيض رسوم المناولة عشرة في المئة، وبفتح الرصيف الجنوبي أمام السفن الصغيرة خلال عام.</p>
</body>`;
const RECORDING = `1
00:14:05,000 --> 00:14:09,000
نرحب بكم في برنامج الميزان من استوديو الميناء.

2
00:21:30,000 --> 00:21:36,000
والآن إلى سؤال الجمهور عن الرصيف الجنوبي.
`;

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const STATEMENT = `<html lang="ar"><head><title>بيان نقابة العمال</title></head><body><article><h1>بيان نقابة العمال</h1>
<p>تعلن النقابة أن الإضراب يبدأ يوم الأحد في الرصيف الشمالي، وأنه يستمر حتى تُصرف الأجور المتأخرة كلها.</p>
<p>وتدعو النقابة الوزارة إلى طاولة المفاوضات قبل نهاية الأسبوع، بحضور ممثلين عن شركات المناولة.</p></article></body></html>`;
const MAIL = `From: desk@example.org
Subject: =?utf-8?B?${base64('نشرة الصباح')}?=
Date: Tue, 5 Mar 2024 07:10:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=part

--part
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

${base64('في هذه النشرة بيان النقابة، وأسعار الشحن، وأخبار الميناء.')}
--part
Content-Type: text/html; charset=utf-8
Content-Disposition: attachment; filename="statement.html"
Content-Transfer-Encoding: base64

${base64(STATEMENT).replace(/.{76}/g, '$&\n')}
--part--
`;

async function fixtures({ browser }: LoopbackApp): Promise<DroppedFile[]> {
  const page = await browser.newPage();
  await page.setContent(REPORT);
  const report = await page.pdf({ format: 'A5' });
  await page.close();
  return [
    { name: 'تقرير.pdf', bytes: new Uint8Array(report) },
    { name: 'الميزان.ar.srt', bytes: new TextEncoder().encode(RECORDING) },
    { name: 'مسح.pdf', bytes: writePdf([[]]) },
    { name: 'mail.eml', bytes: new TextEncoder().encode(MAIL.replaceAll('\n', '\r\n')) },
  ];
}

/** Opens the article of this title from the list, and puts the keyboard into its text. */
async function read(page: Page, title: string): Promise<void> {
  await page.locator('[data-list] [role=option]').filter({ hasText: title }).first().click();
  const heading = page.locator('[data-reader] [role=heading]').first();
  await expect.poll(() => heading.innerText(), SOON).toBe(title);
  await page.locator('[data-reader]').focus();
}

/** Selects the paragraph that begins with `words`, by keyboard. */
async function select(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < 12; line++) {
    const text = await page.evaluate(() => getSelection()?.anchorNode?.textContent ?? '');
    if (text.startsWith(words)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
}

/** What copying puts on the clipboard. */
async function copied(page: Page): Promise<string> {
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.keyboard.press('KeyC');
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(clipboard, SOON).not.toBe('');
  return plain(await clipboard());
}

/** Without the characters that hold directions apart. */
const plain = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

const marks = (page: Page): Promise<string[]> => page.locator('[data-reader] .marks span').allInnerTexts();

describe.each([
  { language: 'ar', second: 'ص 2', time: 'الدقيقة 00:21:30', none: 'لا نصّ في هذا الملف' },
  { language: 'en', second: 'p. 2', time: 'at 00:21:30', none: 'No text in this file' },
] as const)('what a file says beside its text, in $language', ({ language, second, time, none }) => {
  let app: LoopbackApp;

  beforeAll(async () => {
    app = await startLoopbackApp({ locale: language });
    const { page } = app;
    page.setDefaultTimeout(8_000);
    await page.getByRole('searchbox').waitFor();
    if ((await page.evaluate(() => document.documentElement.lang)) !== language) {
      await page.keyboard.press('Control+Shift+KeyU');
    }
  });
  afterAll(() => app.close());

  it('shows the pages of a PDF beside its text, which stays as it is, its headings set as such', async () => {
    const { page } = app;
    await dropFiles(page, await fixtures(app));
    const rows = page.locator('[data-list] [role=option]');
    await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(5);
    await read(page, 'تقرير لجنة الموانئ');
    await expect.poll(() => marks(page), SOON).toContain(second);
    const paragraphs = await page.locator('[data-reader] .body p').allTextContents();
    expect(paragraphs.join('\n')).not.toContain(second);
    expect(paragraphs).toContain('توصيات اللجنة');
    expect(await page.locator('[data-reader] .body [role=heading]').allInnerTexts()).toContain(
      'توصيات اللجنة',
    );
  });

  it('cites a passage of it with its page, from the selection and from what is stored', async () => {
    const { page } = app;
    await select(page, 'توصي اللجنة');
    expect(await copied(page)).toContain(`${second} (`);
    await page.keyboard.press('KeyT');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.insertText('موانئ');
    await page.keyboard.press('Enter');
    await page.locator('[data-reader] .bars button').first().waitFor();
    const card = page.locator('.card', { hasText: 'توصي اللجنة' });
    await expect.poll(async () => plain(await card.innerText()), SOON).toContain(second);
    expect(await copied(page)).toContain(`${second} (`);
  });

  it('shows and cites the times of a recording', async () => {
    const { page } = app;
    await read(page, 'الميزان');
    await expect.poll(() => marks(page), SOON).toEqual(['00:14:05', '00:21:30']);
    await select(page, 'والآن إلى سؤال');
    expect(await copied(page)).toContain(`${time} (`);
  });

  it('says of a scan that it holds no text, and offers the original', async () => {
    const { page } = app;
    await read(page, 'مسح');
    const notice = page.locator('[data-reader] .none');
    await expect.poll(() => notice.innerText(), SOON).toContain(none);
    expect(await notice.getByRole('button').count()).toBe(1);
  });

  it('leads from an attachment to the mail that it came with, and says what that says of itself', async () => {
    const { page } = app;
    await read(page, 'بيان نقابة العمال');
    await page.locator('details.provenance summary').click();
    const provenance = page.locator('details.provenance');
    await expect.poll(() => provenance.innerText(), SOON).toContain('mail.eml');
    await provenance.getByRole('button', { name: 'نشرة الصباح' }).click();
    const heading = page.locator('[data-reader] [role=heading]').first();
    await expect.poll(() => heading.innerText(), SOON).toBe('نشرة الصباح');
    await expect.poll(() => provenance.innerText(), SOON).toContain('desk@example.org');
    expect(app.problems).toEqual([]);
  });
});
