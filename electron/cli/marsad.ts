import { enableCompileCache } from 'node:module';

// Half of a short command's time is compiling modules: Node keeps what it compiled between runs.
enableCompileCache();

// `marsad search … | head -1` closes the pipe early, which is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { runCommandLine } = await import('./run-command-line.ts');
process.exitCode = await runCommandLine(process.argv.slice(2));
