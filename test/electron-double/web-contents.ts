import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Route } from 'playwright-core';
import { ipcMain } from './ipc-main.ts';
import { DoublePort, type PortRelay } from './message-ports.ts';
import { appOriginOf, toAppUrl, toPageUrl } from './page-address.ts';
import { installRenderer, type FromPage, type PageWindow, type ToPage } from './page-shim.ts';
import { preventableEvent } from './preventable-event.ts';
import { session } from './session.ts';

type ContentsMethods = Pick<
  Electron.WebContents,
  'send' | 'postMessage' | 'reload' | 'isDestroyed' | 'setWindowOpenHandler' | 'setWebRTCIPHandlingPolicy'
>;
type WindowOpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** `webContents` on a real Chromium page. */
export class DoubleWebContents extends EventEmitter implements ContentsMethods {
  /** Requests that main's rules let through to a network: there should be none. */
  readonly leaked: string[] = [];
  /** Requests, navigations and windows that main's rules refused. */
  readonly refused: string[] = [];
  private readonly page: Page;
  private readonly ports = new Map<number, PortRelay>();
  private nextPort = 1;
  private windowOpen: WindowOpenHandler | null = null;
  private ownNavigation = false;

  constructor(page: Page) {
    super();
    this.page = page;
  }

  /** Wires the page up; must end before it loads anything. */
  async attach(preloadFile: string): Promise<void> {
    const { page } = this;
    await page.exposeBinding('electronDoubleTell', (source, message: FromPage) =>
      this.told(source.frame, message),
    );
    const preload = `function(require, module, exports, process) {\n${readFileSync(preloadFile, 'utf8')}\n}`;
    const platform = JSON.stringify(process.platform);
    await page.addInitScript(`(${installRenderer.toString()})(${preload}, ${platform});`);
    await page.route('**/*', (route) => this.answer(route));
    page.on('popup', (popup) => void this.popup(popup));
    page.on('close', () => {
      this.closePorts();
      this.emit('destroyed');
    });
    page.on('crash', () => {
      this.emit('render-process-gone', preventableEvent({}), { reason: 'crashed', exitCode: 1 });
    });
  }

  async load(url: string): Promise<void> {
    this.ownNavigation = true;
    await this.page.goto(toPageUrl(url), { waitUntil: 'load' });
  }

  reload(): void {
    this.ownNavigation = true;
    void this.page.reload({ waitUntil: 'commit' }).catch(() => undefined);
  }

  isDestroyed(): boolean {
    return this.page.isClosed();
  }

  send(channel: string, ...args: unknown[]): void {
    this.deliver({ type: 'send', channel, args, ports: [] });
  }

  postMessage(channel: string, message: unknown, transfer: readonly unknown[] = []): void {
    const ports = transfer.map((port) => {
      if (!(port instanceof DoublePort)) throw new TypeError('only ports can be transferred');
      const id = this.nextPort++;
      const relay = port.transferTo({
        deliver: (data) => this.deliver({ type: 'port', id, data }),
        closed: () => this.deliver({ type: 'port-closed', id }),
      });
      this.ports.set(id, relay);
      return id;
    });
    this.deliver({ type: 'send', channel, args: [message], ports });
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.windowOpen = handler;
  }

  setWebRTCIPHandlingPolicy(): void {}

  private deliver(message: ToPage): void {
    if (this.page.isClosed()) return;
    const call = (sent: ToPage): void => (window as unknown as PageWindow).electronDoubleDeliver(sent);
    // A page that is just navigating away misses it, as in Electron.
    void this.page.evaluate(call, message).catch(() => undefined);
  }

  private told(frame: Frame, message: FromPage): Promise<unknown> | undefined {
    if (message.type === 'port') this.ports.get(message.id)?.post(message.data);
    else if (message.type === 'port-closed') this.ports.get(message.id)?.close();
    else {
      const event = this.ipcEvent(frame);
      if (message.type === 'invoke') return ipcMain.invoked(event, message.channel, message.args);
      ipcMain.emit(message.channel, event, ...message.args);
    }
    return undefined;
  }

  private ipcEvent(frame: Frame): Electron.IpcMainInvokeEvent {
    const url = frame.url();
    const senderFrame = {
      url: toAppUrl(url),
      origin: appOriginOf(url),
      parent: frame.parentFrame() === null ? null : ({} as Electron.WebFrameMain),
    } satisfies Pick<Electron.WebFrameMain, 'url' | 'origin' | 'parent'>;
    const event = preventableEvent({ sender: this, senderFrame });
    return event as unknown as Electron.IpcMainInvokeEvent;
  }

  private async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = toAppUrl(request.url());
    if (request.isNavigationRequest() && !this.mayNavigate(request.frame(), url)) {
      this.refused.push(url);
      await route.abort('aborted');
      return;
    }
    if (!(await session.defaultSession.allows(url))) {
      this.refused.push(url);
      await route.abort('blockedbyclient');
      return;
    }
    if (request.isNavigationRequest()) this.closePorts();
    const response = await session.defaultSession.load(url, request.method());
    if (!response) {
      this.leaked.push(url);
      await route.abort('internetdisconnected');
      return;
    }
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  }

  private mayNavigate(frame: Frame, url: string): boolean {
    const isMainFrame = frame.parentFrame() === null;
    if (isMainFrame && this.ownNavigation) {
      this.ownNavigation = false;
      return true;
    }
    const details = preventableEvent({ url, isMainFrame });
    this.emit('will-frame-navigate', details);
    if (isMainFrame) this.emit('will-navigate', details);
    return !details.defaultPrevented;
  }

  private async popup(popup: Page): Promise<void> {
    const url = toAppUrl(popup.url());
    const decision = this.windowOpen?.({ url } as Electron.HandlerDetails) ?? { action: 'allow' };
    if (decision.action === 'deny') {
      this.refused.push(url);
      await popup.close();
    }
  }

  private closePorts(): void {
    for (const port of this.ports.values()) port.close();
    this.ports.clear();
  }
}
