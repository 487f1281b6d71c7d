import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { dropPaths, startDesktopApp, type DesktopApp } from './desktop-app.ts';
import { journey } from './journey.ts';
import { JOURNEY_FILES } from './journey-files.ts';

let app: DesktopApp;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-journey-'));
  for (const { name, bytes } of JOURNEY_FILES) writeFileSync(join(folder, name), bytes);
  app = await startDesktopApp();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the main job in main, preload and page on the Electron double', () => {
  journey({
    page: () => app.page,
    drop: () =>
      dropPaths(
        app.page,
        JOURNEY_FILES.map(({ name }) => join(folder, name)),
      ),
    async exportCsv(save) {
      const path = join(folder, 'out.csv');
      const asked = app.nextDialog('save');
      await save();
      const dialog = await asked;
      dialog.answer(path);
      await vi.waitUntil(() => existsSync(`${path}.manifest.json`), { timeout: 10_000 });
      return readFileSync(path, 'utf8');
    },
    reopen: () => app.reopen(),
    problems: () => app.problems,
  });
});
