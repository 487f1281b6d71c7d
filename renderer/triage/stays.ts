import type { ArticleFilter, Triage } from '../../electron/contract/values.ts';

/** Whether a list still shows an article once its triage is as given. */
export function stays(triage: Triage, filter: ArticleFilter): boolean {
  return (
    triage.binned === filter.binned &&
    (filter.status === undefined || triage.status === filter.status) &&
    (filter.starred === undefined || triage.starred === filter.starred) &&
    (filter.unread === undefined || triage.unread === filter.unread)
  );
}
