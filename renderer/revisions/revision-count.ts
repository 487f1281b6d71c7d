import type { CallOutput } from '../../electron/contract/calls.ts';

export type Revision = CallOutput<'articles.revisions'>['revisions'][number];

/** How often a text has changed since it came, and when last (ms); readings in another encoding are none. */
export function revisionCount(revisions: readonly Revision[]): { times: number; last: number } {
  const revised = revisions.filter(({ kind }) => kind === 'revision');
  return { times: revised.length, last: revised.at(-1)?.importedAt ?? 0 };
}
