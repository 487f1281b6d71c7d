import type { CallOutput } from '../../electron/contract/calls.ts';
import { leftToRight, speech, t } from '../messages/messages.svelte.ts';

/** «Read anew as windows-1256: 3 passages in their places, one lost»; passages are told of only where there are any. */
export function redecodedText(
  encoding: string,
  { exact, moved, changed, lost }: CallOutput<'articles.redecode'>['passages'],
): string {
  const parts = [
    exact > 0 ? t('repair.passagesExact', { count: exact }) : '',
    moved > 0 ? t('repair.passagesMoved', { count: moved }) : '',
    changed > 0 ? t('repair.passagesChanged', { count: changed }) : '',
    lost > 0 ? t('repair.passagesLost', { count: lost }) : '',
  ].filter((part) => part !== '');
  const done = t('repair.redecodeDone', { encoding: leftToRight(encoding) });
  if (parts.length === 0) return done;
  return `${done}: ${new Intl.ListFormat(speech.language, { type: 'unit', style: 'short' }).format(parts)}`;
}
