import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { dropFiles } from './dropped-files.ts';
import { journey } from './journey.ts';
import { JOURNEY_FILES } from './journey-files.ts';
import { startLoopbackApp, type LoopbackApp } from './loopback-app.ts';

let app: LoopbackApp;

beforeAll(async () => {
  app = await startLoopbackApp({ locale: 'ar' });
});
afterAll(() => app.close());

describe('the main job in a browser on the loopback shell', () => {
  journey({
    page: () => app.page,
    drop: () => dropFiles(app.page, JOURNEY_FILES),
    async exportCsv(save) {
      const downloads: string[] = [];
      const csv = new Promise<string>((resolve) => {
        app.page.on('download', (download) => {
          downloads.push(download.suggestedFilename());
          if (!download.suggestedFilename().endsWith('.csv')) return;
          void download.path().then((path) => resolve(readFileSync(path, 'utf8')));
        });
      });
      await save();
      return csv;
    },
    reopen: () => app.reopen('SIGKILL'),
    problems: () => app.problems,
  });
});
