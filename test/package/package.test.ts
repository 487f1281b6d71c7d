import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectValue } from '../../electron/contract/transport/connect.ts';
import { createEngineHost } from '../../electron/main/engine-host.ts';
import { app } from '../electron-double/app.ts';
import { PROJECT, runNode } from '../run-command.ts';
import { writeStandInElectron } from './stand-in.ts';

/** A proxy that nobody listens on: whatever wants the network fails at once. */
const NO_NETWORK = 'http://127.0.0.1:9';

let folder: string;
let unpacked: string;
let asar: string;
let contents: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-package-'));
  const electron = join(folder, 'electron');
  const manifest: unknown = JSON.parse(
    readFileSync(join(PROJECT, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  writeStandInElectron(electron, (manifest as { version: string }).version);
  const built = await runNode(
    [
      join(PROJECT, 'node_modules', 'electron-builder', 'cli.js'),
      '--linux',
      '--dir',
      `-c.electronDist=${electron}`,
      `-c.directories.output=${join(folder, 'release')}`,
    ],
    {
      env: { HTTPS_PROXY: NO_NETWORK, HTTP_PROXY: NO_NETWORK, npm_config_offline: 'true' },
    },
  );
  if (built.code !== 0) throw new Error(built.output);
  unpacked = join(
    folder,
    'release',
    readdirSync(join(folder, 'release')).find((name) => /unpacked/.test(name)) ?? '',
  );
  asar = join(unpacked, 'resources', 'app.asar');
  contents = listPackage(asar, { isPack: false });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packaged app', () => {
  it('holds what it needs', () => {
    expect(contents).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/dist/main/main.js',
        '/dist/preload/preload.cjs',
        '/dist/engine/engine-process.js',
        '/dist/engine/parser-child.js',
        '/dist/renderer/index.html',
        '/assets/lexicon/ar-frequency.txt',
        '/assets/icons/512x512.png',
      ]),
    );
  });

  it('holds nothing else: no sources, tests, maps or tools', () => {
    const top = new Set(contents.map((path) => path.split('/')[1]));
    expect([...top].sort()).toEqual(['assets', 'dist', 'node_modules', 'package.json']);
    const own = contents.filter((path) => !path.startsWith('/node_modules/'));
    expect(own.filter((path) => /\.(ts|map|svelte)$|\/dist\/local/.test(path))).toEqual([]);
    expect(contents.filter((path) => path.endsWith('.map'))).toEqual([]);
  });

  it('ships the production dependencies, and no other package of ours', () => {
    const manifest = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const shipped = (name: string): boolean => contents.includes(`/node_modules/${name}/package.json`);
    expect(Object.keys(manifest.dependencies).filter((name) => !shipped(name))).toEqual([]);
    expect(Object.keys(manifest.devDependencies).filter(shipped)).toEqual([]);
  });

  it("has its assets beside the archive too, where the importer can walk them, and none of Electron's welcome app", () => {
    expect(existsSync(`${asar}.unpacked/assets/lexicon/ar-frequency.txt`)).toBe(true);
    expect(existsSync(join(unpacked, 'resources', 'default_app.asar'))).toBe(false);
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['ar.pak', 'en-US.pak']);
  });

  it('has its fuses flipped', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'marsad'));
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
    ];
    const on = [
      FuseV1Options.EnableCookieEncryption,
      FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
      FuseV1Options.OnlyLoadAppFromAsar,
    ];
    // The wire holds the characters '0' and '1'.
    expect(off.map((fuse) => wire[fuse])).toEqual(off.map(() => '0'.charCodeAt(0)));
    expect(on.map((fuse) => wire[fuse])).toEqual(on.map(() => '1'.charCodeAt(0)));
  });

  it('runs from what was packed alone: engine and parser import a page and find it', async () => {
    const packed = join(folder, 'packed');
    extractAll(asar, packed);
    const page = join(folder, 'page.html');
    writeFileSync(
      page,
      '<!doctype html><html lang="ar"><head><meta charset="utf-8"><title>عقوبات جديدة</title></head><body><article><p>أعلن المجلس عقوبات على شركات الشحن في الميناء.</p></article></body></html>',
    );
    const bugs: string[] = [];
    app.becomeReady();
    const engine = createEngineHost({
      entry: join(packed, 'dist', 'engine', 'engine-process.js'),
      parserEntry: join(packed, 'dist', 'engine', 'parser-child.js'),
      assets: join(packed, 'assets'),
      onCrash: () => bugs.push('crash'),
      onBug: (call, detail) => bugs.push(`${call} ${detail}`),
    });
    expectValue(await engine.open(join(folder, 'archive')));
    expectValue(await engine.call('import.paths', { paths: [page] }));
    await vi.waitFor(
      async () => {
        const found = expectValue(await engine.call('search.query', { query: 'العقوبات' }));
        expect(found.results.map((result) => result.title)).toEqual(['عقوبات جديدة']);
      },
      { timeout: 20_000, interval: 100 },
    );
    await engine.close();
    expect(bugs).toEqual([]);
  });
});
