import { readDate } from '../../electron/text/dates/read-date.ts';
import { dateMeaning } from '../metadata/date-meaning.ts';

/** What is typed beside the text of a new article. */
export interface SourceValues {
  title: string;
  publisher: string;
  /** In words or as one writes dates. */
  published: string;
  url: string;
}

export function noSource(title = ''): SourceValues {
  return { title, publisher: '', published: '', url: '' };
}

/** ISO 8601 of the typed date, '' where none is typed; null where it is not clear which day is meant. */
export function publishedOf({ published }: Pick<SourceValues, 'published'>): string | null {
  const meaning = dateMeaning(published, (text) => readDate(text));
  if (meaning.kind === 'date') return meaning.iso;
  return meaning.kind === 'empty' ? '' : null;
}
