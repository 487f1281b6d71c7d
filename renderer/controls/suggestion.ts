/** What a field offers beneath itself: a value, and a few words on it. */
export interface Suggestion {
  readonly value: string;
  readonly about?: string;
}
