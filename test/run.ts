import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './check-steps.ts';
import { findChromium } from './chromium.ts';
import { runNode } from './run-command.ts';
import { countTests, type TestCount } from './test-count.ts';

/**
 * `npm test`: types, lint and format beside a build, then unit tests, then end-to-end tests in Chromium. Everything
 * runs even when something before it failed, except what cannot: end-to-end tests need the build. The last line is
 * `tests: N passed, N failed, N skipped`; a failed check or build counts as one failed.
 */
async function run(): Promise<TestCount> {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const [failedChecks, built] = await Promise.all([runChecks(), build()]);
  total.failed += failedChecks + (built ? 0 : 1);

  add(total, await vitest('unit'));
  if (!built) return total;
  try {
    add(total, await vitest('e2e', { MARSAD_CHROMIUM: await findChromium() }));
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    total.failed++;
  }
  return total;
}

async function build(): Promise<boolean> {
  const { code, output } = await runNode(['electron/start/build.ts']);
  console.log(code === 0 ? 'ok     build' : `FAILED build\n${output.trimEnd()}`);
  return code === 0;
}

async function vitest(project: 'unit' | 'e2e', env: NodeJS.ProcessEnv = {}): Promise<TestCount> {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-vitest-'));
  const report = join(folder, 'report.json');
  try {
    const { code } = await runNode(
      [
        'node_modules/vitest/vitest.mjs',
        'run',
        '--config',
        'test/vitest.config.ts',
        '--project',
        project,
        '--reporter',
        'default',
        '--reporter',
        'json',
        `--outputFile.json=${report}`,
      ],
      { show: true, env },
    );
    return countTests(readOrEmpty(report), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** '' when Vitest ended before it could report. */
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function add(total: { passed: number; failed: number; skipped: number }, count: TestCount): void {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
}

const total = await run();
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
