import type { ArticleFilter } from '../../electron/contract/values.ts';
import { EVERYTHING, restoredFilter, viewFilter, without, withTag } from '../library/views.ts';
import type { Desk } from './desk.svelte.ts';

/** A place is stored once the analyst rests there, ms. */
const REMEMBER_MS = 800;

/** Where the analyst is, list and article, and that the next session begins there. */
export class Place {
  private readonly desk: Pick<
    Desk,
    'engine' | 'list' | 'reading' | 'shelves' | 'codebook' | 'preferences' | 'status'
  >;
  private remembering: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Place['desk']) {
    this.desk = desk;
  }

  /** Stored apart from the preferences: nothing on screen hangs on it. */
  remember(): void {
    const { engine, list, reading } = this.desk;
    clearTimeout(this.remembering);
    this.remembering = setTimeout(() => {
      const place = { filter: list.filter, article: reading.article?.id ?? '' };
      void engine.call('settings.set', { place });
    }, REMEMBER_MS);
  }

  /** What the list begins with: where the analyst was, else the inbox, else everything. */
  firstFilter(): ArticleFilter {
    const { shelves, status, preferences } = this.desk;
    const stored = preferences.values.place?.filter;
    const before = stored && restoredFilter(stored);
    const filled = (shelves.counts?.inbox ?? 0) > 0 || status?.articles === 0;
    const inbox = filled ? viewFilter('inbox', shelves.moments) : EVERYTHING;
    if (!before || (before.status === 'inbox' && !filled)) return inbox;
    return this.withoutGone(before);
  }

  /** A filter without the tag or the outlet that is no longer there. */
  withoutGone(filter: ArticleFilter): ArticleFilter {
    const { codebook, shelves } = this.desk;
    const { tag, outlet } = filter;
    const tagged = tag !== undefined && !codebook.get(tag) ? withTag(filter, '') : filter;
    return outlet && !shelves.outlet(outlet) ? without(tagged, 'source') : tagged;
  }

  /** Opens the article that was open, where it is still there. */
  async reopen(): Promise<void> {
    const { list, reading, preferences } = this.desk;
    const id = preferences.values.place?.article ?? '';
    if (id === '') return;
    await reading.open(id, { query: '', level: list.level, loose: list.loose });
    if (reading.failure) reading.close();
  }

  /** Puts the cursor on the open article where the list shows it and nothing else was chosen meanwhile. */
  async findOpen(): Promise<void> {
    const { list, reading } = this.desk;
    const id = reading.article?.id;
    if (id === undefined || list.cursor >= 0) return;
    const index = await list.locate(id);
    if (index >= 0 && list.cursor < 0) list.seek(index);
  }
}
