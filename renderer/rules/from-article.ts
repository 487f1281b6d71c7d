import type { Desk } from '../desk/desk.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import { ruleFromArticle } from './rule-draft.ts';

/** The article a rule can be made from: the open one, else the row under the cursor. */
export function articleAtHand(desk: Desk): string | undefined {
  return desk.reading.article?.id ?? desk.list.current()?.id;
}

/** Opens a new rule that says of others what is known of the article at hand. */
export async function makeRuleFromArticle(desk: Desk): Promise<void> {
  const id = articleAtHand(desk);
  if (id === undefined) return;
  const article = await desk.engine.call('articles.get', { id });
  if (!article.ok) {
    notices.failure(article.error);
    return;
  }
  desk.newRule = ruleFromArticle(article.value);
  desk.overlay = 'rules';
}
