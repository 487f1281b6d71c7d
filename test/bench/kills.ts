import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expectValue } from '../../electron/contract/transport/connect.ts';
import type { Outcome } from '../../electron/contract/values.ts';
import { writeMixedFiles } from './mixed-files.ts';
import { openBenchEngine } from './open-engine.ts';
import { seededRandom } from './queries.ts';

const CLI = fileURLToPath(new URL('../../electron/cli/marsad.ts', import.meta.url));
const FILES = 500;

/**
 * Kills imports of 500 files of several formats with SIGKILL at random moments, `rounds` times; after each kill every
 * file that was acknowledged on stdout must be in the archive and findable, every article that is visible must stand
 * in the ledger, and the next round goes on where this one ended, in a new archive once all files are in.
 */
export async function benchKills(rounds: number): Promise<void> {
  const folder = writeMixedFiles(FILES);
  const random = seededRandom(7);
  const usual = await timeOfImport(folder);
  let archive = mkdtempSync(join(tmpdir(), 'marsad-kills-'));
  let acknowledged = new Map<string, Outcome>();
  let lost = 0;
  let stray = 0;
  let struck = 0;
  let completed = 0;
  for (let round = 0; round < rounds; round++) {
    const isStruck = await importUntilKilled(archive, folder, random() * usual, acknowledged);
    const found = await survivors(archive, acknowledged);
    lost += found.missing;
    stray += found.stray;
    if (isStruck) struck++;
    else {
      completed++;
      rmSync(archive, { recursive: true });
      archive = mkdtempSync(join(tmpdir(), 'marsad-kills-'));
      acknowledged = new Map();
    }
  }
  await importUntilKilled(archive, folder, Infinity, acknowledged);
  const found = await survivors(archive, acknowledged);
  lost += found.missing;
  stray += found.stray;
  const files = readdirSync(folder).filter((name) => !acknowledged.has(join(folder, name)));
  console.log(
    `\nkills: ${struck} of ${rounds} struck an import of ${FILES} mixed files (${(usual / 1000).toFixed(1)} s when left alone), ${completed} had just ended; ${lost} acknowledged files lost, ${stray} articles visible without a ledger row; the last archive resumed to ${FILES - files.length} of ${FILES} files`,
  );
  rmSync(archive, { recursive: true });
  rmSync(folder, { recursive: true });
  if (lost + stray + files.length > 0) process.exitCode = 1;
}

/** Ms that an import of the folder takes when nothing stops it. */
async function timeOfImport(folder: string): Promise<number> {
  const archive = mkdtempSync(join(tmpdir(), 'marsad-kills-'));
  const started = performance.now();
  await importUntilKilled(archive, folder, Infinity, new Map());
  const took = performance.now() - started;
  rmSync(archive, { recursive: true });
  return took;
}

/** Whether the process still ran when it was killed. Only whole lines count as acknowledged. */
async function importUntilKilled(
  archive: string,
  folder: string,
  afterMs: number,
  acknowledged: Map<string, Outcome>,
): Promise<boolean> {
  const child = spawn(process.execPath, [CLI, 'import', folder, '--archive', archive, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const timer = Number.isFinite(afterMs) ? setTimeout(() => child.kill('SIGKILL'), afterMs) : null;
  const exited = new Promise<boolean>((resolve) => {
    child.on('exit', (_code, signal) => resolve(signal === 'SIGKILL'));
  });
  let broken = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (broken !== '') throw new Error(`not JSON: ${broken.slice(0, 80)}`);
    const outcome = parseOutcome(line);
    if (!outcome) broken = line;
    else if (outcome.status !== 'rejected') acknowledged.set(outcome.path, outcome);
  }
  const struck = await exited;
  if (timer) clearTimeout(timer);
  return struck;
}

/** Null for a line that the kill cut short, which can only be the last. */
function parseOutcome(line: string): Outcome | null {
  try {
    return JSON.parse(line) as Outcome;
  } catch {
    return null;
  }
}

interface Survivors {
  /** Acknowledged articles that are gone, or not found by the words of their own titles. */
  readonly missing: number;
  /** Visible articles that no row of the ledger names. */
  readonly stray: number;
}

async function survivors(archive: string, acknowledged: ReadonlyMap<string, Outcome>): Promise<Survivors> {
  const engine = await openBenchEngine(archive);
  const client = engine.client();
  let missing = 0;
  let asked = 0;
  for (const { id } of [...acknowledged.values()].flatMap(({ articles }) => articles)) {
    const article = await client.call('articles.get', { id });
    if (!article.ok) {
      missing++;
      continue;
    }
    // Searching for each would take minutes: every seventh, by its own title.
    if (asked++ % 7 !== 0) continue;
    const found = expectValue(
      await client.call('search.query', { query: `"${article.value.title}"`, level: 'exact', limit: 1000 }),
    );
    if (!found.results.some((result) => result.id === id)) missing++;
  }
  const named = new Set<string>();
  for (let offset = 0, total = 1; offset < total; offset += 1000) {
    const page = expectValue(await client.call('ledger.list', { offset, limit: 1000 }));
    ({ total } = page);
    for (const { articles } of page.rows) for (const { id } of articles) named.add(id);
  }
  const { ids } = expectValue(await client.call('articles.ids', {}));
  await engine.close();
  return { missing, stray: ids.filter((id) => !named.has(id)).length };
}
