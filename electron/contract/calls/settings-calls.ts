import * as v from 'valibot';
import { settingsSchema } from '../values.ts';
import { type CallSpec, nothing } from './call-spec.ts';

export const settingsCalls = {
  'settings.get': { scope: 'ui', input: nothing, output: settingsSchema },
  'settings.set': { scope: 'ui', input: v.partial(settingsSchema), output: settingsSchema },
} as const satisfies Record<string, CallSpec>;
