import type { Failure } from '../../electron/contract/result.ts';
import { failureText } from '../messages/messages.svelte.ts';

export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'news' | 'warning' | 'failure';
  readonly text: string;
  /** A button in the notice: «Undo». */
  readonly action: NoticeAction | null;
  /** What else could be done now. */
  readonly more: NoticeAction | null;
}

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

const SHOWN_MS = 7_000;
/** At once on screen; of those that say that something went well, only the last. */
const MOST = 3;

/**
 * Short sentences at the edge of the window, read out by screen readers. What went well goes away by itself, but
 * not while the pointer rests on it; warnings and failures stay until dismissed.
 */
class Notices {
  list = $state<readonly Notice[]>([]);
  private next = 1;
  private held = false;
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();

  done(text: string, action: Notice['action'] = null, more: Notice['more'] = null): void {
    this.startClock(this.add({ kind: 'done', text, action, more }));
  }

  /** Something arrived that the analyst waits for: stays until it is looked at or dismissed. */
  news(text: string, action: Notice['action']): void {
    this.add({ kind: 'news', text, action, more: null });
  }

  warning(text: string, action: Notice['action'] = null): void {
    this.add({ kind: 'warning', text, action, more: null });
  }

  failure(failure: Failure): void {
    this.add({ kind: 'failure', text: failureText(failure), action: null, more: null });
  }

  dismiss(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  readonly hold = (): void => {
    this.held = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
  };

  readonly release = (): void => {
    this.held = false;
    for (const notice of this.list) if (notice.kind === 'done') this.startClock(notice.id);
  };

  private startClock(id: number): void {
    clearTimeout(this.timers.get(id));
    if (!this.held)
      this.timers.set(
        id,
        setTimeout(() => this.dismiss(id), SHOWN_MS),
      );
  }

  private add(notice: Omit<Notice, 'id'>): number {
    const id = this.next++;
    const { kind, text } = notice;
    const kept = this.list.filter(
      (other) => other.text !== text && (kind !== 'done' || other.kind !== 'done'),
    );
    this.list = [...kept, { ...notice, id }].slice(-MOST);
    return id;
  }
}

export const notices = new Notices();
