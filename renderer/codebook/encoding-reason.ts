import { t } from '../messages/messages.svelte.ts';
import type { MessageKey } from '../messages/catalogue.ts';

/** Why the engine took an encoding (`electron/engine/parsers`), as the end of a line: «declared by the file». */
const REASONS: Readonly<Record<string, MessageKey>> = {
  chosen: 'encoding.chosen',
  bom: 'encoding.bom',
  'utf-8-valid': 'encoding.valid',
  declared: 'encoding.declared',
  overruled: 'encoding.overruled',
  detected: 'encoding.detected',
};

/** '' where the reason is none that we know. */
export function encodingReason(reason: string): string {
  const key = REASONS[reason];
  return key === undefined ? '' : t(key);
}
