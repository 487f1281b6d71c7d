import type { DatabaseSync } from 'node:sqlite';
import type { ArticleText } from '../../text/article.ts';
import { integerOf, textOf, type SqlRow } from '../archive/row.ts';
import { identityOf, isOwn, type Identity } from './identity.ts';
import { judgeRevision } from './judge-revision.ts';

/** A text that an import offers, or brings back. */
export interface OfferedText extends ArticleText, Identity {
  /** `sources.id` of its file. */
  readonly source: number;
  /** `articles.number` where it has a row; 0 otherwise. */
  readonly number: number;
}

/** What stands in the archive for the same article. */
export type Previous =
  | { readonly kind: 'none' }
  | { readonly kind: 'revision' | 'excerpt'; readonly id: string; readonly number: number };

interface Standing extends ArticleText, Identity {
  readonly id: string;
  readonly number: number;
  readonly source: number;
}

// What was split or merged is no longer the one article that its address names.
const STANDING = `
  SELECT number, id, source, title, body, address, document FROM articles
  WHERE number IN (
      SELECT number FROM articles WHERE address = :address AND address <> ''
      UNION SELECT number FROM articles WHERE document = :document AND document <> '')
    AND +hidden = 0 AND number <> :number
    AND id NOT IN (SELECT article FROM derivations WHERE kind <> 'redecode')
    AND NOT EXISTS (SELECT 1 FROM article_sources
      WHERE article_sources.article = articles.number AND article_sources.source = :source)
  ORDER BY length(body) DESC, number DESC`;

const UNKNOWN = '?';

/**
 * Finds the visible article whose revision, or excerpt, an offered text is: the longest of the same identity that
 * it may replace. Articles of one file are never each other's, and an identity that two of a file share is none.
 * Call inside a transaction: the first call works out the identities of articles from before there were any.
 */
export function previousArticle(db: DatabaseSync): (offered: OfferedText) => Previous {
  const standing = db.prepare(STANDING);
  let areKnown = false;
  return (offered) => {
    if (!areKnown) identifyOlder(db);
    areKnown = true;
    const { address, document, source, number } = offered;
    if (address === '' && document === '') return { kind: 'none' };
    const found = standing.all({ address, document, source, number }).map(standingOf);
    const sources = found.map((article) => article.source);
    const isShared = new Set(sources).size < sources.length || sources.includes(source);
    if (isShared) return { kind: 'none' };
    const judged = found.map((article) => {
      const shared: Identity = {
        address: article.address === address ? address : '',
        document: article.document === document ? document : '',
      };
      return { article, verdict: judgeRevision(article, offered, isOwn(shared)) };
    });
    for (const kind of ['excerpt', 'revision'] as const) {
      const met = judged.find(({ verdict }) => verdict === kind)?.article;
      if (met) return { kind, id: met.id, number: met.number };
    }
    return { kind: 'none' };
  };
}

/** Identities that more than one of a file's articles has: they name none of them. */
export function sharedIdentities(identities: readonly Identity[]): (identity: Identity) => Identity {
  const seen = new Map<string, number>();
  for (const { address, document } of identities) {
    for (const key of [`a ${address}`, `d ${document}`]) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return ({ address, document }) => ({
    address: (seen.get(`a ${address}`) ?? 0) > 1 ? '' : address,
    document: (seen.get(`d ${document}`) ?? 0) > 1 ? '' : document,
  });
}

function identifyOlder(db: DatabaseSync): void {
  const update = db.prepare('UPDATE articles SET address = ?, document = ? WHERE number = ?');
  const older = db
    .prepare(
      `SELECT number, url, publisher, document_number AS documentNumber FROM articles
       WHERE address = ? AND address <> ''`,
    )
    .all(UNKNOWN);
  for (const row of older) {
    const { address, document } = identityOf({
      url: textOf(row, 'url'),
      publisher: textOf(row, 'publisher'),
      documentNumber: textOf(row, 'documentNumber'),
    });
    update.run(address, document, integerOf(row, 'number'));
  }
}

function standingOf(row: SqlRow): Standing {
  return {
    id: textOf(row, 'id'),
    number: integerOf(row, 'number'),
    source: integerOf(row, 'source'),
    title: textOf(row, 'title'),
    body: textOf(row, 'body'),
    address: textOf(row, 'address'),
    document: textOf(row, 'document'),
  };
}
