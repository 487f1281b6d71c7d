import { EventEmitter } from 'node:events';
import type { Page } from 'playwright-core';
import { app } from './app.ts';
import { machine } from './machine.ts';
import { preventableEvent } from './preventable-event.ts';
import { DoubleWebContents } from './web-contents.ts';

type WindowMethods = Pick<
  Electron.BrowserWindow,
  | 'loadURL'
  | 'show'
  | 'focus'
  | 'close'
  | 'maximize'
  | 'isMaximized'
  | 'isMinimized'
  | 'restore'
  | 'reload'
  | 'getNormalBounds'
  | 'setBackgroundColor'
>;

/** Windows in the order of their making, closed ones too. */
export const windows: DoubleWindow[] = [];

/** `BrowserWindow`: bounds and states are kept here, contents are a Chromium page. */
export class DoubleWindow extends EventEmitter implements WindowMethods {
  readonly options: Electron.BrowserWindowConstructorOptions;
  /** The page once it exists. */
  readonly opened: Promise<Page>;
  visible: boolean;
  focused = 0;
  backgroundColor: string | undefined;
  private bounds: Electron.Rectangle;
  private maximized = false;
  private minimized = false;
  private contents: DoubleWebContents | null = null;
  private closed = false;
  private readonly attached: Promise<DoubleWebContents>;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    this.options = options;
    this.visible = options.show ?? true;
    this.backgroundColor = options.backgroundColor;
    const { x = 40, y = 30, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
    windows.push(this);
    app.windows.add(this);
    const { context } = machine();
    if (!context) throw new Error('this machine has no Chromium to show a window with');
    this.opened = context.newPage();
    this.attached = this.opened.then(async (page) => {
      await page.setViewportSize({ width, height });
      const contents = this.adopt(page);
      await contents.attach(options.webPreferences?.preload ?? '');
      return contents;
    });
  }

  /** As in Electron there from the start; the page behind it comes a moment later. */
  get webContents(): DoubleWebContents {
    if (!this.contents) throw new Error('the double has no contents before its page: await `opened` first');
    return this.contents;
  }

  async loadURL(url: string): Promise<void> {
    const contents = await this.attached;
    await contents.load(url);
    this.emit('ready-to-show');
  }

  show(): void {
    this.visible = true;
  }
  focus(): void {
    this.focused += 1;
  }
  reload(): void {
    this.webContents.reload();
  }
  maximize(): void {
    this.maximized = true;
    this.emit('maximize');
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  minimize(): void {
    this.minimized = true;
  }
  restore(): void {
    this.minimized = false;
  }
  getNormalBounds(): Electron.Rectangle {
    return { ...this.bounds };
  }
  setBackgroundColor(color: string): void {
    this.backgroundColor = color;
  }

  /** The analyst drags the window or its edge. */
  drag(bounds: Electron.Rectangle): void {
    this.bounds = { ...bounds };
    this.emit('move');
    this.emit('resize');
  }

  close(): void {
    if (this.closed) return;
    const event = preventableEvent({});
    this.emit('close', event);
    if (event.defaultPrevented) return;
    this.closed = true;
    void this.closePage();
  }

  private async closePage(): Promise<void> {
    await (await this.opened).close();
    this.emit('closed');
    app.windowClosed(this);
  }

  private adopt(page: Page): DoubleWebContents {
    const contents = new DoubleWebContents(page);
    contents.on('render-process-gone', (event, details) => {
      app.emit('render-process-gone', event, contents, details);
    });
    app.emit('web-contents-created', preventableEvent({}), contents);
    this.contents = contents;
    return contents;
  }
}
