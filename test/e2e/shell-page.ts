import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { DesktopBridge } from '../../electron/contract/bridge.ts';
import type { CallInput, CallName, CallOutput } from '../../electron/contract/calls.ts';
import type { Result } from '../../electron/contract/result.ts';
import { PROJECT } from '../run-command.ts';

/**
 * A page with nothing on it, for tests of the shell itself: it keeps the port it is given and makes calls over it
 * by hand, so that a failure is the shell's and not the UI's.
 */
const SCRIPT = `
const pending = new Map();
let port = null;
let nextId = 1;
window.commands = [];
window.ports = 0;
window.marsad.onCommand((id) => window.commands.push(id));
window.addEventListener('message', (event) => {
  if (event.source !== window || event.data !== 'marsad:engine-port') return;
  window.ports += 1;
  port = event.ports[0];
  port.onmessage = ({ data }) => {
    if (data.type === 'value') pending.get(data.id)?.({ ok: true, value: data.value });
    if (data.type === 'failure') pending.get(data.id)?.({ ok: false, error: data.error });
  };
});
window.callEngine = (name, input) => new Promise((resolve) => {
  const id = nextId++;
  pending.set(id, resolve);
  port.postMessage({ type: 'call', id, name, input });
});
window.marsad.connectEngine();
`;

interface ShellPageWindow extends Window {
  readonly marsad: DesktopBridge;
  readonly commands: readonly string[];
  /** Engine ports received since the page was loaded. */
  readonly ports: number;
  callEngine(name: string, input: unknown): Promise<unknown>;
}

/** A folder like the project's, built engine and preload included, with this page for its renderer. */
export function makeShellPageApp(): string {
  const app = mkdtempSync(join(tmpdir(), 'marsad-shell-page-'));
  const renderer = join(app, 'dist', 'renderer');
  mkdirSync(renderer, { recursive: true });
  writeFileSync(
    join(renderer, 'index.html'),
    '<!doctype html><html><body><script type="module" src="./page.js"></script></body></html>',
  );
  writeFileSync(join(renderer, 'page.js'), SCRIPT);
  symlinkSync(join(PROJECT, 'dist', 'engine'), join(app, 'dist', 'engine'));
  symlinkSync(join(PROJECT, 'assets'), join(app, 'assets'));
  cpSync(join(PROJECT, 'dist', 'preload'), join(app, 'dist', 'preload'), { recursive: true });
  return app;
}

/** Waits until the page has been given a port. */
export async function untilConnected(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as unknown as ShellPageWindow).ports > 0);
}

/** Makes a call over the page's own port. */
export async function callFromPage<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<Result<CallOutput<N>>> {
  const answer: unknown = await page.evaluate(
    ([call, argument]) => (window as unknown as ShellPageWindow).callEngine(call, argument),
    [name as string, input as unknown] as const,
  );
  return answer as Result<CallOutput<N>>;
}

/** Uses the bridge as the UI does; the answer is the bridge's. */
export function useBridge<M extends keyof DesktopBridge>(
  page: Page,
  method: M,
  ...args: unknown[]
): Promise<Awaited<DesktopBridge[M] extends (...input: never[]) => infer R ? R : never>> {
  return page.evaluate(
    ([name, input]) => {
      const bridge = (window as unknown as ShellPageWindow).marsad as unknown as Record<
        string,
        (...given: unknown[]) => never
      >;
      return bridge[name]?.(...input) as never;
    },
    [method as string, args] as const,
  );
}

/** Commands that the menu has sent to the page. */
export function commandsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as ShellPageWindow).commands);
}
