import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isProgram, startProgram } from '../../electron/main/original-program.ts';

const { platform } = process;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-program-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content: string, mode: number): string {
  const path = join(folder, name);
  writeFileSync(path, content, { mode });
  return path;
}

describe('isProgram', () => {
  it.skipIf(platform === 'win32')('takes what may be executed and nothing else', () => {
    expect(isProgram(put('viewer', '#!/bin/sh\n', 0o700), platform)).toBe(true);
    expect(isProgram(put('notes.txt', 'ملاحظات', 0o600), platform)).toBe(false);
    expect(isProgram(folder, platform)).toBe(false);
    expect(isProgram(join(folder, 'gone'), platform)).toBe(false);
  });

  it('takes no relative path, which the folder at hand would decide about', () => {
    expect(isProgram('package.json', platform)).toBe(false);
  });

  it('takes no batch file on Windows: only a shell could start it', () => {
    expect(isProgram(put('viewer.cmd', '@echo off', 0o700), 'win32')).toBe(false);
    expect(isProgram(put('viewer.EXE', '', 0o700), 'win32')).toBe(true);
  });
});

describe.skipIf(platform === 'win32')('startProgram', () => {
  it('hands over the path as one argument, whatever a shell would make of it', async () => {
    const program = put('my viewer', '#!/bin/sh\nprintf "%s|%s" "$#" "$1" > "$0.given"\n', 0o700);
    const file = join(folder, 'a $(touch harm) "b"; `touch harm`.txt');
    expect(await startProgram(program, file, platform)).toBe(true);
    await vi.waitFor(() => expect(readFileSync(`${program}.given`, 'utf8')).toBe(`1|${file}`));
    expect(existsSync(join(folder, 'harm'))).toBe(false);
  });

  it('says so where nothing starts', async () => {
    expect(await startProgram(join(folder, 'gone'), join(folder, 'a.txt'), platform)).toBe(false);
    expect(await startProgram(put('plain', 'no program', 0o600), join(folder, 'a.txt'), platform)).toBe(
      false,
    );
  });
});
