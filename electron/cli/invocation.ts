import type { Options } from './options.ts';
import type { Output } from './output.ts';

/** A command as its handler sees it. */
export interface Invocation {
  readonly operands: readonly string[];
  readonly options: Options;
  /** Folder of the archive, absolute. */
  readonly archive: string;
  /** Turns a path as typed into an absolute one. */
  resolvePath(path: string): string;
  readonly output: Output;
}
