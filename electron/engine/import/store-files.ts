import type { DatabaseSync } from 'node:sqlite';
import type { Outcome } from '../../contract/values.ts';
import type { Journal } from '../journal/journal.ts';
import { knownArticles, type StoredArticle } from '../revisions/known-articles.ts';
import type { ImportRules } from '../rules/rules-at-import.ts';
import type { IndexableArticle } from '../search/search-index.ts';
import { ledgerWriter, outcomeOf, type LedgerEntry } from './ledger.ts';
import type { ParsedContent, PreparedFile } from './prepared-file.ts';
import { sourceRegister } from './register-sources.ts';
import { sourceStore, type StoredSource } from './source-store.ts';
import { stagingOf } from './staging.ts';
import { articleStorage, type StoredArticles } from './store-articles.ts';
import { broughtBack, duplicate, importedAs, named, opened, type Verdict } from './verdict.ts';

/** What storing a file did: for the caller, and for the index once the transaction has committed. */
export interface StoredFile {
  /** null for a portion, of which nobody is told before the last. */
  readonly outcome: Outcome | null;
  readonly added: readonly IndexableArticle[];
  /** Numbers of articles that are seen from now on, or no more, beside those that were added. */
  readonly shown: readonly number[];
  readonly hidden: readonly number[];
  /** Numbers of articles whose ignored blocks and corrected titles the index has to read. */
  readonly retold: readonly number[];
  /** Articles that came as new revisions. */
  readonly revised: number;
}

/** Which import stores: `job` names it in the ledger, `unit` is what one undo takes back (see import-reversal.ts). */
export interface ImportUnit {
  readonly job: string;
  readonly unit: string;
}

/** What the ledger tells of a file beside its verdict. */
type Told = Pick<LedgerEntry, 'format' | 'encoding' | 'sha256'>;

const NOTHING = { added: [], shown: [], hidden: [], retold: [] };

/**
 * Stores prepared files one by one, inside the caller's transaction: sources, articles with what the rules say of
 * them, and ledger rows.
 */
export function fileStore(
  db: DatabaseSync,
  rules: ImportRules,
  journal: Pick<Journal, 'performWithin'>,
): (file: PreparedFile, unit: ImportUnit) => StoredFile {
  const sources = sourceStore(db);
  const registerSources = sourceRegister(db, journal);
  const writeLedger = ledgerWriter(db);
  const articlesOf = knownArticles(db);
  const storage = articleStorage(db, rules);
  const staging = stagingOf(db);
  const readable = db.prepare(
    `SELECT 1 FROM ledger WHERE job = ? AND status <> 'rejected' AND substr(path, 1, ?) = ?
     ORDER BY id DESC LIMIT 1`,
  );
  /** Whether a file in a container, in whatever depth, has come through. */
  const holdsText = (job: string, path: string): boolean => {
    const inside = `${path}!/`;
    // SQLite counts code points.
    return readable.get(job, [...inside].length, inside) !== undefined;
  };

  return (prepared, { job, unit }) => {
    const at = Date.now();
    const { path, name, content } = prepared;
    const settle = (
      verdict: Verdict,
      told: Told,
      articles: readonly StoredArticle[],
      { added, shown, hidden, retold, revised }: Partial<StoredArticles> = {},
    ): StoredFile => {
      const entry: LedgerEntry = {
        job,
        at,
        path,
        ...verdict,
        ...told,
        articles: articles.map(({ id, title }) => ({ id, title })),
      };
      writeLedger(entry);
      return {
        outcome: { ...outcomeOf(entry), status: verdict.status },
        added: added ?? [],
        shown: shown ?? [],
        hidden: hidden ?? [],
        retold: retold ?? [],
        revised: revised?.articles ?? 0,
      };
    };

    /** A file that was imported before: a duplicate, or brought back where that had been undone. */
    const again = (known: StoredSource, sha256: string): StoredFile | null => {
      const told = { format: known.format, encoding: known.encoding, sha256 };
      const { present, undone } = articlesOf(known.id);
      if (undone.length > 0) {
        const restored = storage.restore(undone, { unit, at });
        return settle(broughtBack(restored.revised), told, [...present, ...undone], restored);
      }
      return present.length > 0 ? settle(duplicate('same-bytes'), told, present) : null;
    };

    const insertSource = ({ source, file }: ParsedContent): StoredSource =>
      sources.insert(source, file, { name, path, at, ...prepared.place });

    /** A file that is stored in portions: `known` is its source, which the first has made. */
    const last = (parsed: ParsedContent, known: StoredSource): StoredFile => {
      const { file, before = 0 } = parsed;
      const batch = { file, path, source: known.id, unit, at, before };
      const rest = storage.stage(batch);
      const finished = storage.finish(staging.reveal(known.id), batch);
      const { present } = articlesOf(known.id);
      const told = { format: file.format, encoding: file.encoding, sha256: parsed.source.sha256 };
      const verdict =
        finished.shown.length === 0 ? duplicate('same-text') : importedAs(file, finished.revised);
      return settle(verdict, told, present, { ...finished, added: rest.added });
    };

    const whole = (parsed: ParsedContent, known: StoredSource | null): StoredFile => {
      const { file } = parsed;
      const told = { format: file.format, encoding: file.encoding, sha256: parsed.source.sha256 };
      if (file.sources) {
        return settle(named(file.sources.length, registerSources(file.sources)), told, []);
      }
      const source = known ?? insertSource(parsed);
      const stored = storage.store({ file, path, source: source.id, unit, at, before: null });
      const verdict =
        stored.added.length > 0
          ? importedAs(file, stored.revised)
          : duplicate(stored.hasExcerpt ? 'excerpt' : 'same-text');
      return settle(verdict, told, stored.articles, stored);
    };

    if (content.kind === 'refused') {
      const { code, params } = content.error;
      const format = typeof params['format'] === 'string' ? params['format'] : '';
      const told = { format, encoding: '', sha256: content.sha256 };
      return settle({ status: 'rejected', code, params }, told, []);
    }
    if (content.kind === 'container') {
      const { format, files, skipped } = content;
      const told = { format, encoding: '', sha256: content.sha256 };
      return settle(opened(holdsText(job, path), { files, skipped }), told, []);
    }
    const { sha256 } = content.source;
    const known = sources.find(sha256);
    const isMine = known !== null && staging.unitOf(known.id) === unit;
    if (content.kind === 'portion') {
      // Another file of the same bytes has come meanwhile: the last portion says so.
      if (known && !isMine) return { outcome: null, revised: 0, ...NOTHING };
      const source = known ?? insertSource(content);
      if (!known) staging.begin(source.id, unit);
      const { file, before = 0 } = content;
      const staged = storage.stage({ file, path, source: source.id, unit, at, before });
      return { outcome: null, ...staged, revised: 0 };
    }
    if (content.kind === 'parsed' && known && isMine) return last(content, known);
    const seen = known && again(known, sha256);
    if (seen) return seen;
    if (content.kind === 'known') {
      const { format = '', encoding = '' } = known ?? {};
      return settle(duplicate('same-bytes'), { format, encoding, sha256 }, []);
    }
    return whole(content, known);
  };
}
