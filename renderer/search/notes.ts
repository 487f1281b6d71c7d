import type { CallOutput } from '../../electron/contract/calls.ts';
import { isolated, t } from '../messages/messages.svelte.ts';

type Note = CallOutput<'search.query'>['notes'][number];

const KNOWN = [
  'unbalanced-quote',
  'unbalanced-parenthesis',
  'dangling-operator',
  'unknown-field',
  'unknown-operator',
  'distance-limited',
  'fuzziness-limited',
  'proximity-operands',
  'no-words',
  'only-excluded',
  'excluded',
  'query-too-long',
] as const;

/** What the engine says about a query, as a sentence; codes that a newer engine knows get a general one. */
export function noteText(note: Note): string {
  const code = KNOWN.find((known) => known === note.code) ?? 'other';
  return t(`note.${code}`, {
    field: '',
    operator: '',
    words: '',
    articles: 0,
    limit: 0,
    ...isolated(note.params),
  });
}
