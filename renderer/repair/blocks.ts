import type { Span } from '../../electron/contract/values.ts';
import { undoAction } from '../codebook/tagging.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import { blockAt, blockStep } from './block-at.ts';

/** Ignores the block at hand, or counts it again where it is ignored; says so, and where else the block stands. */
export async function toggleBlock(desk: Desk): Promise<void> {
  const { article } = desk.reading;
  const span = blockAtHand(desk);
  if (!article || !span) return;
  const step = blockStep(article, span, article.ignored);
  if (step.kind === 'restore') {
    await restoreBlocks(desk, step.ids);
    return;
  }
  const ignored = await desk.engine.call('blocks.ignore', { article: article.id, ...span });
  if (!ignored.ok) {
    notices.failure(ignored.error);
    return;
  }
  await desk.reading.refresh();
  const same = await desk.engine.call('blocks.same', { article: article.id, ...span });
  const others = same.ok ? same.value.articles - 1 : 0;
  if (others <= 0) notices.done(t('repair.ignored'), undoAction(desk));
  else
    notices.done(t('repair.ignoredSame', { count: others }), undoAction(desk), {
      label: t('repair.everywhere'),
      run: () => void ignore(desk, article.id, span),
    });
}

/** Ignores the block at hand in every article that holds it. */
export async function ignoreEverywhere(desk: Desk): Promise<void> {
  const { article } = desk.reading;
  const span = blockAtHand(desk);
  if (!article || !span) return;
  const around = article.ignored.find(
    (block) => block.field === span.field && block.start <= span.start && span.end <= block.end,
  );
  const { field, start, end } = around ?? span;
  await ignore(desk, article.id, { field, start, end });
}

/** Lets search and counts see blocks again. */
export async function restoreBlocks(desk: Desk, ids: readonly string[]): Promise<void> {
  const restored = await desk.engine.call('blocks.restore', { ids: [...ids] });
  if (!restored.ok) {
    notices.failure(restored.error);
    return;
  }
  await desk.reading.refresh();
  notices.done(t('repair.restored', { count: restored.value.blocks }), undoAction(desk));
}

async function ignore(desk: Desk, article: string, span: Span): Promise<void> {
  const ignored = await desk.engine.call('blocks.ignore', { article, ...span, everywhere: true });
  if (!ignored.ok) {
    notices.failure(ignored.error);
    return;
  }
  await desk.reading.refresh();
  const { blocks } = ignored.value;
  if (blocks === 0) notices.done(t('repair.nothingIgnored'));
  else notices.done(t('repair.ignoredBlocks', { count: blocks }), undoAction(desk));
}

/** What is meant; says what to do first where nothing is. */
function blockAtHand({ reading }: Desk): Span | null {
  const span = reading.article && blockAt(reading.article, reading.selected, reading.caret);
  if (!span) notices.done(t('repair.blockFirst'));
  return span;
}
