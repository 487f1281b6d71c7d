import { runChecks } from './check-steps.ts';

/** `npm run check`: types, lint, format. */
const failed = await runChecks();
console.log(failed === 0 ? 'check: all clean' : `check: ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
