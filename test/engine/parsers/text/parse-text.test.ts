import { readFileSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../../electron/engine/parsers/text/parse-text.ts';
import { canonicalText } from '../../../../electron/text/article.ts';

function read(text: string): { title: string; body: string } {
  const result = parseText(text);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe('parseText', () => {
  it.each([
    ['first line and the rest', 'عنوان\nنص', 'عنوان', 'نص'],
    ['CRLF and CR', 'Title\r\n\r\none\rtwo\r\n', 'Title', 'one\ntwo'],
    ['blank lines before the title', '\n \t\n\u00A0\nTitle\nbody', 'Title', 'body'],
    ['lines of marks that do not show', '\uFEFF\u200F\nعنوان\n\u200B\nنص', 'عنوان', 'نص'],
    ['blank lines around the body, not inside', 'T\n\n\n  a\n\n\nb\n \n', 'T', '  a\n\n\nb'],
    ['a single line', 'خبر عاجل', 'خبر عاجل', ''],
    ['a front line stays text', 'T\nالمصدر: وكالة\nنص', 'T', 'المصدر: وكالة\nنص'],
  ])('%s', (_name, text, title, body) => {
    expect(read(text)).toMatchObject({ title, body });
  });

  it('takes a first line of 300 units as title, and one of 301 as text', () => {
    expect(read(`${'س'.repeat(300)}\nنص`).title).toHaveLength(300);
    expect(read(`${'س'.repeat(301)}\nنص`)).toMatchObject({ title: '', body: `${'س'.repeat(301)}\nنص` });
  });

  it('refuses what shows nothing', () => {
    expect(parseText(' \n\u200F\n\t\u00A0')).toMatchObject({ error: { code: 'no-text' } });
  });

  it('refuses more than 20 Mi units of text', () => {
    expect(parseText('a'.repeat(20 * 2 ** 20 + 1))).toMatchObject({ error: { code: 'too-large' } });
  });

  const seed = resolve('../shared/data/seed/lavrov-zarif.txt');
  const isMissing = !existsSync(seed);
  if (isMissing) console.warn(`skipped: ${seed} is not there`);
  it.skipIf(isMissing)(`the seed's canonical text is the file (skipped where ../shared is absent)`, () => {
    const text = readFileSync(seed, 'utf8');
    expect(canonicalText(read(text))).toBe(text.trimEnd());
  });
});
