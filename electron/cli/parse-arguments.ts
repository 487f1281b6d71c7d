import { parseArgs } from 'node:util';
import { COMMANDS, isCommandName, type CommandName } from './commands.ts';
import { OPTIONS, type Options } from './options.ts';
import { UsageError } from './usage-error.ts';

/** What was typed, checked against the command's own list of options and operands. */
export type ParsedArguments =
  | { readonly kind: 'help'; readonly command: CommandName | null }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'command';
      readonly command: CommandName;
      readonly operands: readonly string[];
      readonly options: Options;
      readonly json: boolean;
    };

/**
 * Parses `marsad COMMAND OPERAND... [--option value]...`: options may stand before or after operands, and `--`
 * ends them. Throws `UsageError`.
 */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const { values, positionals } = parseOptions(args);
  const [name, ...operands] = positionals;
  if (values.version) return { kind: 'version' };
  if (name === undefined) {
    if (values.help || args.length === 0) return { kind: 'help', command: null };
    throw new UsageError('name a command; "marsad help" lists them');
  }
  if (name === 'help') return { kind: 'help', command: commandName(operands[0]) };
  const command = commandName(name);
  if (command === null) throw new UsageError(`there is no command "${name}"; "marsad help" lists them`);
  if (values.help) return { kind: 'help', command };

  const { json = false, help: _help, version: _version, ...options } = values;
  const spec = COMMANDS[command];
  const allowed: readonly string[] = ['archive', ...spec.options];
  const stranger = Object.keys(options).find((option) => !allowed.includes(option));
  if (stranger !== undefined) throw new UsageError(`"${command}" takes no --${stranger}`);
  const [fewest, most] = spec.operands;
  if (operands.length < fewest || operands.length > most) {
    throw new UsageError(`usage: marsad ${command} ${spec.synopsis}`.trimEnd());
  }
  return { kind: 'command', command, operands, options, json };
}

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [sentence = error.message] = error.message.split('. ');
    throw new UsageError(`${sentence}; after "--" everything is taken as it is`, { cause: error });
  }
}

function commandName(name: string | undefined): CommandName | null {
  if (name === undefined) return null;
  return isCommandName(name) ? name : null;
}

/** A count given as an option; throws `UsageError` when it is none. */
export function countOption(name: string, value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  if (!/^\d{1,9}$/.test(value)) throw new UsageError(`--${name} takes a number, not "${value}"`);
  return Number(value);
}

/** One of a list of words given as an option; throws `UsageError` when it is none of them. */
export function choiceOption<const T extends string>(
  name: string,
  value: string | undefined,
  choices: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new UsageError(`--${name} is one of ${choices.join(', ')}`);
  return choice;
}
