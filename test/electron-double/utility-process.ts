import { fork, type ChildProcess, type StdioOptions } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { app } from './app.ts';
import { DoublePort, type PortRelay } from './message-ports.ts';
import { isWire, type Wire } from './utility-wire.ts';

const SHIM = fileURLToPath(new URL('./utility-shim.ts', import.meta.url));
/** As Chromium's EnsureProcessTerminated: a child that ignores the polite signal is ended after 2 s. */
const PATIENCE_MS = 2000;

type UtilityMethods = Pick<Electron.UtilityProcess, 'postMessage' | 'kill' | 'pid'>;

/** `UtilityProcess` on top of a Node child, whose `process.parentPort` the shim provides. */
export class DoubleUtilityProcess extends EventEmitter implements UtilityMethods {
  pid: number | undefined;
  readonly modulePath: string;
  private readonly child: ChildProcess;
  private readonly ports = new Map<number, PortRelay>();
  private nextPort = 1;

  constructor(modulePath: string, args: string[], options: Electron.ForkOptions) {
    super();
    this.modulePath = modulePath;
    const ignored = options.stdio === 'ignore';
    const stdio: StdioOptions = [
      'ignore',
      ignored ? 'ignore' : 'inherit',
      ignored ? 'ignore' : 'inherit',
      'ipc',
    ];
    this.child = fork(modulePath, args, {
      execArgv: [...(options.execArgv ?? []), '--import', SHIM],
      env: options.env === undefined ? process.env : { ...options.env },
      serialization: 'advanced',
      stdio,
    });
    this.child.on('spawn', () => {
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.on('message', (raw: unknown) => {
      if (isWire(raw)) this.receive(raw);
    });
    this.child.on('exit', (code) => {
      for (const port of this.ports.values()) port.close();
      this.ports.clear();
      this.pid = undefined;
      this.emit('exit', code ?? 0);
    });
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    const ports = transfer.map((port) => {
      if (!(port instanceof DoublePort)) throw new TypeError('only ports can be transferred');
      return this.takeOver(port);
    });
    this.send({ type: 'message', data: message, ports });
  }

  kill(): boolean {
    const { child } = this;
    const killed = child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.once('exit', () => clearTimeout(timer));
    return killed;
  }

  private takeOver(port: DoublePort): number {
    const id = this.nextPort++;
    const relay = port.transferTo({
      deliver: (data) => this.send({ type: 'port', id, data }),
      closed: () => this.send({ type: 'port-closed', id }),
    });
    this.ports.set(id, relay);
    return id;
  }

  private receive(wire: Wire): void {
    if (wire.type === 'message') this.emit('message', wire.data);
    else if (wire.type === 'port') this.ports.get(wire.id)?.post(wire.data);
    else this.ports.get(wire.id)?.close();
  }

  private send(wire: Wire): void {
    // A child that has just died tells so by its exit.
    if (this.child.connected) this.child.send(wire, () => undefined);
  }
}

/** Every process that was forked, in order. */
export const utilityProcesses: DoubleUtilityProcess[] = [];

/** As Electron, refuses to fork before the app is ready. */
export const utilityProcess = {
  fork(modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}): DoubleUtilityProcess {
    if (!app.isReady()) throw new Error('utilityProcess.fork() before the app is ready');
    const child = new DoubleUtilityProcess(modulePath, args, options);
    utilityProcesses.push(child);
    return child;
  },
};
