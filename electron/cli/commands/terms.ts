import { expectValue } from '../../contract/transport/connect.ts';
import type { Invocation } from '../invocation.ts';
import { withEngine } from '../with-engine.ts';

/** The archive's raw word forms that the words of a query reach, each with its level. */
export async function runTerms({ operands, archive, output }: Invocation): Promise<number> {
  return withEngine(archive, { create: false }, async (engine) => {
    const answer = expectValue(await engine.call('search.terms', { query: operands.join(' ') }));
    output.line(answer, () =>
      answer.matches
        .map(
          ({ surface, level, articles }) => `${level.padEnd(9)}  ${String(articles).padStart(7)}  ${surface}`,
        )
        .join('\n'),
    );
    return 0;
  });
}
