import { ok, type Result } from '../../electron/contract/result.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';

/** What would go with the bin. */
export interface BinContents {
  readonly articles: number;
  readonly passages: number;
}

const PAGE = 1000;

/** Counts the articles in the bin and the passages in them. */
export async function binContents(engine: EngineClient): Promise<Result<BinContents>> {
  let passages = 0;
  for (let offset = 0; ;) {
    const page = await engine.call('articles.list', { binned: true, offset, limit: PAGE });
    if (!page.ok) return page;
    const { rows, total } = page.value;
    passages += rows.reduce((sum, row) => sum + row.passages, 0);
    offset += rows.length;
    if (rows.length === 0 || offset >= total) return ok({ articles: total, passages });
  }
}
