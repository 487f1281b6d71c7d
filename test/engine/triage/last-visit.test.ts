import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { directChannels } from '../../../electron/contract/transport/channel.ts';
import { connect, expectValue, type EngineClient } from '../../../electron/contract/transport/connect.ts';
import { openArchiveFolder } from '../../../electron/engine/archive/archive.ts';
import { openArchive, type Engine } from '../../../electron/engine/engine.ts';
import { forkParserHost } from '../../../electron/engine/parsers/fork-host.ts';
import { lastVisitAt, visitOf } from '../../../electron/engine/triage/last-visit.ts';
import { temporaryFolder } from '../test-archive.ts';

async function open(folder: string): Promise<{ engine: Engine; close: () => Promise<void> }> {
  const engine = expectValue(
    await openArchive({
      folder,
      create: true,
      parserHost: forkParserHost(),
      assets: resolve('assets'),
      onBug: (error) => {
        throw error;
      },
    }),
  );
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await engine.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { engine, close };
}

function window(engine: Engine): EngineClient {
  const [engineEnd, clientEnd] = directChannels(structuredClone);
  engine.attach(engineEnd, 'ui');
  return connect(clientEnd);
}

const paste = (client: EngineClient, title: string): Promise<unknown> =>
  client.call('import.paste', { title, text: `نص ${title}` });

it('is when the window was last closed; imports by command line are news, and no visits', async () => {
  const folder = join(temporaryFolder(), 'archive');
  const first = await open(folder);
  const page = window(first.engine);
  expect(expectValue(await page.call('triage.counts', {})).lastVisit).toBe(0);
  await paste(page, 'قديم');
  await first.close();
  const closedAt = Date.now();

  const byCommandLine = await open(folder);
  await paste(byCommandLine.engine.client(), 'جديد');
  await byCommandLine.close();

  const second = await open(folder);
  const counts = expectValue(await window(second.engine).call('triage.counts', {}));
  expect(counts).toMatchObject({ inbox: 2, sinceLastVisit: 1 });
  expect(counts.lastVisit).toBeGreaterThan(0);
  expect(counts.lastVisit).toBeLessThanOrEqual(closedAt);
});

it('is the last thing done before a crash', () => {
  const archive = expectValue(openArchiveFolder(join(temporaryFolder(), 'archive'), { create: true }));
  onTestFinished(() => archive.close());
  expect(lastVisitAt(archive.db)).toBe(0);
  visitOf(archive).begin();
  const later = Date.now() + 5000;
  archive.db.exec(`INSERT INTO operations (at, session, label, params, changes)
    VALUES (${later}, 's', 'tag.create', '{}', '[]')`);
  expect(lastVisitAt(archive.db)).toBe(later);
});
