import { availableParallelism } from 'node:os';
import { runNode } from './run-command.ts';

interface Step {
  readonly name: string;
  readonly args: readonly string[];
}

const TYPED_FOLDERS = [
  'electron/text',
  'electron/contract',
  'electron/engine',
  'electron/main',
  'electron/preload',
  'electron/local',
  'electron/cli',
  'electron/start',
  'test',
];

const OXLINT = 'node_modules/oxlint/bin/oxlint';
const PROMISE_RULES = [
  'typescript/no-floating-promises',
  'typescript/no-misused-promises',
  'typescript/await-thenable',
];

const TSC = 'node_modules/typescript/bin/tsc';

/** The longest first, so that no core is left with one at the end. */
const STEPS: readonly Step[] = [
  {
    name: 'types renderer',
    args: [
      'node_modules/svelte-check/bin/svelte-check',
      '--workspace',
      'renderer',
      '--tsconfig',
      './tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ],
  },
  { name: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
  ...TYPED_FOLDERS.toReversed().map((folder) => ({
    name: `types ${folder}`,
    args: [TSC, '-p', folder, '--pretty', 'false'],
  })),
  {
    // Rules that need types; the others of oxlint's type-aware set disagree with node:sqlite rows and closures.
    name: 'lint promises',
    args: [
      OXLINT,
      '--type-aware',
      '--allow',
      'all',
      ...PROMISE_RULES.flatMap((rule) => ['--deny', rule]),
      'electron',
      'renderer',
      'test',
    ],
  },
  { name: 'lint', args: [OXLINT, '--deny-warnings'] },
];

/** Types, lint and format, side by side; a line for each, its output only when it fails. Answers how many failed. */
export async function runChecks(): Promise<number> {
  const waiting = [...STEPS];
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const startedAt = performance.now();
      const { code, output } = await runNode(step.args);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${step.name} (${seconds} s)`);
      if (code === 0) continue;
      failed++;
      console.log(output.trimEnd());
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return failed;
}
