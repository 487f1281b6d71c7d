import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expectValue } from '../../electron/contract/transport/connect.ts';
import type { Outcome } from '../../electron/contract/values.ts';
import { writeCorpusFiles } from './files.ts';
import { openBenchEngine } from './open-engine.ts';
import { seededRandom } from './queries.ts';

const CLI = fileURLToPath(new URL('../../electron/cli/marsad.ts', import.meta.url));
const FILES = 5_000;

/**
 * Kills an import of 5,000 files with SIGKILL at random moments, `rounds` times over one archive; after each kill
 * every file that was acknowledged on stdout must be in the archive and findable, and the next round goes on.
 */
export async function benchKills(rounds: number): Promise<void> {
  const folder = writeCorpusFiles(FILES);
  const archive = mkdtempSync(join(tmpdir(), 'marsad-kills-'));
  const random = seededRandom(7);
  const acknowledged = new Map<string, Outcome>();
  let lost = 0;
  let killed = 0;
  for (let round = 0; round < rounds; round++) {
    const wait = 1000 + random() * 3000;
    if (await importUntilKilled(archive, folder, wait, acknowledged)) killed++;
    const missing = await missingFrom(archive, acknowledged);
    lost += missing.length;
    console.log(
      `kill ${round + 1} after ${wait.toFixed(0)} ms: ${acknowledged.size} acknowledged, ${missing.length} lost`,
    );
  }
  await importUntilKilled(archive, folder, Infinity, acknowledged);
  const missing = await missingFrom(archive, acknowledged);
  const files = readdirSync(folder, { recursive: true }).filter((name) =>
    String(name).endsWith('.txt'),
  ).length;
  console.log(
    `kills: ${killed} of ${rounds} struck a running import, ${lost + missing.length} acknowledged files lost; resumed to ${acknowledged.size} of ${files} files`,
  );
  rmSync(archive, { recursive: true });
  rmSync(folder, { recursive: true });
  if (lost + missing.length > 0 || acknowledged.size < files) process.exitCode = 1;
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

/** Acknowledged paths whose article is gone, or is not found by the words of its own title. */
async function missingFrom(archive: string, acknowledged: ReadonlyMap<string, Outcome>): Promise<string[]> {
  const engine = await openBenchEngine(archive);
  const client = engine.client();
  const missing: string[] = [];
  let asked = 0;
  for (const [path, outcome] of acknowledged) {
    const id = outcome.articles[0]?.id;
    const article = id === undefined ? null : await client.call('articles.get', { id });
    if (!article?.ok) {
      missing.push(path);
      continue;
    }
    // Searching for each would take minutes: every seventh, by its own title.
    if (asked++ % 7 !== 0) continue;
    const found = expectValue(
      await client.call('search.query', { query: `"${article.value.title}"`, level: 'exact', limit: 1000 }),
    );
    if (!found.results.some((result) => result.id === id)) missing.push(path);
  }
  await engine.close();
  return missing;
}
