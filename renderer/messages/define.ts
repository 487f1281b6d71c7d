export type Language = 'ar' | 'en';

/** The sentences of one feature in both languages. ICU MessageFormat; Arabic needs all six plural forms. */
export interface Messages<K extends string> {
  readonly en: Readonly<Record<K, string>>;
  readonly ar: Readonly<Record<K, string>>;
}

/** Ties both languages to the same keys at compile time. */
export function defineMessages<const K extends string>(messages: Messages<K>): Messages<K> {
  return messages;
}
