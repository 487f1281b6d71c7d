/** Stands between unsaved edits and whatever would lose them. */
export class UnsavedGuard {
  /** What was about to happen when edits stood in the way; null: nothing is asked. */
  blocked = $state.raw<(() => void) | null>(null);
  private readonly isDirty: () => boolean;

  constructor(isDirty: () => boolean) {
    this.isDirty = isDirty;
  }

  /** Does what would lose edits, or asks first where there are any. */
  leave(act: () => void): void {
    if (this.isDirty()) this.blocked = act;
    else act();
  }

  /** The question is answered: what was about to happen, for whoever does it after all. */
  release(): () => void {
    const act = this.blocked;
    this.blocked = null;
    return act ?? (() => undefined);
  }
}
