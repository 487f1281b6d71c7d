import { EventEmitter } from 'node:events';
import { machine } from './machine.ts';

/** `nativeTheme`, `screen` and `shell`: what the operating system would do is recorded. */

class DoubleNativeTheme extends EventEmitter {
  private source: Electron.NativeTheme['themeSource'] = 'system';

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.source;
  }
  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.source = source;
    this.emit('updated');
  }
  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? machine().dark : this.source === 'dark';
  }
}

export const nativeTheme = new DoubleNativeTheme() satisfies Pick<
  Electron.NativeTheme,
  'themeSource' | 'shouldUseDarkColors'
>;

export const screen = {
  getAllDisplays: () => machine().displays.map((workArea) => ({ workArea })),
} satisfies { getAllDisplays(): Pick<Electron.Display, 'workArea'>[] };

/** Paths that were opened outside, and shown in the file manager. */
export const openedPaths: string[] = [];
export const shownPaths: string[] = [];

export const shell = {
  openPath(path: string): Promise<string> {
    openedPaths.push(path);
    return Promise.resolve('');
  },
  showItemInFolder(path: string): void {
    shownPaths.push(path);
  },
} satisfies Pick<Electron.Shell, 'openPath' | 'showItemInFolder'>;
