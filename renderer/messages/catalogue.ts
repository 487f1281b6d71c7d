import { deskMessages } from '../desk/messages.ts';
import { codebookMessages } from '../codebook/messages.ts';
import { detailMessages } from '../codebook/detail-messages.ts';
import { exportMessages } from '../export/messages.ts';
import { importMessages } from '../import/messages.ts';
import { keyboardMessages } from '../keyboard/messages.ts';
import { libraryMessages } from '../library/messages.ts';
import { metadataMessages } from '../metadata/messages.ts';
import { noticeMessages } from '../notices/messages.ts';
import { outletMessages } from '../outlets/messages.ts';
import { paletteMessages } from '../palette/messages.ts';
import { readerMessages } from '../reader/messages.ts';
import { repairMessages } from '../repair/messages.ts';
import { revisionMessages } from '../revisions/messages.ts';
import { ruleMessages } from '../rules/messages.ts';
import { savedMessages } from '../saved/messages.ts';
import { searchMessages } from '../search/messages.ts';
import { settingsMessages } from '../settings/messages.ts';
import { triageMessages } from '../triage/messages.ts';
import { watchMessages } from '../watch/messages.ts';

const features = [
  deskMessages,
  codebookMessages,
  detailMessages,
  exportMessages,
  importMessages,
  keyboardMessages,
  libraryMessages,
  metadataMessages,
  noticeMessages,
  outletMessages,
  paletteMessages,
  readerMessages,
  revisionMessages,
  ruleMessages,
  repairMessages,
  savedMessages,
  searchMessages,
  settingsMessages,
  triageMessages,
  watchMessages,
] as const;

export type MessageKey = KeyOf<(typeof features)[number]>;
type KeyOf<M> = M extends { readonly en: Readonly<Record<infer K extends string, string>> } ? K : never;

function merged(language: 'ar' | 'en'): Record<MessageKey, string> {
  return Object.assign({}, ...features.map((feature) => feature[language])) as Record<MessageKey, string>;
}

/** Every sentence of the UI, each feature's beside its components. */
export const allMessages = { en: merged('en'), ar: merged('ar') };
