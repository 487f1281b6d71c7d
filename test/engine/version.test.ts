import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VERSION } from '../../electron/engine/version.ts';

it('the version that exports and backups carry is the package’s', () => {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as object;
  expect(manifest).toMatchObject({ version: VERSION });
});
