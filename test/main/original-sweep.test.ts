import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sweepOriginals } from '../../electron/main/original-sweep.ts';

const HOUR_MS = 3_600_000;

describe('sweepOriginals', () => {
  let folder: string;
  const now = Date.now();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-sweep-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function extracted(name: string, hours: number): void {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'خبر.html'), '<p>خبر</p>');
    const then = (now - hours * HOUR_MS) / 1000;
    utimesSync(join(folder, name), then, then);
  }

  it('removes yesterday’s originals and leaves today’s, which a program may still be reading', async () => {
    extracted('marsad-original-old', 30);
    extracted('marsad-original-new', 2);
    await sweepOriginals(folder, now);
    expect(readdirSync(folder)).toEqual(['marsad-original-new']);
  });

  it('touches nothing of others, and does not follow links', async () => {
    extracted('someone-elses', 100);
    extracted('kept', 100);
    symlinkSync(join(folder, 'kept'), join(folder, 'marsad-original-link'));
    writeFileSync(join(folder, 'marsad-original-note'), '');
    utimesSync(join(folder, 'marsad-original-note'), 1, 1);
    await sweepOriginals(folder, now + 100 * HOUR_MS);
    expect(readdirSync(folder).toSorted()).toEqual([
      'kept',
      'marsad-original-link',
      'marsad-original-note',
      'someone-elses',
    ]);
    expect(readdirSync(join(folder, 'kept'))).toEqual(['خبر.html']);
  });

  it('does not mind a folder that is not there', async () => {
    await expect(sweepOriginals(join(folder, 'gone'), now)).resolves.toBeUndefined();
  });
});
