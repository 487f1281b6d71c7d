import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zip } from '../engine/import/hostile/packed-files.ts';
import { readCorpus, type CorpusArticle } from './corpus.ts';

const KINDS = ['txt', 'txt', 'txt', 'txt', 'html', 'html', 'eml', 'rss', 'zip', 'utf16'] as const;

/** Writes `count` files of several formats with corpus articles in them, three each in feeds and ZIPs; answers their folder. */
export function writeMixedFiles(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-mixed-'));
  const articles = readCorpus(count * 3);
  for (let at = 0; at < count; at++) {
    const [first, ...more] = articles.slice(at * 3, at * 3 + 3);
    const kind = KINDS[at % KINDS.length] ?? 'txt';
    if (!first) break;
    const name = `${String(at).padStart(4, '0')}.${kind === 'utf16' ? 'txt' : kind}`;
    writeFileSync(join(folder, name), written(kind, first, [first, ...more]));
  }
  return folder;
}

function written(
  kind: (typeof KINDS)[number],
  article: CorpusArticle,
  several: readonly CorpusArticle[],
): string | Buffer {
  const text = `${article.title}\n\n${article.body}\n`;
  switch (kind) {
    case 'txt':
      return text;
    case 'utf16':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'html':
      return `<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>${escaped(article.title)}</title></head><body><nav><a href="/">الرئيسية</a></nav><article><h1>${escaped(article.title)}</h1>${paragraphs(article)}</article></body></html>`;
    case 'eml':
      return `From: desk@jawhara.invalid\r\nSubject: =?utf-8?B?${Buffer.from(article.title).toString('base64')}?=\r\nMessage-ID: <${article.id}@jawhara.invalid>\r\nDate: Fri, 25 Sep 2020 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(article.body).toString('base64')}\r\n`;
    case 'rss':
      return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>الجوهرة</title>${several.map((each) => `<item><title>${escaped(each.title)}</title><guid isPermaLink="false">${each.id}</guid><description>${escaped(each.body)}</description></item>`).join('')}</channel></rss>`;
    case 'zip':
      return zip(
        several.map((each) => ({
          name: `${each.id}.txt`,
          data: Buffer.from(`${each.title}\n\n${each.body}\n`),
        })),
      );
  }
}

function paragraphs({ body }: CorpusArticle): string {
  return body
    .split(/\n+/)
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
