import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropFiles } from './dropped-files.ts';
import { startLoopbackApp, type LoopbackApp } from './loopback-app.ts';

const SOON = { timeout: 8_000 };
const IMPORTED = { timeout: 20_000 };
const TITLE = 'المرفأ يفتح رصيفه الجنوبي أمام السفن الكبيرة';
const QUOTE = 'العمل يبدأ مع مطلع الأسبوع المقبل';
const PARAGRAPHS = [
  'أعلنت إدارة المرفأ صباح أمس فتح الرصيف الجنوبي أمام السفن الكبيرة بعد ثلاثة أعوام من الأشغال المتواصلة فيه.',
  'وكلّف المشروع أربعين مليوناً جاء أكثرها من رسوم العبور، على ما قالت الإدارة في مؤتمر عقدته في المبنى القديم.',
  'وينتظر التجار أن تنخفض كلفة التفريغ حين تعمل الرافعات الست معاً، ولا سيما في مواسم الحبوب والفاكهة.',
  'وفي المدينة مخاوف من ازدحام الطريق الساحلي، إذ تمر فيه الشاحنات كلها حتى تُفتح الوصلة الشرقية.',
  'وقال مدير الأرصفة للصحافيين إن العمل يبدأ مع مطلع الأسبوع المقبل، وإن السفينة الأولى في طريقها.',
];
const CORRECTION = 'تصحيح: ورد في نص سابق رقم آخر لكلفة المشروع.';

/** A page as an outlet's own site has it: its address, date and publisher in JSON-LD. */
function page(paragraphs: readonly string[], modified: string): Uint8Array {
  const url = 'https://press.example/economy/port-opens-southern-quay-104455.html';
  const facts = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: TITLE,
    url,
    datePublished: '2026-07-20T08:00:00+03:00',
    dateModified: modified,
    publisher: { '@type': 'Organization', name: 'صحيفة الساحل' },
  };
  return new TextEncoder().encode(`<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
    <title>${TITLE}</title><link rel="canonical" href="${url}">
    <script type="application/ld+json">${JSON.stringify(facts)}</script></head>
    <body><article><h1>${TITLE}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></body></html>`);
}

const MONDAY = { name: 'monday.html', bytes: page(PARAGRAPHS, '2026-07-20T08:00:00+03:00') };
const TUESDAY = {
  name: 'tuesday.html',
  bytes: page(
    [CORRECTION, ...PARAGRAPHS.map((text) => text.replace('أربعين مليوناً', 'خمسين مليوناً'))],
    '2026-07-21T09:30:00+03:00',
  ),
};

const WORDS = {
  ar: {
    revised: 'نُقّحت مرة واحدة',
    notice: 'نُقّحت مادة واحدة',
    moved: 'منقول',
    added: 'أُضيفت',
  },
  en: {
    revised: 'Revised once',
    notice: 'one article revised',
    moved: 'moved',
    added: 'words added',
  },
};

/** Selects words of the open article with the caret keys: the line that holds them, then on from there. */
async function select(page: Page, words: string): Promise<void> {
  await page.locator('[data-reader]').focus();
  await page.evaluate((wanted) => {
    for (const paragraph of document.querySelectorAll('[data-reader] .body p')) {
      const node = paragraph.firstChild;
      const at = paragraph.textContent.indexOf(wanted);
      if (node && at >= 0) getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
    }
  }, words);
  await expect.poll(() => page.evaluate(() => getSelection()?.toString()), SOON).toBe(words);
}

