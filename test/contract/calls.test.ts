import * as v from 'valibot';
import { expect, it } from 'vitest';
import { calls, events } from '../../electron/contract/calls.ts';
import { engineHandlers } from '../../electron/engine/engine.ts';
import { openTestArchive } from '../engine/test-archive.ts';

it('every call has a schema both ways and a handler, and there is no handler beside', async () => {
  const { context } = await openTestArchive();
  const { handlers, stop } = engineHandlers(context);
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(calls).sort());
  for (const spec of Object.values(calls)) {
    expect(v.safeParse(spec.input, Symbol('nothing')).success).toBe(false);
    expect(v.safeParse(spec.output, Symbol('nothing')).success).toBe(false);
  }
  for (const schema of Object.values(events)) expect(v.safeParse(schema, null).success).toBe(false);
  await stop();
  context.parsers.close();
});

it('a page can name no path on disk', () => {
  for (const [name, spec] of Object.entries(calls)) {
    if (spec.scope !== 'ui') continue;
    const fields = Object.keys(spec.input.entries);
    expect([name, fields.filter((field) => /path|folder|file$/i.test(field))]).toEqual([name, []]);
  }
});
