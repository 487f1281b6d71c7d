import { expectValue } from '../../contract/transport/connect.ts';
import type { Invocation } from '../invocation.ts';
import { counted } from '../output.ts';
import { withEngine } from '../with-engine.ts';

/** Verifies the archive; exit code 1 when something is not as it should be. */
export async function runCheck({ archive, output }: Invocation): Promise<number> {
  return withEngine(archive, { create: false }, async (engine) => {
    const verdict = expectValue(await engine.call('archive.check', {}));
    output.line(verdict, () =>
      [
        ...verdict.findings.map(({ code, params }) => {
          const details = Object.entries(params).map(([name, value]) => `${name}: ${value}`);
          return [code, ...details].join('  ');
        }),
        `${counted(verdict.articles, 'article')}, ${counted(verdict.originals, 'original')}, ` +
          `${counted(verdict.segments, 'index segment')}: ${verdict.ok ? 'all sound' : counted(verdict.findings.length, 'finding')}`,
      ].join('\n'),
    );
    return verdict.ok ? 0 : 1;
  });
}

/** Makes the search index anew from the articles. */
export async function runRebuildIndex({ archive, output }: Invocation): Promise<number> {
  return withEngine(archive, { create: false }, async (engine) => {
    const rebuilt = expectValue(await engine.call('archive.rebuildIndex', {}));
    output.line(rebuilt, () => `${counted(rebuilt.articles, 'article')} indexed`);
    return 0;
  });
}
