import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { settingsHandlers } from '../../../electron/engine/settings/settings-handlers.ts';
import { clientOf, openTestArchive } from '../test-archive.ts';

it('has a default for every setting, and keeps what is set beside what is not', async () => {
  const { context } = await openTestArchive();
  const engine = clientOf(settingsHandlers(context));
  const defaults = expectValue(await engine.call('settings.get', {}));
  expect(defaults).toMatchObject({ language: 'ar', theme: 'system', level: 'inflected', loose: true });
  await engine.call('settings.set', { theme: 'dark' });
  await engine.call('settings.set', { keys: { 'tag.add': 'KeyT' }, loose: false });
  const expected = { ...defaults, theme: 'dark', keys: { 'tag.add': 'KeyT' }, loose: false };
  expect(expectValue(await engine.call('settings.get', {}))).toEqual(expected);
});

it('goes back to the default where an older or newer version left what no longer fits', async () => {
  const { context } = await openTestArchive();
  const engine = clientOf(settingsHandlers(context));
  const defaults = expectValue(await engine.call('settings.get', {}));
  context.archive.db.exec(`
    INSERT INTO settings VALUES ('theme', '"sepia"'), ('panes', '{"list": "wide"}'), ('unknown', '1'), ('level', 'not json');
  `);
  expect(expectValue(await engine.call('settings.get', {}))).toEqual(defaults);
});
