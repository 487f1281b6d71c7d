import type { CallInput } from '../../electron/contract/calls.ts';
import type { Result } from '../../electron/contract/result.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { SavedSearch } from '../../electron/contract/values.ts';

/** The archive's saved searches, with what is new in each since the analyst last looked. */
export class SavedSearches {
  list = $state.raw<readonly SavedSearch[]>([]);
  /** Id of the search that is being changed; '' while a new one is being saved. */
  editing = $state('');
  private readonly engine: EngineClient;
  private turn = 0;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  get(id: string): SavedSearch | undefined {
    return this.list.find((search) => search.id === id);
  }

  /** Counts them anew; answers what was counted, also where a later count has overtaken it. */
  async load(): Promise<readonly SavedSearch[]> {
    const turn = ++this.turn;
    const answer = await this.engine.call('saved.list', {});
    if (!answer.ok) return [];
    if (turn === this.turn) this.list = answer.value.searches;
    return answer.value.searches;
  }

  async create(input: CallInput<'saved.create'>): Promise<Result<SavedSearch>> {
    const answer = await this.engine.call('saved.create', input);
    if (answer.ok && !this.get(answer.value.id)) this.list = [...this.list, answer.value];
    return answer;
  }

  async update(input: CallInput<'saved.update'>): Promise<Result<SavedSearch>> {
    return this.replaced(await this.engine.call('saved.update', input));
  }

  async remove(id: string): Promise<Result<Record<never, never>>> {
    const answer = await this.engine.call('saved.remove', { id });
    if (answer.ok) this.list = this.list.filter((search) => search.id !== id);
    return answer;
  }

  /** Its results were looked at: nothing in it is new any more. */
  async look(id: string): Promise<void> {
    this.replaced(await this.engine.call('saved.look', { id }));
  }

  private replaced(answer: Result<SavedSearch>): Result<SavedSearch> {
    if (answer.ok)
      this.list = this.list.map((search) => (search.id === answer.value.id ? answer.value : search));
    return answer;
  }
}
