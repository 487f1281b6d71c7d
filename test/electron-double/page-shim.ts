/** What the page tells the double through its binding. */
export type FromPage =
  | { readonly type: 'send'; readonly channel: string; readonly args: unknown[] }
  | { readonly type: 'invoke'; readonly channel: string; readonly args: unknown[] }
  | { readonly type: 'port'; readonly id: number; readonly data: unknown }
  | { readonly type: 'port-closed'; readonly id: number };

/** What the double tells the page, by calling `window.electronDoubleDeliver`. */
export type ToPage =
  | { readonly type: 'send'; readonly channel: string; readonly args: unknown[]; readonly ports: number[] }
  | { readonly type: 'port'; readonly id: number; readonly data: unknown }
  | { readonly type: 'port-closed'; readonly id: number };

export interface PageWindow extends Window {
  electronDoubleTell(message: FromPage): Promise<unknown>;
  electronDoubleDeliver(message: ToPage): void;
  /** Paths that the harness gave to `File` objects of a drop. */
  electronDoublePaths: WeakMap<File, string>;
}

type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;

/**
 * Runs in the page before its scripts: the renderer's part of Electron, just large enough for the preload. It is
 * sent as source text, so it must not refer to anything outside itself.
 */
export function installRenderer(preload: Preload, platform: string): void {
  const page = window as unknown as PageWindow;
  if (page.top !== page) return;
  const listeners = new Map<string, ((event: object, ...args: unknown[]) => void)[]>();
  const ports = new Map<number, MessagePort>();
  const paths = new WeakMap<File, string>();

  const openPort = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener(
      'message',
      (event) => void page.electronDoubleTell({ type: 'port', id, data: event.data }),
    );
    port1.addEventListener('close', () => void page.electronDoubleTell({ type: 'port-closed', id }));
    port1.start();
    ports.set(id, port1);
    return port2;
  };

  /** As contextBridge copies values: data by structured clone, functions by proxy, files as they are. */
  const bridged = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]): unknown => {
        const result: unknown = value(...args.map(bridged));
        return result instanceof Promise ? result.then(bridged) : bridged(result);
      };
    }
    if (typeof value !== 'object' || value === null || value instanceof Blob) return value;
    const hasFunctionsOrFiles = Object.values(value).some(
      (v) => typeof v === 'function' || v instanceof Blob,
    );
    if (!hasFunctionsOrFiles) return structuredClone(value);
    if (Array.isArray(value)) return value.map(bridged);
    return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, v]) => [key, bridged(v)])));
  };

  const electron = {
    ipcRenderer: {
      send: (channel: string, ...args: unknown[]) =>
        void page.electronDoubleTell({ type: 'send', channel, args }),
      invoke: (channel: string, ...args: unknown[]) =>
        page.electronDoubleTell({ type: 'invoke', channel, args }),
      on: (channel: string, listener: (event: object, ...args: unknown[]) => void) => {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
    },
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => {
        Object.defineProperty(page, name, { value: bridged(api), enumerable: true });
      },
    },
    webUtils: {
      getPathForFile: (file: unknown) => {
        if (!(file instanceof File)) throw new TypeError('getPathForFile expected to receive a File object');
        return paths.get(file) ?? '';
      },
    },
  };

  const deliver = (message: ToPage): void => {
    if (message.type === 'port') ports.get(message.id)?.postMessage(message.data);
    else if (message.type === 'port-closed') ports.get(message.id)?.close();
    else {
      const event = { ports: message.ports.map(openPort) };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
    }
  };
  Object.defineProperty(page, 'electronDoubleDeliver', { value: deliver });
  Object.defineProperty(page, 'electronDoublePaths', { value: paths });

  const require = (name: string): unknown => {
    if (name === 'electron') return electron;
    throw new Error(`a sandboxed preload cannot require ${name}`);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, { platform });
}
