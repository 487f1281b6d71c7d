import type { CallInput, CallOutput } from './calls.ts';
import type { Result } from './result.ts';

/**
 * What the desktop's preload adds to `window.marsad`: only what needs a native dialog, a path or the shell.
 * Everything else goes over the engine port that `connectEngine` delivers (as a `message` event on `window`
 * with `data === 'marsad:engine-port'` and one port).
 */
export interface DesktopBridge {
  readonly platform: 'darwin' | 'win32' | 'linux';
  connectEngine(): void;
  /** Native open dialogs; answer the job that started, or null when dismissed. */
  importFiles(): Promise<Result<{ job: string } | null>>;
  importFolder(): Promise<Result<{ job: string } | null>>;
  /** Native dialog for a folder to watch; answers it, added as `new`, or null when dismissed. */
  watchFolder(): Promise<Result<CallOutput<'watch.add'> | null>>;
  /** `files` are DOM File objects of a drop: the preload turns them into paths, pages cannot make paths up. */
  importDropped(files: readonly object[]): Promise<Result<{ job: string }>>;
  saveExport(input: ExportRequest): Promise<Result<CallOutput<'export.write'> | null>>;
  saveBackup(): Promise<Result<CallOutput<'backup.write'> | null>>;
  /**
   * Writes a text that the page made, as UTF-8, where the analyst chooses; at most `MAX_SAVED_TEXT` bytes. `name`
   * is what the dialog proposes, its extension the filter; null = dismissed.
   */
  saveText(name: string, text: string): Promise<Result<{ path: string } | null>>;
  /** Opens the original in the system's program after a warning for active formats; false = dismissed. */
  openOriginal(article: string): Promise<Result<{ opened: boolean }>>;
  /** The same in a program that the analyst chooses, remembered for the format. */
  openOriginalWith(article: string): Promise<Result<{ opened: boolean }>>;
  /** Shows the file where it was imported from, or a copy of the original where it lies there no more. */
  showOriginal(article: string): Promise<Result<{ opened: boolean }>>;
  /** Language and theme for the native menu and dialogs. */
  setAppearance(appearance: { language: 'ar' | 'en'; theme: 'system' | 'light' | 'dark' }): void;
  /** Menu items send command ids, the same that keys are bound to. */
  onCommand(listener: (command: string) => void): void;
}

export type ExportRequest = Omit<CallInput<'export.write'>, 'path'>;

/** Bytes of UTF-8: a ledger of some 100,000 files. */
export const MAX_SAVED_TEXT = 64_000_000;

export const ENGINE_PORT_MESSAGE = 'marsad:engine-port';

/** IPC channels between preload and main: one for each bridge method, and the two that main sends on. */
export const BRIDGE_CHANNELS = {
  connectEngine: 'marsad:connect-engine',
  importFiles: 'marsad:import-files',
  importFolder: 'marsad:import-folder',
  watchFolder: 'marsad:watch-folder',
  importDropped: 'marsad:import-dropped',
  saveExport: 'marsad:save-export',
  saveBackup: 'marsad:save-backup',
  saveText: 'marsad:save-text',
  openOriginal: 'marsad:open-original',
  openOriginalWith: 'marsad:open-original-with',
  showOriginal: 'marsad:show-original',
  setAppearance: 'marsad:set-appearance',
  /** Main to page: carries the engine port. */
  enginePort: 'marsad:engine-port',
  /** Main to page: a command id from the menu. */
  command: 'marsad:command',
} as const;
