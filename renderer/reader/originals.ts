import type { Result } from '../../electron/contract/result.ts';
import type { Article } from '../../electron/contract/values.ts';
import type { Desk } from '../desk/desk.svelte.ts';
import { t } from '../messages/messages.svelte.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import { notices } from '../notices/notices.svelte.ts';
import { copyPlain } from './clipboard.ts';

/** What is done with an article's original outside; failures are said. */

export async function openOriginalWith(desk: Desk): Promise<void> {
  await report(desk, desk.shell.openOriginalWith);
}

/** Shows it in its folder; where the shell cannot, its path is copied instead. */
export async function showOriginal(desk: Desk): Promise<void> {
  if (desk.shell.showOriginal) await report(desk, desk.shell.showOriginal);
  else await copyOriginalPath(desk);
}

export async function copyOriginalPath({ reading }: Desk): Promise<void> {
  if (reading.article) await copy(reading.article.source.path, 'provenance.pathCopied');
}

export async function copyHash({ sha256 }: Pick<Article, 'sha256'>): Promise<void> {
  await copy(sha256, 'provenance.hashCopied');
}

export async function copy(text: string, said: MessageKey): Promise<void> {
  notices.done(t((await copyPlain(text)) ? said : 'reader.copyRefused'));
}

async function report(
  { reading }: Desk,
  open: ((article: string) => Promise<Result<{ opened: boolean }>>) | null,
): Promise<void> {
  if (!reading.article || !open) return;
  const opened = await open(reading.article.id);
  if (!opened.ok) notices.failure(opened.error);
}
