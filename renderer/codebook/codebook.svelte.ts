import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Result } from '../../electron/contract/result.ts';
import type { Tag } from '../../electron/contract/values.ts';

/** Tags that have a number in the palette. */
const NUMBERED = 9;

/** The archive's tags, and which were used last. */
export class Codebook {
  tags = $state<readonly Tag[]>([]);
  /** Ids, the most recent first. */
  recent = $state<readonly string[]>([]);
  /** Id of the tag whose name, colour and definition are being edited in the side panel; '' for none. */
  editing = $state('');
  /** Id of the tag that the list of all passages is narrowed to; '' for none. */
  filter = $state('');
  private readonly engine: EngineClient;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  async load(): Promise<void> {
    const answer = await this.engine.call('tags.list', {});
    if (!answer.ok) return;
    this.tags = answer.value.tags;
    this.recent = this.recent.filter((id) => this.get(id));
    if (!this.get(this.editing)) this.editing = '';
    if (!this.get(this.filter)) this.filter = '';
  }

  get(id: string): Tag | undefined {
    return this.tags.find((tag) => tag.id === id);
  }

  use(id: string): void {
    this.recent = [id, ...this.recent.filter((other) => other !== id)].slice(0, NUMBERED);
  }

  async create(name: string): Promise<Result<Tag>> {
    const answer = await this.engine.call('tags.create', { name });
    if (answer.ok && !this.get(answer.value.id)) this.tags = [...this.tags, answer.value];
    return answer;
  }

  async update(
    id: string,
    changes: Partial<Pick<Tag, 'name' | 'color' | 'definition'>>,
  ): Promise<Result<Tag>> {
    const answer = await this.engine.call('tags.update', { id, ...changes });
    if (answer.ok) this.tags = this.tags.map((tag) => (tag.id === id ? answer.value : tag));
    return answer;
  }

  /** Takes a tag off its passages and out of the codebook. */
  async remove(id: string): Promise<Result<{ passages: number }>> {
    const answer = await this.engine.call('tags.remove', { id });
    if (!answer.ok) return answer;
    if (this.editing === id) this.editing = '';
    if (this.filter === id) this.filter = '';
    this.tags = this.tags.filter((tag) => tag.id !== id);
    this.recent = this.recent.filter((other) => other !== id);
    return answer;
  }
}
