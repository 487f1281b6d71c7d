import { EXPORT_FORMATS, type Selection } from '../../contract/values.ts';
import { expectValue } from '../../contract/transport/connect.ts';
import type { Invocation } from '../invocation.ts';
import { counted } from '../output.ts';
import { choiceOption } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { withEngine } from '../with-engine.ts';

const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Writes the passages of a selection, and the manifest, to files. */
export async function runExport({ options, archive, resolvePath, output }: Invocation): Promise<number> {
  const format = choiceOption('format', options.format, EXPORT_FORMATS);
  if (format === undefined) throw new UsageError(`name a format: --format ${EXPORT_FORMATS.join('|')}`);
  if (options.out === undefined) throw new UsageError('name the file: --out FILE');
  const language = choiceOption('language', options.language, ['ar', 'en']) ?? 'ar';
  const path = resolvePath(options.out);
  const selection: Selection = {
    ...(options.tag === undefined ? {} : { tag: options.tag }),
    ...(options.query === undefined ? {} : { query: options.query }),
    ...(options.from === undefined ? {} : { from: dayOption('from', options.from) }),
    ...(options.to === undefined ? {} : { to: dayOption('to', options.to) }),
  };
  return withEngine(archive, { create: false }, async (engine) => {
    const written = expectValue(await engine.call('export.write', { format, selection, language, path }));
    output.line(written, () => `${counted(written.passages, 'passage')} to ${written.path}`);
    return 0;
  });
}

function dayOption(name: string, typed: string): string {
  if (!DAY.test(typed)) throw new UsageError(`--${name} takes a day, month or year such as 2020-09-25`);
  return typed;
}
