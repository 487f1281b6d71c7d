import { expectValue } from '../../contract/transport/connect.ts';
import type { Invocation } from '../invocation.ts';
import { articleId } from '../article-id.ts';
import { withEngine } from '../with-engine.ts';

/** An article: its text, what is known of it, and the hash of the file that it came from. */
export async function runShow({ operands, archive, output }: Invocation): Promise<number> {
  const [id = ''] = operands;
  return withEngine(archive, { create: false }, async (engine) => {
    const {
      source,
      structure: _structure,
      details: _details,
      ...article
    } = expectValue(await engine.call('articles.get', { id: articleId(id) }));
    output.line(article, () => {
      const { title, body, byline, publisher, section, page, published, language, url, documentNumber } =
        article;
      const facts = {
        byline,
        publisher,
        section,
        page,
        published,
        language,
        url,
        number: documentNumber,
        file: source.path,
      };
      const known = Object.entries({ id: article.id, ...facts, sha256: article.sha256 }).filter(
        ([, value]) => value !== '',
      );
      const lines = known.map(([name, value]) => `${name.padEnd(9)}  ${value}`);
      return [article.titleOverride || title, '', ...lines, '', body].join('\n');
    });
    return 0;
  });
}
