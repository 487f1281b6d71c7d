/** A decision of triage, for whoever takes it back: where the cursor was and what the reader showed. */
export interface Decision {
  /** Id of the article that had the cursor, else of the first it was about. */
  readonly at: string;
  /** The reader showed it. */
  readonly read: boolean;
}

/** How many are remembered: as far back as anyone presses Ctrl+Z. */
const MOST = 200;

/** The decisions of this session by the journal's operation, so that undoing one goes back to where it was made. */
export class Decisions {
  private readonly made = new Map<number, Decision>();

  add(operation: number, decision: Decision): void {
    this.made.set(operation, decision);
    const [oldest] = this.made.keys();
    if (this.made.size > MOST && oldest !== undefined) this.made.delete(oldest);
  }

  of(operation: number): Decision | undefined {
    return this.made.get(operation);
  }
}