describe.each(['ar', 'en'] as const)('an article that was revised, in %s, by keyboard', (language) => {
  let app: LoopbackApp;
  const words = WORDS[language];

  beforeAll(async () => {
    app = await startLoopbackApp({ locale: language });
    app.page.setDefaultTimeout(8_000);
    await app.page.getByRole('searchbox').waitFor();
    if ((await app.page.evaluate(() => document.documentElement.lang)) !== language) {
      await app.page.keyboard.press('Control+Shift+KeyU');
    }
  });
  afterAll(() => app.close());

  const rows = (): Promise<number> => app.page.locator('[data-list] [role=option]').count();

  it('takes the place of the old text, and its passage along; the import says so', async () => {
    const { page } = app;
    await dropFiles(page, [MONDAY]);
    await expect.poll(rows, IMPORTED).toBe(1);
    await page.locator('[data-list]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await page.locator('[data-reader] .body p').first().waitFor();
    await select(page, QUOTE);
    await page.keyboard.press('KeyT');
    await page.keyboard.insertText('المرفأ');
    await page.keyboard.press('Enter');
    await page.locator('.card .quote', { hasText: QUOTE }).waitFor();

    await dropFiles(page, [TUESDAY]);
    await page.getByText(words.notice).first().waitFor(IMPORTED);
    await page.locator('[data-reader] .body p', { hasText: CORRECTION }).waitFor(IMPORTED);
    expect(await rows()).toBe(1);
    await page.locator('[data-reader]').getByText(words.revised).waitFor();
    await expect
      .poll(() => page.locator('.card .anchor').allInnerTexts(), SOON)
      .toEqual([expect.stringMatching(language === 'ar' ? /^منقول/ : /^Moved/)]);
  });

  it('shows by word what has changed, from change to change, and the passage that moved', async () => {
    const { page } = app;
    await page.locator('[data-reader]').focus();
    await page.keyboard.press('KeyV');
    const dialog = page.getByRole('dialog');
    await expect
      .poll(() => dialog.locator('ins').allInnerTexts(), SOON)
      .toEqual([expect.stringContaining(CORRECTION), 'خمسين']);
    expect(await dialog.locator('del').allInnerTexts()).toEqual(['أربعين']);
    expect(await dialog.getByRole('option').count()).toBe(2);
    expect(await dialog.getByRole('status').allInnerTexts()).toContainEqual(
      expect.stringContaining(words.added),
    );
    expect(await dialog.locator('ins.current').innerText()).toContain(CORRECTION);
    await page.keyboard.press('KeyN');
    await expect
      .poll(() => dialog.locator('.current[data-change]').allInnerTexts(), SOON)
      .toEqual(['أربعين', 'خمسين']);
    await page.keyboard.press('Shift+KeyN');
    await expect.poll(() => dialog.locator('ins.current').innerText(), SOON).toContain(CORRECTION);

    // The first text, whole.
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => dialog.locator('ins, del').count(), SOON).toBe(0);
    await expect.poll(() => dialog.locator('[data-diff]').innerText(), SOON).toContain('أربعين مليوناً');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => dialog.locator('ins').count(), SOON).toBe(2);

    const passage = dialog.getByRole('button', { name: new RegExp(words.moved) });
    await passage.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.card.current .quote', { hasText: QUOTE }).waitFor();
  });

  it('is undone in one step: the old text and its passage are as they were; and redone', async () => {
    const { page } = app;
    await page.locator('[data-list]').focus();
    await page.keyboard.press('Control+KeyZ');
    await page.locator('[data-reader] .body p', { hasText: 'أربعين' }).waitFor();
    expect(await page.locator('[data-reader]').getByText(words.revised).count()).toBe(0);
    await expect.poll(() => page.locator('.card .quote').allInnerTexts(), SOON).toEqual([QUOTE]);
    expect(await page.locator('.card .anchor').count()).toBe(0);
    expect(await rows()).toBe(1);
    await page.keyboard.press('Control+Shift+KeyZ');
    await page.locator('[data-reader] .body p', { hasText: 'خمسين' }).waitFor();
    await expect.poll(() => page.locator('.card .anchor').count(), SOON).toBe(1);
    expect(await rows()).toBe(1);
    expect(app.problems).toEqual([]);
  });
});
