import { stripVTControlCharacters } from 'node:util';

/** What a failed build says: the bundler's own message (file, line, reason), without colours in a log. */
export function buildMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `The build failed: ${process.stderr.isTTY ? message : stripVTControlCharacters(message)}`;
}
