import type { ArticleRow } from '../../electron/contract/values.ts';
import type { Desk } from '../desk/desk.svelte.ts';

type Asked = Pick<ArticleRow, 'id' | 'title' | 'titleOverride'>;

/** Shows which saved searches find an article, the one at hand unless another is named. */
export function askWhy(desk: Desk, asked: Asked | null = atHand(desk)): void {
  if (!asked) return;
  desk.whyOf = { id: asked.id, title: asked.titleOverride || asked.title };
  desk.overlay = 'why';
}

/** The row with the cursor while the list has the keyboard or nothing is open, else what is in the reader. */
function atHand({ reading: { article }, list }: Desk): Asked | null {
  const isInList = document.activeElement?.closest('[data-list]');
  return (isInList ? (list.current() ?? article) : (article ?? list.current())) ?? null;
}
