import type { Handlers } from '../../contract/transport/serve.ts';
import type { EngineContext } from '../engine-context.ts';
import { countSameBlocks, ignoreBlocks, restoreBlocks } from './ignore-blocks.ts';
import { mergeArticles } from './merge-articles.ts';
import { previewRedecoding, redecodeArticles } from './redecode-articles.ts';
import { splitArticle } from './split-article.ts';

type Calls =
  | 'articles.split'
  | 'articles.merge'
  | 'articles.redecodePreview'
  | 'articles.redecode'
  | 'blocks.same'
  | 'blocks.ignore'
  | 'blocks.restore';

/** Repairs of what an import made of a file. */
export function repairHandlers(context: EngineContext): Pick<Handlers, Calls> {
  return {
    'articles.split': (request) => splitArticle(context, request),
    'articles.merge': (request) => mergeArticles(context, request),
    'articles.redecodePreview': (request, call) => previewRedecoding(context, request, call),
    'articles.redecode': (request, call) => redecodeArticles(context, request, call),
    'blocks.same': (request) => countSameBlocks(context, request),
    'blocks.ignore': (request) => ignoreBlocks(context, request),
    'blocks.restore': (request) => restoreBlocks(context, request),
  };
}
