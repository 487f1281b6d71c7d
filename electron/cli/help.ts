import { COMMANDS, type CommandName } from './commands.ts';

const COMMON = `
--archive DIR   the archive; otherwise MARSAD_ARCHIVE, otherwise the user's own
--json          JSON only, on stdout; errors as {"error":{code,params,message}} on stderr
--help          this
--version       the program's version

Exit codes: 0 done, 1 failed, 2 wrong usage.`;

/** What `marsad help` says, of all commands or of one. */
export function helpText(command: CommandName | null): string {
  if (command !== null) {
    const { synopsis, summary } = COMMANDS[command];
    return `marsad ${command} ${synopsis}`.trimEnd() + `\n\n${summary}\n${COMMON}\n`;
  }
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(
    ([name, { synopsis, summary }]) =>
      `  ${name.padEnd(width)}  ${synopsis}`.trimEnd() + `\n  ${' '.repeat(width)}    ${summary}`,
  );
  return `Marsad: offline media monitoring.\n\nmarsad COMMAND [--archive DIR] [--json]\n\n${lines.join('\n')}\n${COMMON}\n`;
}
