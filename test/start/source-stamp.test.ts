import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashSources } from '../../electron/start/source-stamp.ts';

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'marsad-stamp-'));
  mkdirSync(join(project, 'electron', 'engine'), { recursive: true });
  mkdirSync(join(project, 'test'));
  writeFileSync(join(project, 'electron', 'engine', 'engine.ts'), 'one');
  writeFileSync(join(project, 'package.json'), '{}');
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

it('changes with a source, its name and the lockfile, not with times or tests', () => {
  const before = hashSources(project);
  utimesSync(join(project, 'package.json'), 0, 0);
  writeFileSync(join(project, 'test', 'engine.test.ts'), 'x');
  expect(hashSources(project)).toBe(before);

  writeFileSync(join(project, 'electron', 'engine', 'engine.ts'), 'two');
  const edited = hashSources(project);
  writeFileSync(join(project, 'electron', 'new.ts'), '');
  const added = hashSources(project);
  writeFileSync(join(project, 'package-lock.json'), '{}');
  expect(new Set([before, edited, added, hashSources(project)]).size).toBe(4);
});
