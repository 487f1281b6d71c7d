import { describe, expect, it } from 'vitest';
import type { Expansion } from '../../../electron/engine/search/expansion.ts';
import { TermDictionary } from '../../../electron/engine/search/term-dictionary.ts';
import { TermExpander } from '../../../electron/engine/search/term-expansion.ts';
import { hashKeys, hashWord, TermKeyTable } from '../../../electron/engine/search/term-key-table.ts';
import { matchLevel } from '../../../electron/text/analyzer.ts';
import { exactKey, foldKey, looseKey } from '../../../electron/text/fold.ts';
import { LEVELS, levelRank } from '../../../electron/text/level.ts';
import { analyzer } from './temporary-archive.ts';

const FORMS = (
  'عقوبة عقوبات العقوبات للعقوبات بالعقوبات وعقوباته عقوبتها إيران ايران وإيران بإيران إيراني الإيرانية إيرانيين ' +
  'روسيا فيروساً فيروسا روسي الروسية لافروف ولافروف رفض يرفض رفضت سيرفض قرار قرارات القرار بقرارها أضرار ضرر ' +
  'علي على وعلى القاهرة القاهره بالقاهرة أميركا أمريكا الأميركية ترامب ترمب مسؤول مسئول مسؤولية ٢٢٣١ 2231 ۲۲۳۱ ' +
  'sanction sanctions Sanctions café cafe États états санкции санкций القُدس القـــدس قدس'
).split(' ');

function pairs({ ids, ranks }: Expansion): (readonly [number, number | undefined])[] {
  return [...ids].map((id, i) => [id, ranks[i]] as const);
}

describe('TermExpander', () => {
  const dictionary = new TermDictionary();
  const keys = new TermKeyTable();
  const add = (id: number, surface: string): void => {
    dictionary.append({ id, surface });
    const { counts, hashes } = hashKeys(id, analyzer.keys(surface));
    keys.add(id, counts, hashes);
  };
  FORMS.forEach((surface, i) => add(i + 1, surface));
  const expander = new TermExpander(analyzer, dictionary, keys);

  it('reaches exactly the forms that the analyser says meet, at every level', () => {
    let met = 0;
    for (const text of FORMS) {
      for (const level of LEVELS) {
        for (const loose of [true, false]) {
          const expected = FORMS.flatMap((surface, i) => {
            const found = matchLevel(analyzer.keys(text), analyzer.keys(surface), level, { loose });
            return found === null ? [] : [[i + 1, levelRank(found)]];
          });
          expect(pairs(expander.expand({ text, prefix: false, edits: 0 }, { level, loose }))).toEqual(
            expected,
          );
          met += expected.length;
        }
      }
    }
    expect(met).toBeGreaterThan(FORMS.length * LEVELS.length * 3);
  });

  it('completes prefixes of any length to exactly the forms that begin so, at every level', () => {
    const begins = (key: (word: string) => string, surface: string, prefix: string): boolean =>
      key(surface).startsWith(key(prefix));
    let met = 0;
    for (const form of FORMS) {
      for (const prefix of [1, 2, 3, 4].map((length) => form.slice(0, length))) {
        for (const level of ['exact', 'folded', 'inflected'] as const) {
          const expected = FORMS.flatMap((surface, i) => {
            if (begins(exactKey, surface, prefix)) return [[i + 1, 0]];
            if (level !== 'exact' && begins(foldKey, surface, prefix)) return [[i + 1, 1]];
            return level === 'inflected' && begins(looseKey, surface, prefix) ? [[i + 1, 2]] : [];
          });
          expect(
            pairs(expander.expand({ text: prefix, prefix: true, edits: 0 }, { level, loose: true })),
          ).toEqual(expected);
          met += expected.length;
        }
      }
    }
    expect(met).toBeGreaterThan(FORMS.length * 12);
  });

  it('reaches a form that came after the word was first asked for', () => {
    const reach = { level: 'inflected', loose: true } as const;
    expect(pairs(expander.expand({ text: 'ناقلة', prefix: false, edits: 0 }, reach))).toEqual([]);
    expect(pairs(expander.expand({ text: 'ناق', prefix: true, edits: 0 }, reach))).toEqual([]);
    const id = dictionary.size + 1;
    add(id, 'ناقلة');
    expect(pairs(expander.expand({ text: 'ناقلة', prefix: false, edits: 0 }, reach))).toEqual([[id, 0]]);
    expect(pairs(expander.expand({ text: 'ناق', prefix: true, edits: 0 }, reach))).toEqual([[id, 0]]);
  });
});

describe('TermKeyTable', () => {
  it('finds every term under its broad keys, with all its keys, also after it has grown', () => {
    const table = new TermKeyTable();
    const keysOf = (term: number) => ({
      loose: `l${term}`,
      clitic: [`c${term}`, `d${term}`],
      inflected: [`i${term}`],
      broad: [`b${term % 10_000}`, `b${term}`],
    });
    for (let term = 1; term <= 20_000; term++) {
      const { counts, hashes } = hashKeys(term, keysOf(term));
      table.add(term, counts, hashes);
    }
    for (const term of [1, 77, 9_999]) {
      expect(table.termsWith(hashWord(keysOf(term)).broad)).toEqual([term, term + 10_000]);
    }
    for (const term of [1, 12_345, 20_000]) expect(table.hashesOf(term)).toEqual(hashWord(keysOf(term)));
    expect(table.termsWith(hashWord({ ...keysOf(1), broad: ['b'] }).broad)).toEqual([]);
  });
});
