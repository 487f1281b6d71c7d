import { allMessages, type MessageKey } from '../messages/catalogue.ts';
import { t } from '../messages/messages.svelte.ts';

type OperationKey = Extract<MessageKey, `operation.${string}`>;

/**
 * «tag “sanctions” removed»: a journal operation in the UI's words. One that this version has no words for (written by
 * a newer one) is named by its label.
 */
export function operationText(label: string, params: Readonly<Record<string, string | number>>): string {
  const key = `operation.${label}`;
  if (!isOperation(key)) return label;
  return t(key, { name: '', title: '', encoding: '', pattern: '', count: 0, ...params });
}

function isOperation(key: string): key is OperationKey {
  return Object.hasOwn(allMessages.en, key);
}
