import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import type { Failure } from '../../electron/contract/result.ts';
import { t } from '../messages/messages.svelte.ts';
import { operationText } from './operation-text.ts';

/** What a dialog did last, said in its own foot (notices lie beneath dialogs), and how it is taken back. */
export class DialogHistory {
  /** A sentence; '' for nothing yet. */
  text = $state('');
  /** What was said can be taken back. */
  undoable = $state(false);
  private readonly engine: EngineClient;

  constructor(engine: EngineClient) {
    this.engine = engine;
  }

  say(text: string, undoable = true): void {
    this.text = text;
    this.undoable = undoable;
  }

  /** Takes the last step of this session back, and says what it was; answers why where it could not. */
  async undo(): Promise<Failure | null> {
    const answer = await this.engine.call('history.undo', { reach: 'session' });
    if (!answer.ok) return answer.error;
    const what = operationText(answer.value.label, answer.value.params);
    this.say(t('history.undone', { what }), false);
    return null;
  }
}

/** Ctrl+Z or ⌘Z where it undoes a step: inside a text field it undoes text. */
export function isUndoKey(event: KeyboardEvent): boolean {
  const inField =
    event.target instanceof HTMLElement &&
    event.target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && event.code === 'KeyZ' && !inField;
}
