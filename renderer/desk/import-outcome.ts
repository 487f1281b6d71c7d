import { ERROR_CODES } from '../../electron/contract/result.ts';
import type { Job } from '../../electron/contract/values.ts';
import { showLedger } from '../import/show-ledger.ts';
import { isolated, t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import { newsOf } from '../saved/news.ts';
import { openSaved } from '../saved/open-search.ts';
import type { Desk } from './desk.svelte.ts';

/** Says what became of an import; where files were rejected, the reasons are one press away. */
export function tellImport(desk: Desk, job: Job): void {
  const before = new Map(desk.saved.list.map(({ id, fresh }) => [id, fresh]));
  void tellNews(desk, before);
  const { state, done, rejected } = job;
  const show = {
    label: t('import.show'),
    run: () => showLedger(desk, rejected > 0 ? 'rejected' : 'all', job.job),
  };
  if (state === 'failed') {
    const why = ERROR_CODES.find((code) => code === job.code);
    if (why && why !== 'internal') notices.failure({ code: why, params: {} });
    notices.warning(t('import.failed', { done }), show);
  }
  if (state === 'cancelled') {
    notices.done(t('import.cancelled', { done }), show, {
      label: t('import.resume'),
      run: () => void desk.imports.resume(job),
    });
  }
  if (state === 'done' && done > 0) {
    const { articles, revised } = job;
    const brought = t('import.finished', { articles: Math.max(0, articles - revised), done });
    const finished = revised > 0 ? `${brought} · ${t('import.revised', { count: revised })}` : brought;
    if (rejected > 0)
      notices.warning(`${finished} · ${t('import.finishedRejected', { count: rejected })}`, show);
    else notices.done(finished, show);
  }
}

/** Says what an import brought to the saved searches; all of it is one press away, the newest first. */
async function tellNews(desk: Desk, before: ReadonlyMap<string, number>): Promise<void> {
  const [most, ...others] = newsOf(before, await desk.saved.load());
  if (!most) return;
  const { search, more } = most;
  const values = isolated({ name: search.name, count: more, others: others.length });
  notices.news(t(others.length === 0 ? 'saved.news' : 'saved.newsAlso', values), {
    label: t('saved.show'),
    run: () => void openSaved(desk, search, 'newest'),
  });
}
