import type { ExportRequest } from '../../electron/contract/bridge.ts';
import type { WatchFolder } from '../../electron/contract/calls/watch-calls.ts';
import type { Result } from '../../electron/contract/result.ts';

/** What differs between the desktop and a browser window: files in, files out, the original. */
export interface Shell {
  readonly kind: 'desktop' | 'browser';
  /** Null: the analyst dismissed the dialog. */
  importFiles(): Promise<Result<{ job: string } | null>>;
  importFolder(): Promise<Result<{ job: string } | null>>;
  /** Asks for a folder to watch and adds it; null where the shell has no such dialog and the path is typed. */
  readonly watchFolder: (() => Promise<Result<WatchFolder | null>>) | null;
  importDropped(drop: DataTransfer): Promise<Result<{ job: string } | null>>;
  saveExport(request: ExportRequest): Promise<Result<{ name: string; passages: number } | null>>;
  saveBackup(): Promise<Result<{ name: string } | null>>;
  /** Hands out a text as a UTF-8 file that is called `name` unless the analyst calls it otherwise. */
  saveText(name: string, text: string): Promise<Result<{ name: string } | null>>;
  openOriginal(article: string): Promise<Result<{ opened: boolean }>>;
  /** In a program that the analyst chooses; null where the shell starts none. */
  readonly openOriginalWith: ((article: string) => Promise<Result<{ opened: boolean }>>) | null;
  /** Null where the shell has no file manager to show it in. */
  readonly showOriginal: ((article: string) => Promise<Result<{ opened: boolean }>>) | null;
  setAppearance(appearance: { language: 'ar' | 'en'; theme: 'system' | 'light' | 'dark' }): void;
  onCommand(listener: (command: string) => void): void;
}
