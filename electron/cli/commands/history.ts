import { expectValue } from '../../contract/transport/connect.ts';
import type { Invocation } from '../invocation.ts';
import { countOption } from '../parse-arguments.ts';
import { withEngine } from '../with-engine.ts';

const DEFAULT_LIMIT = 50;
const PAGE = 1000;

/** Takes back the newest operation of the journal, whichever process made it. */
export async function runUndo(invocation: Invocation): Promise<number> {
  return step(invocation, 'history.undo', 'undone');
}

/** Does again what was undone last. */
export async function runRedo(invocation: Invocation): Promise<number> {
  return step(invocation, 'history.redo', 'done again');
}

async function step(
  { archive, output }: Invocation,
  call: 'history.undo' | 'history.redo',
  word: string,
): Promise<number> {
  return withEngine(archive, { create: false }, async (engine) => {
    const { id, label, params } = expectValue(await engine.call(call, { reach: 'any' }));
    output.line({ id, label, params }, () => `${word}: ${described(label, params)}`);
    return 0;
  });
}

/** Operations, newest first, one a line. */
export async function runHistory({ options, archive, output }: Invocation): Promise<number> {
  const limit = countOption('limit', options.limit, DEFAULT_LIMIT);
  const offset = countOption('offset', options.offset, 0);
  return withEngine(archive, { create: false }, async (engine) => {
    for (let shown = 0; shown < limit;) {
      const page = { offset: offset + shown, limit: Math.min(limit - shown, PAGE) };
      const { rows } = expectValue(await engine.call('history.list', page));
      for (const { id, at, label, params, undone } of rows) {
        output.line({ id, at, label, params, undone }, () =>
          [
            String(id).padStart(5),
            new Date(at).toISOString(),
            described(label, params),
            undone ? '(undone)' : '',
          ]
            .join('  ')
            .trimEnd(),
        );
      }
      if (rows.length < page.limit) break;
      shown += rows.length;
    }
    return 0;
  });
}

function described(label: string, params: Readonly<Record<string, string | number>>): string {
  const subject = params['text'] ?? params['name'] ?? params['count'] ?? '';
  return `${label}  ${subject}`.trimEnd();
}
