import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../electron/engine/parsers/parse-file.ts';
import { encodeSingleByte, encodeUtf16 } from './encoding/single-byte.ts';

// Letters, marks and digits that every one of the charsets carries.
const TITLE = 'الوزارة تعلن موعد افتتاح الميناء';
const PARAGRAPHS = [
  'أعلنت وزارة النقل، أمس، أن الميناء الجديد سيفتح أبوابه في مطلع الشهر المقبل بعد تأخير دام عامين.',
  'وقال مدير المشروع إن الأعمال انتهت؛ فهل يلتزم المقاول بالموعد؟ وأضاف أن 2231 عاملا شاركوا فيها.',
  'وتنتهي المهلة التي حددتها اللجنة في آخر العام، على أن ترفع توصياتها إلى المجلس.',
];
const BODY = PARAGRAPHS.join('\n\n');

const ENCODERS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with BOM': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16LE with BOM': (text) => encodeUtf16(text, 'le', true),
  'UTF-16BE with BOM': (text) => encodeUtf16(text, 'be', true),
  'windows-1256': (text) => encodeSingleByte(text, 'windows-1256'),
  'ISO-8859-6': (text) => encodeSingleByte(text, 'iso-8859-6'),
};
const NAMES = Object.keys(ENCODERS);

/** What a program that is right, silent or wrong declares; the wrong ones are those that servers send daily. */
const LABELS: Readonly<Record<string, (name: string) => string>> = {
  right: (name) => name.replace(/ with BOM$/, '').replace(/^UTF-16..$/, 'utf-16'),
  missing: () => '',
  wrong: (name) =>
    name.startsWith('UTF-8') ? 'windows-1256' : name.startsWith('UTF-16') ? 'windows-1252' : 'utf-8',
};

type Format = 'txt' | 'html' | 'eml' | 'rss';

function fileOf(format: Format, label: string, encode: (text: string) => Uint8Array): Uint8Array {
  const html = PARAGRAPHS.map((text) => `<p>${text}</p>`).join('\n');
  if (format === 'txt') return encode(`${TITLE}\n\n${BODY}\n`);
  if (format === 'html') {
    const meta = label === '' ? '' : `<meta charset="${label}">`;
    return encode(
      `<!DOCTYPE html><html><head>${meta}<title>${TITLE}</title></head><body>${html}</body></html>`,
    );
  }
  if (format === 'rss') {
    const declared = label === '' ? '' : ` encoding="${label}"`;
    return encode(
      `<?xml version="1.0"${declared}?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>المرفأ</title><link>https://almarfa.example/</link><item><title>${TITLE}</title><link>https://almarfa.example/1</link><content:encoded><![CDATA[${html}]]></content:encoded></item></channel></rss>`,
    );
  }
  const charset = label === '' ? '' : `; charset=${label}`;
  const body = Buffer.from(encode(`${BODY}\n`)).toString('base64');
  const lines = body.match(/.{1,76}/g) ?? [];
  return Buffer.from(
    [
      'From: desk@almarfa.example',
      'To: readers@example.org',
      `Subject: =?utf-8?B?${Buffer.from(TITLE).toString('base64')}?=`,
      'Date: Fri, 25 Sep 2020 10:00:00 +0300',
      'MIME-Version: 1.0',
      `Content-Type: text/plain${charset}`,
      'Content-Transfer-Encoding: base64',
      '',
      ...lines,
      '',
    ].join('\r\n'),
  );
}

const FORMATS: readonly Format[] = ['txt', 'html', 'eml', 'rss'];
const CELLS = FORMATS.flatMap((format) =>
  NAMES.flatMap((name) => Object.keys(LABELS).map((label) => [format, name, label] as const)),
);

describe('one Arabic text in every encoding, however it is labelled, is the same article', () => {
  it.each(CELLS)('%s in %s, label %s', async (format, name, label) => {
    const encode = ENCODERS[name];
    const declared = LABELS[label]?.(name) ?? '';
    if (!encode) throw new Error(name);
    const file = await parseFile({ bytes: fileOf(format, declared, encode), name: `a.${format}` });
    if (!file.ok) throw new Error(JSON.stringify(file.error));
    expect(file.value.articles).toHaveLength(1);
    expect(file.value.articles[0]).toMatchObject({ title: TITLE, body: BODY, language: 'ar' });
    expect(file.value).toMatchObject({ format, replaced: 0 });
  });
});
