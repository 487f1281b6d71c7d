import type { Selection } from '../../electron/contract/values.ts';

export type Scope = 'all' | 'tag' | 'query' | 'article';

/** The passages that the dialog's choices name; `from` and `to` are ISO days or '' for open ends. */
export function exportSelection(
  scope: Scope,
  { tag, query, article, from, to }: Readonly<Record<'tag' | 'query' | 'article' | 'from' | 'to', string>>,
): Selection {
  return {
    ...(scope === 'tag' ? { tag } : {}),
    ...(scope === 'query' ? { query } : {}),
    ...(scope === 'article' ? { article } : {}),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
}
