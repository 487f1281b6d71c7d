import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import type { ParsedFile } from '../../../../electron/engine/parsers/parser-host.ts';
import { encodeSingleByte, encodeUtf16 } from './single-byte.ts';

const TITLE = 'مجلس الأمن يناقش رفع العقوبات';
const BODY =
  'قال مندوب بوليفيا، أمس، إن القرار 2231 لا يزال نافذا.\n' +
  'وأضاف أن بلاده ستصوت ضد تمديد الحظر؛ فهل يتغير الموقف؟';
const TEXT = `${TITLE}\n\n${BODY}`;

const ENCODINGS: readonly (readonly [string, Uint8Array, string])[] = [
  ['UTF-8', Buffer.from(TEXT), 'utf-8'],
  ['UTF-8 with BOM', Buffer.from(`\uFEFF${TEXT}`), 'utf-8'],
  ['UTF-16LE', encodeUtf16(TEXT, 'le', false), 'utf-16le'],
  ['UTF-16LE with BOM', encodeUtf16(TEXT, 'le', true), 'utf-16le'],
  ['UTF-16BE', encodeUtf16(TEXT, 'be', false), 'utf-16be'],
  ['UTF-16BE with BOM', encodeUtf16(TEXT, 'be', true), 'utf-16be'],
  ['windows-1256', encodeSingleByte(TEXT, 'windows-1256'), 'windows-1256'],
  ['ISO-8859-6', encodeSingleByte(TEXT, 'iso-8859-6'), 'iso-8859-6'],
];

async function parsed(bytes: Uint8Array, name: string): Promise<ParsedFile> {
  const result = await parseFile({ bytes, name });
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value;
}

describe('one Arabic text in every encoding', () => {
  it.each(ENCODINGS)('%s text file', async (_name, bytes, encoding) => {
    const file = await parsed(bytes, 'خبر.txt');
    expect(file.articles[0]).toMatchObject({ title: TITLE, body: BODY, language: 'ar' });
    expect(file).toMatchObject({ encoding, replaced: 0 });
  });

  // «utf-8», «windows-1252» and «iso-8859-6» are lies for most of these; servers and editors tell them daily.
  const LABELS = ['', 'utf-8', 'windows-1256', 'iso-8859-6', 'windows-1252', 'iso-8859-1', 'nonsense'];
  const pages = LABELS.flatMap((label) =>
    ENCODINGS.map(([name, , encoding]) => [label === '' ? 'no label' : label, name, encoding] as const),
  );
  it.each(pages)('a page labelled %s in %s', async (label, name, encoding) => {
    const meta = label === 'no label' ? '' : `<meta charset="${label}">`;
    const paragraphs = BODY.split('\n').map((line) => `<p>${line}</p>`);
    const page = `<!doctype html><html><head>${meta}<title>${TITLE}</title></head><body>${paragraphs.join('')}</body></html>`;
    const file = await parsed(encodeAs(page, name), 'page.html');
    expect(file.articles[0]).toMatchObject({ title: TITLE, body: BODY.replace('\n', '\n\n') });
    expect(file.encoding).toBe(encoding);
    expect(file.encodingReason).toBe(reasonFor(label, name, encoding));
  });

  it('believes http-equiv and XML prologs as well', async () => {
    const http = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"></head><body><p>${BODY}</p></body></html>`;
    expect((await parsed(encodeSingleByte(http, 'windows-1256'), 'a.htm')).encodingReason).toBe('declared');
    const xhtml = `<?xml version="1.0" encoding="windows-1256"?><html><body><p>${BODY}</p></body></html>`;
    expect((await parsed(encodeSingleByte(xhtml, 'windows-1256'), 'a.xhtml')).encodingReason).toBe(
      'declared',
    );
  });
});

describe('other languages are not taken for Arabic', () => {
  it.each([
    ['windows-1252', 'Le ministère a annoncé hier que l’accord, déjà très attendu, était signé à Genève.'],
    ['windows-1252', 'Die Außenministerin erklärte, dass Übergänge für die Länder möglich wären.'],
    ['windows-1251', 'Министр иностранных дел заявил вчера, что договор остаётся в силе.'],
    ['koi8-r', 'Министр иностранных дел заявил вчера, что договор остаётся в силе.'],
    ['windows-1254', 'Dışişleri Bakanı dün görüşmelerin sürdüğünü açıkladı, ağır koşullar.'],
  ])('%s: %s', async (encoding, text) => {
    const file = await parsed(encodeSingleByte(text, encoding), 'text.txt');
    expect(file.articles[0]?.title).toBe(text);
    expect(file.encoding).toBe(encoding);
  });

  it('Persian in windows-1256 keeps its own letters', async () => {
    const text = 'وزير امور خارجه گفت پرونده هسته\u200Cاي و چهار قطعنامه ژنو باز است';
    expect((await parsed(encodeSingleByte(text, 'windows-1256'), 'fa.txt')).articles[0]).toMatchObject({
      title: text,
      language: 'fa',
    });
  });
});

describe('what cannot be read', () => {
  it('counts characters that decoding lost, and not those the source had lost already', async () => {
    const damaged = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xd8]), Buffer.from(' \uFFFD ثم انتهى')]);
    const file = await parsed(damaged, 'damaged.txt');
    expect(file.replaced).toBe(1);
    expect(file.articles[0]?.body.match(/\uFFFD/g)).toHaveLength(2);
  });

  it('turns a stray NUL into U+FFFD and says so', async () => {
    const file = await parsed(Buffer.from(`${TITLE}\n\nقبل\0بعد، ${BODY}`), 'nul.txt');
    expect(file.replaced).toBe(1);
    expect(file.articles[0]?.body).toContain('قبل\uFFFDبعد');
  });

  it('refuses a text of which a third is unreadable', async () => {
    const bytes = Buffer.alloc(3000);
    for (let at = 0; at < bytes.length; at++) bytes[at] = at % 3 === 0 ? 0x81 + (at % 29) : 0x41 + (at % 26);
    expect(
      await parseFile({ bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]), name: 'x.txt' }),
    ).toMatchObject({
      error: { code: 'undecodable' },
    });
  });

  it('reads lone surrogates of UTF-16 as U+FFFD', async () => {
    const bytes = Buffer.concat([encodeUtf16(TEXT, 'le', true), Buffer.from([0x00, 0xd8, 0x20, 0x00])]);
    const file = await parsed(bytes, 'lone.txt');
    expect(file.replaced).toBe(1);
    expect(file.articles[0]?.body.isWellFormed()).toBe(true);
  });
});

function reasonFor(label: string, name: string, encoding: string): string {
  if (name.endsWith('BOM')) return 'bom';
  // A declaration written in UTF-16 cannot be read before it is known to be UTF-16.
  if (label === 'no label' || label === 'nonsense' || encoding.startsWith('utf-16')) {
    return encoding === 'utf-8' ? 'utf-8-valid' : 'detected';
  }
  return (label === 'iso-8859-1' ? 'windows-1252' : label) === encoding ? 'declared' : 'overruled';
}

function encodeAs(text: string, name: string): Uint8Array {
  if (name.startsWith('UTF-16')) {
    return encodeUtf16(text, name.startsWith('UTF-16LE') ? 'le' : 'be', name.endsWith('BOM'));
  }
  if (name.startsWith('UTF-8')) return Buffer.from((name.endsWith('BOM') ? '\uFEFF' : '') + text);
  return encodeSingleByte(text, name.toLowerCase());
}
