import type { Result } from '../../electron/contract/result.ts';
import type { Passage } from '../../electron/contract/values.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { isolated, speech, t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import { cite } from '../reader/citation.ts';
import { copyText } from '../reader/clipboard.ts';
import { targetOf, type Target } from './target.ts';

/** What the analyst does with passages. Every change is stored at once, said aloud, and can be undone. */

/** Gives a passage these tags, or makes a passage of a span; answers it, or null when that failed. */
export async function applyTags(
  desk: Desk,
  target: Target,
  tags: readonly string[],
): Promise<Passage | null> {
  const before = target.kind === 'passage' ? target.passage.tags : [];
  const stored =
    target.kind === 'passage'
      ? await desk.engine.call('passages.update', { id: target.passage.id, tags: [...tags] })
      : await create(desk, target, tags);
  if (!stored.ok) {
    notices.failure(stored.error);
    return null;
  }
  show(desk, stored.value);
  for (const tag of tags.filter((each) => !before.includes(each)).toReversed()) desk.codebook.use(tag);
  const names = tagNames(desk, stored.value.tags);
  const said =
    names === ''
      ? t(target.kind === 'span' ? 'passage.marked' : 'passage.untagged')
      : t('passage.tagged', isolated({ tags: names }));
  notices.done(said, undoAction(desk));
  return stored.value;
}

/** Marks with the tag used last; without one, the palette asks. */
export async function markWithLast(desk: Desk): Promise<void> {
  const target = requireTarget(desk);
  if (!target) return;
  const [last] = desk.codebook.recent;
  if (last === undefined) {
    desk.overlay = 'tagging';
    return;
  }
  const tags = target.kind === 'passage' ? target.passage.tags : [];
  if (!tags.includes(last)) await applyTags(desk, target, [...tags, last]);
}

/** Opens the memo of the passage at hand, or of a new one made of the selection, in the side panel. */
export async function writeMemo(desk: Desk): Promise<void> {
  const target = requireTarget(desk);
  if (!target) return;
  let id = target.kind === 'passage' ? target.passage.id : '';
  if (target.kind === 'span') {
    const stored = await create(desk, target, []);
    if (!stored.ok) {
      notices.failure(stored.error);
      return;
    }
    show(desk, stored.value);
    id = stored.value.id;
  }
  openSide(desk, 'article');
  desk.reading.selected = null;
  desk.reading.passage = id;
  desk.reading.memoing = id;
}

/** Stores a memo; answers whether it is stored. */
export async function saveMemo(desk: Desk, id: string, memo: string): Promise<boolean> {
  const stored = await desk.engine.call('passages.update', { id, memo });
  if (!stored.ok) {
    notices.failure(stored.error);
    return false;
  }
  const { passage } = desk.reading;
  desk.reading.put(stored.value);
  desk.reading.passage = passage;
  return true;
}

/** Copies what is at hand with its citation: a passage, a selection, the hit's word, else the whole article's. */
export async function copyWithCitation(desk: Desk): Promise<void> {
  const target = targetOf(desk.reading);
  const { article } = desk.reading;
  if (target?.kind === 'passage') {
    await copyPassage(desk, target.passage);
    return;
  }
  if (!article) return;
  const span = target?.span ?? null;
  const copied = await copyText(cite(article, span, speech.language));
  sayCopied(copied, span ? 'passage.copied' : 'reader.citationCopied');
}

export async function copyPassage(desk: Desk, passage: Passage): Promise<void> {
  const cited = await desk.engine.call('passages.cite', { id: passage.id, language: speech.language });
  if (!cited.ok) {
    notices.failure(cited.error);
    return;
  }
  sayCopied(await copyText(cited.value), 'passage.copied');
}

export async function removePassage(desk: Desk, passage: Passage): Promise<void> {
  const removed = await desk.engine.call('passages.remove', { ids: [passage.id] });
  if (!removed.ok) {
    notices.failure(removed.error);
    return;
  }
  desk.reading.drop([passage.id]);
  notices.done(t('passage.removed'), undoAction(desk));
}

/** Opens the article of any passage, scrolled to it. */
export async function goToPassage(desk: Desk, passage: Passage): Promise<void> {
  if (desk.reading.article?.id !== passage.article) await desk.openArticle(passage.article);
  if (desk.reading.article?.id === passage.article) desk.reading.showPassage(passage.id);
}

/** Shows the side panel with the passages of the article at hand, or of the whole archive. */
export function openSide(desk: Desk, side: Desk['side']): void {
  const { panes } = desk.preferences.values;
  if (panes.side === 0) void desk.preferences.set({ panes: { ...panes, side: SIDE_WIDTH } });
  desk.side = side;
}

/** Width of the side panel when it is opened anew, px. */
const SIDE_WIDTH = 304;

/** What to act on; says what to do first when there is nothing. */
export function requireTarget(desk: Desk): Target | null {
  const target = targetOf(desk.reading);
  if (!target && desk.reading.article) notices.done(t('reader.selectFirst'));
  return target;
}

export function tagNames(desk: Desk, tags: readonly string[]): string {
  const names = tags.flatMap((id) => desk.codebook.get(id)?.name ?? []);
  return new Intl.ListFormat(speech.language, { type: 'unit', style: 'short' }).format(names);
}

export function undoAction(desk: Desk): { label: string; run: () => void } {
  return { label: t('history.undo'), run: () => void desk.undo() };
}

function create(
  desk: Desk,
  target: Target & { kind: 'span' },
  tags: readonly string[],
): Promise<Result<Passage>> {
  const article = desk.reading.article?.id ?? '';
  return desk.engine.call('passages.create', { article, ...target.span, tags: [...tags] });
}

function show(desk: Desk, passage: Passage): void {
  desk.reading.selected = null;
  desk.reading.put(passage);
}

function sayCopied(copied: boolean, said: 'passage.copied' | 'reader.citationCopied'): void {
  notices.done(t(copied ? said : 'reader.copyRefused'));
}
