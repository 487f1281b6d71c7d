import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';

/** Screen coordinates in device-independent pixels. */
const boundsSchema = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type Bounds = v.InferOutput<typeof boundsSchema>;

export const appearanceSchema = v.object({
  language: v.picklist(['ar', 'en']),
  theme: v.picklist(['system', 'light', 'dark']),
});
export type Appearance = v.InferOutput<typeof appearanceSchema>;
export type Language = Appearance['language'];

const shellStateSchema = v.object({
  bounds: v.fallback(v.nullable(boundsSchema), null),
  maximized: v.fallback(v.boolean(), false),
  appearance: v.fallback(appearanceSchema, { language: 'ar', theme: 'system' }),
  /** The archive that was chosen from the menu; '' = the user's own. */
  archive: v.fallback(v.string(), ''),
  /** Programs that originals were last opened with: format -> absolute path. */
  programs: v.fallback(v.record(v.string(), v.string()), {}),
});
/** What the shell remembers between runs, apart from any archive. */
export type ShellState = v.InferOutput<typeof shellStateSchema>;

export interface ShellStateFile {
  readonly current: ShellState;
  /** Remembered at once, written at most every `WRITE_INTERVAL_MS`. */
  update(change: Partial<ShellState>): void;
  /** Writes now what is not written yet. */
  flush(): void;
}

const WRITE_INTERVAL_MS = 500;

/**
 * Opens the state at `path`. A missing or damaged file, or a damaged entry of it, gives defaults; a folder that
 * cannot be written costs the memory of the window's place and nothing else.
 */
export function openShellState(path: string): ShellStateFile {
  let current = readState(path);
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (!timer) return;
    clearTimeout(timer);
    timer = null;
    writeState(path, current);
  };
  return {
    get current() {
      return current;
    },
    update(change) {
      current = { ...current, ...change };
      timer ??= setTimeout(flush, WRITE_INTERVAL_MS);
    },
    flush,
  };
}

function readState(path: string): ShellState {
  let content: unknown = {};
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    content = {};
  }
  const parsed = v.safeParse(shellStateSchema, content);
  return parsed.success ? parsed.output : v.parse(shellStateSchema, {});
}

function writeState(path: string, state: ShellState): void {
  const temporary = `${path}.new`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(temporary, 'w', 0o600);
    try {
      writeSync(file, JSON.stringify(state));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch {
    // A read-only profile: the window opens at its default place next time.
  }
}
