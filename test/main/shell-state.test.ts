import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openShellState } from '../../electron/main/shell-state.ts';

describe('openShellState', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-state-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const defaults = {
    bounds: null,
    maximized: false,
    appearance: { language: 'ar', theme: 'system' },
    archive: '',
    programs: {},
  };

  it('remembers across runs, in a folder it makes, and leaves no temporary file', () => {
    const path = join(folder, 'new', 'state.json');
    const state = openShellState(path);
    const bounds = { x: -20, y: 5, width: 900, height: 700 };
    state.update({ bounds });
    state.update({ maximized: true, appearance: { language: 'en', theme: 'dark' } });
    state.flush();
    expect(openShellState(path).current).toEqual({
      ...defaults,
      bounds,
      maximized: true,
      appearance: { language: 'en', theme: 'dark' },
    });
    expect(readdirSync(join(folder, 'new'))).toEqual(['state.json']);
  });

  it('does not write for every change', () => {
    const path = join(folder, 'state.json');
    const state = openShellState(path);
    state.update({ maximized: true });
    expect(readdirSync(folder)).toEqual([]);
    state.flush();
    expect(readFileSync(path, 'utf8')).toContain('"maximized":true');
  });

  it.each([
    ['no JSON', '{"bounds":'],
    ['another shape', '[1,2,3]'],
    ['nothing', ''],
  ])('starts with defaults when the file holds %s', (_, content) => {
    const path = join(folder, 'state.json');
    writeFileSync(path, content);
    expect(openShellState(path).current).toEqual(defaults);
  });

  it('loses a damaged entry and keeps the others', () => {
    const path = join(folder, 'state.json');
    const content = { bounds: { x: 'left' }, maximized: true, appearance: { language: 'fr' }, archive: '/a' };
    writeFileSync(path, JSON.stringify(content));
    expect(openShellState(path).current).toEqual({ ...defaults, maximized: true, archive: '/a' });
  });

  it('goes on without memory where it cannot write', () => {
    writeFileSync(join(folder, 'file'), '');
    const state = openShellState(join(folder, 'file', 'state.json'));
    state.update({ maximized: true });
    state.flush();
    expect(state.current.maximized).toBe(true);
  });
});
