import type { WatchFolder } from '../../electron/contract/calls/watch-calls.ts';
import type { Result } from '../../electron/contract/result.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';

/** The archive's watch folders, and how each fares. */
export class Watches {
  list = $state.raw<readonly WatchFolder[]>([]);
  private readonly engine: EngineClient;
  private turn = 0;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  async load(): Promise<void> {
    const turn = ++this.turn;
    const answer = await this.engine.call('watch.list', {});
    if (answer.ok && turn === this.turn) this.list = answer.value.folders;
  }

  /** Where the path is typed: in a browser. */
  add(path: string): Promise<Result<WatchFolder>> {
    return this.engine.call('watch.add', { path });
  }

  async start(id: string, existing: 'import' | 'leave'): Promise<Result<WatchFolder>> {
    return this.replaced(await this.engine.call('watch.start', { id, existing }));
  }

  async pause(id: string, paused: boolean): Promise<Result<WatchFolder>> {
    return this.replaced(await this.engine.call('watch.pause', { id, paused }));
  }

  async remove(id: string): Promise<Result<Record<never, never>>> {
    const answer = await this.engine.call('watch.remove', { id });
    if (answer.ok) {
      this.turn++;
      this.list = this.list.filter((folder) => folder.id !== id);
    }
    return answer;
  }

  async restore(id: string): Promise<Result<WatchFolder>> {
    return this.replaced(await this.engine.call('watch.restore', { id }));
  }

  /** Shows a folder as it was just answered. */
  replaced(answer: Result<WatchFolder>): Result<WatchFolder> {
    if (!answer.ok) return answer;
    this.turn++;
    const { value } = answer;
    const isKnown = this.list.some(({ id }) => id === value.id);
    this.list = isKnown
      ? this.list.map((folder) => (folder.id === value.id ? value : folder))
      : [...this.list, value];
    return answer;
  }
}
