import { resolve } from 'node:path';
import { fail, type Failure } from '../contract/result.ts';
import { CallFailed } from '../contract/transport/connect.ts';
import { defaultArchiveFolder } from '../engine/archive/default-folder.ts';
import { VERSION } from '../engine/version.ts';
import { COMMANDS } from './commands.ts';
import { helpText } from './help.ts';
import { messageFor } from './messages.ts';
import { createOutput, printable } from './output.ts';
import { parseArguments } from './parse-arguments.ts';
import { UsageError } from './usage-error.ts';

const FAILED = 1;
const WRONG_USAGE = 2;

/** Runs `marsad` with the arguments after the program's name. Answers the exit code; never throws. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    const parsed = parseArguments(args);
    if (parsed.kind === 'version') {
      process.stdout.write(`${VERSION}\n`);
      return 0;
    }
    if (parsed.kind === 'help') {
      process.stdout.write(helpText(parsed.command));
      return 0;
    }
    const { command, operands, options, json } = parsed;
    const run = await COMMANDS[command].load();
    return await run({
      operands,
      options,
      archive: options.archive === undefined ? defaultArchiveFolder() : resolvePath(options.archive),
      resolvePath,
      output: createOutput(json, (text) => process.stdout.write(text)),
    });
  } catch (error) {
    return report(error, wantsJson(args));
  }
}

/** npm runs scripts in the project's folder and tells where it was itself called. */
function resolvePath(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: calledFrom } = process.env;
  return resolve(script === 'marsad' && calledFrom ? calledFrom : process.cwd(), path);
}

function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? args.length : end).includes('--json');
}

function report(error: unknown, json: boolean): number {
  if (error instanceof UsageError) {
    writeError({ code: 'bad-request', params: {} }, error.message, json);
    return WRONG_USAGE;
  }
  const failure = error instanceof CallFailed ? error.failure : fail('internal').error;
  const reason = error instanceof Error && !(error instanceof CallFailed) ? `: ${error.message}` : '';
  writeError(failure, messageFor(failure) + reason, json);
  return FAILED;
}

function writeError({ code, params }: Failure, message: string, json: boolean): void {
  const text = json ? JSON.stringify({ error: { code, params, message } }) : `marsad: ${printable(message)}`;
  process.stderr.write(`${text}\n`);
}
