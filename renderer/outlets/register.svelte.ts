import type { CallOutput } from '../../electron/contract/calls.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Failure } from '../../electron/contract/result.ts';

type Listed = CallOutput<'outlets.list'>;
export type Proposal = CallOutput<'outlets.proposals'>['proposals'][number];

/** The source register as the engine has it now. */
export class Register {
  /** Null until it is read for the first time. */
  listed = $state.raw<Listed | null>(null);
  proposals = $state.raw<readonly Proposal[]>([]);
  failure = $state.raw<Failure | null>(null);
  private readonly engine: EngineClient;
  private turn = 0;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  /** Reads the register, then what looks alike in it; an older answer never overwrites a newer one. */
  async load(): Promise<void> {
    const turn = ++this.turn;
    const listed = await this.engine.call('outlets.list', {});
    if (turn !== this.turn) return;
    if (!listed.ok) {
      this.failure = listed.error;
      return;
    }
    this.failure = null;
    this.listed = listed.value;
    const found = await this.engine.call('outlets.proposals', {});
    if (turn === this.turn && found.ok) this.proposals = found.value.proposals;
  }
}
