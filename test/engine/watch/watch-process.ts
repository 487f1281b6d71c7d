import { openEngine, QUICK } from './watched-archive.ts';

/** A program to be killed: watches what the archive `argv[2]` watches, and prints the id of every article as it is acknowledged. */
const engine = await openEngine(process.argv[2] ?? '', QUICK);
engine.client().on('import.outcomes', ({ outcomes }) => {
  for (const { articles } of outcomes) for (const { id } of articles) process.stdout.write(`${id}\n`);
});
setInterval(() => undefined, 60_000);
