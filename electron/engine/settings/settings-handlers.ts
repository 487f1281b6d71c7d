import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { ok } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import { settingsSchema, type Settings } from '../../contract/values.ts';
import type { EngineContext } from '../engine-context.ts';
import { readSetting, writeSetting } from './setting-rows.ts';

/** The user's settings: one JSON row a key, the schema's defaults for the rest. */
export function settingsHandlers({
  archive,
  emit,
}: EngineContext): Pick<Handlers, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': () => ok(readSettings(archive.db)),
    'settings.set': (changes) => {
      archive.transaction(() => {
        for (const [key, value] of Object.entries(changes)) writeSetting(archive.db, key, value);
        archive.afterCommit(() => emit('archive.changed', { what: ['settings'] }));
      });
      return ok(readSettings(archive.db));
    },
  };
}

/** Keys that no longer are settings, or whose value no longer fits, have their default. */
function readSettings(db: DatabaseSync): Settings {
  const stored: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(settingsSchema.entries)) {
    const value = readSetting(db, key);
    if (value !== undefined && v.is(schema, value)) stored[key] = value;
  }
  return v.parse(settingsSchema, stored);
}
