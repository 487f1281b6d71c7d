import type { Failure } from '../../electron/contract/result.ts';

/** Ids of the articles that stand for one that was split, merged or read anew; none for any other failure. */
export function replacements({ code, params }: Failure): string[] {
  if (code !== 'article-replaced') return [];
  return String(params['by'] ?? '')
    .split(/[\s,]+/)
    .filter((id) => id !== '');
}
