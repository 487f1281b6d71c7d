import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { machine } from './machine.ts';
import { preventableEvent } from './preventable-event.ts';

type AppMembers =
  | 'isPackaged'
  | 'commandLine'
  | 'enableSandbox'
  | 'requestSingleInstanceLock'
  | 'whenReady'
  | 'isReady'
  | 'quit'
  | 'exit'
  | 'getAppPath'
  | 'getPath'
  | 'getVersion'
  | 'setAppUserModelId'
  | 'setAboutPanelOptions';

type CommandLine = Pick<Electron.CommandLine, 'appendSwitch'>;
type AppMethods = Omit<Pick<Electron.App, AppMembers>, 'commandLine'> & { readonly commandLine: CommandLine };

/** Windows register here, so that quitting can close them. */
export interface Closable {
  close(): void;
}

/** `app`: lifecycle as Electron documents it, without an operating system. */
class DoubleApp extends EventEmitter implements AppMethods {
  readonly switches = new Map<string, string>();
  readonly windows = new Set<Closable>();
  sandboxed = false;
  /** What the single-instance lock was asked with. */
  lockData: unknown = null;
  private ready = false;
  private quitting = false;
  private ended = false;
  private readonly readiness = Promise.withResolvers<void>();

  readonly commandLine: CommandLine = {
    appendSwitch: (name, value = '') => void this.switches.set(name, value),
  };

  get isPackaged(): boolean {
    return machine().isPackaged;
  }
  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }
  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    this.lockData = structuredClone(data ?? null);
    return !machine().secondInstance;
  }
  whenReady(): Promise<void> {
    return this.readiness.promise;
  }
  /** Electron is ready only after main's modules have been evaluated: the harness says when. */
  becomeReady(): void {
    this.ready = true;
    this.readiness.resolve();
  }
  isReady(): boolean {
    return this.ready;
  }
  getAppPath(): string {
    return machine().appPath;
  }
  getPath(name: string): string {
    const folder = join(machine().profile, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
  getVersion(): string {
    return '0.0.0-double';
  }
  setAppUserModelId(): void {}
  setAboutPanelOptions(): void {}

  /** before-quit, each window's close, will-quit, quit; any of them may be prevented. */
  quit(): void {
    const before = preventableEvent({});
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.quitting = true;
    if (this.windows.size === 0) this.finish();
    else for (const window of this.windows) window.close();
  }
  exit(code = 0): void {
    if (this.ended) return;
    this.ended = true;
    this.emit('quit', preventableEvent({}), code);
  }

  windowClosed(window: Closable): void {
    this.windows.delete(window);
    if (this.windows.size > 0) return;
    if (this.quitting) this.finish();
    else this.emit('window-all-closed');
  }

  private finish(): void {
    const event = preventableEvent({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }
}

export const app = new DoubleApp();
