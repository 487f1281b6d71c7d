import type { BrowserContext } from 'playwright-core';

/**
 * The computer that the double pretends to run on. The harness sets it up before main is imported, and a restart
 * of the app is a fresh import of both on the same machine.
 */
export interface Machine {
  /** Windows are pages of this Chromium context; null where a test needs no window. */
  readonly context: BrowserContext | null;
  /** What `app.getAppPath()` answers: the folder that has `dist/` and `assets/`. */
  readonly appPath: string;
  /** Parent of `userData`, `logs` and the rest of `app.getPath`. */
  readonly profile: string;
  readonly isPackaged: boolean;
  /** Whether another instance holds the lock. */
  readonly secondInstance: boolean;
  /** Work areas of the screens. */
  readonly displays: readonly Electron.Rectangle[];
  readonly dark: boolean;
}

let current: Machine | null = null;

export function setMachine(machine: Machine): void {
  current = machine;
}

export function machine(): Machine {
  if (!current) throw new Error('setMachine was not called before main was imported');
  return current;
}
