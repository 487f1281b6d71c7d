import type { Article } from '../../electron/contract/values.ts';
import type { MessageKey } from '../messages/catalogue.ts';
import { detailMessages } from './detail-messages.ts';

/** One thing that a file says of an article. */
export interface FileDetail {
  /** Its name in the file: unique. */
  readonly name: string;
  /** What the name means, where it is one of ours; null for another, such as the column of a table. */
  readonly label: MessageKey | null;
  readonly value: string;
  /** Whether the value is a day or an instant. */
  readonly isDate: boolean;
}

/** Said elsewhere in words of our own, or of no use to an analyst. */
const UNSHOWN = new Set(['noText', 'truncated', 'unreadDates']);
const ISO_DATE = /^\d{4}-\d{2}(?:-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?$/;

/** What a file says of an article, in its order. */
export function fileDetails(details: Article['details']): FileDetail[] {
  return Object.entries(details)
    .filter(([name]) => !UNSHOWN.has(name))
    .map(([name, value]) => ({ name, label: labelOf(name), value, isDate: ISO_DATE.test(value) }));
}

function labelOf(name: string): MessageKey | null {
  const key = `detail.${name}`;
  return isLabel(key) ? key : null;
}

function isLabel(key: string): key is keyof typeof detailMessages.en {
  return Object.hasOwn(detailMessages.en, key);
}
