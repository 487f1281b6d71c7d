import { expectValue } from '../../contract/transport/connect.ts';
import { articleId } from '../article-id.ts';
import type { Invocation } from '../invocation.ts';
import { counted } from '../output.ts';
import { UsageError } from '../usage-error.ts';
import { withEngine } from '../with-engine.ts';

/** Corrects fields of articles, as one step to undo; an empty value takes a correction back. */
export async function runSet({ operands, options, archive, output }: Invocation): Promise<number> {
  const { source: publisher, published, byline, section, page, language, title } = options;
  const given = Object.entries({ publisher, published, byline, section, page, language, title }).flatMap(
    ([field, value]) => (value === undefined ? [] : [[field, value.trim() === '' ? null : value] as const]),
  );
  if (given.length === 0) throw new UsageError('say what to set; "marsad help set" lists the options');
  return withEngine(archive, { create: false }, async (engine) => {
    const request = { ids: operands.map(articleId), fields: Object.fromEntries(given) };
    const { articles } = expectValue(await engine.call('overrides.set', request));
    output.line({ articles }, () => `${counted(articles, 'article')} corrected`);
    return 0;
  });
}
