import { t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import type { Decision } from '../triage/decisions.ts';
import type { Desk } from './desk.svelte.ts';
import { operationText } from './operation-text.ts';

/** Takes back what this session did, step by step, says what it was, and goes back to where it was done. */
export class UndoSteps {
  private readonly desk: Pick<Desk, 'engine' | 'list' | 'reading' | 'decisions' | 'openCurrent'>;

  constructor(desk: UndoSteps['desk']) {
    this.desk = desk;
  }

  async undo(): Promise<void> {
    await this.step('history.undo', 'history.undone', () => this.redo(), 'history.redo');
  }

  async redo(): Promise<void> {
    await this.step('history.redo', 'history.redone', () => this.undo(), 'history.undo');
  }

  private async step(
    call: 'history.undo' | 'history.redo',
    said: 'history.undone' | 'history.redone',
    back: () => Promise<void>,
    label: 'history.undo' | 'history.redo',
  ): Promise<void> {
    const { engine, decisions, reading } = this.desk;
    const answer = await engine.call(call, { reach: 'session' });
    if (!answer.ok) {
      notices.failure(answer.error);
      return;
    }
    const decision = decisions.of(answer.value.id);
    void (decision ? this.returnTo(decision) : reading.refresh());
    notices.done(t(said, { what: operationText(answer.value.label, answer.value.params) }), {
      label: t(label),
      run: () => void back(),
    });
  }

  /**
   * After a decision of triage was taken back or made again: the cursor goes to its article where the list shows it,
   * and the reader with it where it showed that article, or shows one now.
   */
  private async returnTo({ at, read }: Decision): Promise<void> {
    const { list, reading } = this.desk;
    const wasOpen = reading.article?.id === at;
    if (await list.bringBack(at)) {
      if (wasOpen) await reading.refresh();
      else if (read && reading.article) await this.desk.openCurrent();
      return;
    }
    // Made again, it has left the list again, and the next one takes its place.
    if (!wasOpen) return;
    if (list.cursor < 0 || list.rows.total === 0) {
      await reading.refresh();
      return;
    }
    list.seek(list.cursor);
    await this.desk.openCurrent();
  }
}
