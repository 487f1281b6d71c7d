import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartArguments {
  /** Archive folder; null: the user's own. */
  readonly archive: string | null;
  /** Do not look for the desktop shell. */
  readonly browser: boolean;
  /** 0: any free port. */
  readonly port: number;
}

export const START_USAGE = 'npm start -- [--archive DIR] [--browser] [--port N]';

/** Null when the arguments cannot be understood. */
export function parseStartArguments(args: readonly string[]): StartArguments | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        archive: { type: 'string' },
        browser: { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
      },
    });
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535 || values.archive === '') return null;
    const archive = values.archive === undefined ? null : resolve(values.archive);
    return { archive, browser: values.browser, port };
  } catch {
    return null;
  }
}
