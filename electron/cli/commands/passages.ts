import { expectValue } from '../../contract/transport/connect.ts';
import type { Invocation } from '../invocation.ts';
import { counted, oneLine } from '../output.ts';
import { withEngine } from '../with-engine.ts';

const PAGE = 1000;

/** Passages of a selection, one a line, in the order of import of their articles and then of the text. */
export async function runPassages({ options, archive, output }: Invocation): Promise<number> {
  const selection = {
    ...(options.tag === undefined ? {} : { tag: options.tag }),
    ...(options.query === undefined ? {} : { query: options.query }),
  };
  return withEngine(archive, { create: false }, async (engine) => {
    const { tags } = expectValue(await engine.call('tags.list', {}));
    const names = new Map(tags.map(({ id, name }) => [id, name]));
    let offset = 0;
    for (;;) {
      const page = expectValue(await engine.call('passages.list', { ...selection, offset, limit: PAGE }));
      for (const passage of page.rows) {
        const { id, article, field, start, end, exact, memo, anchor } = passage;
        const tagged = passage.tags.map((tag) => names.get(tag) ?? tag);
        output.line({ id, article, field, start, end, exact, tags: tagged, memo, anchor }, () => {
          const place = `${article} ${field} ${start}-${end}`;
          const flagged = anchor === 'exact' ? '' : ` (${anchor})`;
          return `${id}  ${place}${flagged}  [${tagged.join('; ')}]  ${oneLine(exact)}`;
        });
      }
      offset += page.rows.length;
      if (page.rows.length === 0 || offset >= page.total) break;
    }
    if (!output.json) output.line(null, () => counted(offset, 'passage'));
    return 0;
  });
}
