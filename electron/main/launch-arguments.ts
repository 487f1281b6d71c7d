import { isAbsolute, resolve } from 'node:path';
import * as v from 'valibot';

/** What a start of the program was given: also what a second start hands over to the first. */
export const launchSchema = v.object({
  /** Absolute; '' = the remembered archive. */
  archive: v.string(),
  /** Absolute paths of files and folders to import. */
  paths: v.array(v.string()),
});
export type Launch = v.InferOutput<typeof launchSchema>;

/**
 * Reads `[--archive DIR] [PATH...]`, relative to `cwd`. Other options are Chromium's or Electron's and are left
 * alone; after `--` everything is a path.
 */
export function parseLaunch(args: readonly string[], cwd: string): Launch {
  let archive = '';
  const paths: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const argument = args[i] ?? '';
    if (argument === '--') {
      paths.push(...args.slice(i + 1));
      break;
    }
    if (argument === '--archive') archive = args[++i] ?? '';
    else if (argument.startsWith('--archive=')) archive = argument.slice('--archive='.length);
    else if (!argument.startsWith('-') && argument !== '') paths.push(argument);
  }
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(cwd, path));
  return { archive: archive === '' ? '' : absolute(archive), paths: paths.map(absolute) };
}
