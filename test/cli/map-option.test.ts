import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapOption } from '../../electron/cli/map-option.ts';
import { marsad } from './marsad.ts';

describe('--map', () => {
  it.each([
    ['names and numbers', 'title=Head line,body=2', { title: 'Head line', body: '2' }],
    [
      'names with commas and equals signs',
      'body=Text, full=yes,source=الصحيفة',
      { body: 'Text, full=yes', publisher: 'الصحيفة' },
    ],
    [
      'other names of fields',
      'author=A,date=B,number=C,body=D',
      { byline: 'A', published: 'B', documentNumber: 'C', body: 'D' },
    ],
  ])('takes %s', (_what, value, mapping) => {
    expect(mapOption(value)).toEqual(mapping);
  });

  it.each(['title', 'title=', 'colour=a,body=b', 'byline=a', '', '__proto__=a'])('refuses %j', (value) => {
    expect(() => mapOption(value)).toThrow(/--map/);
  });

  describe('of an import', () => {
    let folder = '';
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'marsad-map-'));
      writeFileSync(join(folder, 'a.csv'), 'ref,x,y\n1,خبر الميناء,عاد العمال صباحاً.\n');
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('says which columns there are where it names another, then imports by those named', async () => {
      const run = (map: string) =>
        marsad(['import', 'a.csv', '--map', map, '--json', '--archive', join(folder, 'archive')], {}, folder);
      const wrong = await run('title=x,body=z');
      expect(wrong.code).toBe(2);
      expect(wrong.stderr).toContain('no column \\"z\\"; its columns are \\"ref\\", \\"x\\", \\"y\\"');
      const right = await run('title=x,body=y');
      expect(right.code).toBe(0);
      expect(right.json()).toMatchObject([
        { path: 'a.csv', status: 'imported', format: 'csv', articles: [{ title: 'خبر الميناء' }] },
      ]);
    });
  });
});
