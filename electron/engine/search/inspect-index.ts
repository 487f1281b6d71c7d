import type { Analyzer } from '../../text/analyzer.ts';
import type { ArticleStore } from './article-store.ts';
import { IndexState } from './index-state.ts';
import { withRemoved } from './living-articles.ts';
import { decodeSegment, SEGMENT_FORMAT, type Segment } from './segment.ts';
import type { DictionaryEntry } from './term-dictionary.ts';
import { checksumOf, type SegmentStore, type StoredSegment } from './segment-store.ts';

/** Something wrong with the stored index; rebuilding it is the cure for all. Codes are stable. */
export interface IndexFinding {
  readonly code:
    | 'index-outdated'
    | 'index-terms-damaged'
    | 'index-segment-damaged'
    | 'index-articles-missing'
    | 'index-articles-unknown';
  readonly params: Record<string, string | number>;
}

/** What an index was made by: layout and analyser. */
export function indexVersion(analyzer: Analyzer): string {
  return `${SEGMENT_FORMAT} ${analyzer.version}`;
}

/** Reads the stored index, checking all of it against checksums and the archive's articles. `state` is null when anything is wrong. */
export function inspectIndex(
  store: SegmentStore,
  articles: ArticleStore,
  analyzer: Analyzer,
): { state: IndexState | null; findings: IndexFinding[] } {
  if (store.version() !== indexVersion(analyzer)) {
    return { state: null, findings: [{ code: 'index-outdated', params: {} }] };
  }
  const findings: IndexFinding[] = [];
  const terms = store.terms();
  if (terms.some(({ id }, i) => id !== i + 1)) findings.push({ code: 'index-terms-damaged', params: {} });
  const segments: Segment[] = [];
  const removals = store.removals();
  for (const stored of store.segments()) {
    const segment = readSegment(stored, terms, removals.get(stored.id) ?? []);
    if (segment === null) findings.push({ code: 'index-segment-damaged', params: { segment: stored.id } });
    else segments.push(segment);
  }
  if (findings.length === 0) findings.push(...compareArticles(segments, articles.numbers()));
  // A term that no segment brought has no keys: no word but itself would find it.
  const keyed = segments.reduce((sum, { keyTerms }) => sum + keyTerms.length, 0);
  if (findings.length === 0 && keyed !== terms.length) {
    findings.push({ code: 'index-terms-damaged', params: {} });
  }
  if (findings.length > 0) return { state: null, findings };
  const state = new IndexState(analyzer);
  for (const entry of terms) state.dictionary.append(entry);
  for (const segment of segments) state.append(segment, []);
  return { state, findings };
}

function readSegment(
  { id, checksum, data }: StoredSegment,
  terms: readonly DictionaryEntry[],
  removed: readonly number[],
): Segment | null {
  const segment = decodeSegment(id, data);
  if (segment === null || (segment.terms.at(-1) ?? 0) > terms.length) return null;
  const surfaces = Array.from(segment.keyTerms, (term) => terms[term - 1]?.surface ?? '');
  if (checksumOf(data, surfaces) !== checksum) return null;
  if (removed.some((ordinal) => ordinal < 0 || ordinal >= segment.articles.length)) return null;
  return removed.length === 0 ? segment : withRemoved(segment, removed);
}

/** Every article must be in the index once, copies that were removed aside. */
function compareArticles(segments: readonly Segment[], numbers: readonly number[]): IndexFinding[] {
  const wanted = new Set(numbers);
  let unknown = 0;
  for (const { articles, removed } of segments) {
    articles.forEach((number, ordinal) => {
      if (removed?.has(ordinal)) return;
      if (!wanted.delete(number)) unknown++;
    });
  }
  const findings: IndexFinding[] = [];
  if (wanted.size > 0) findings.push({ code: 'index-articles-missing', params: { articles: wanted.size } });
  if (unknown > 0) findings.push({ code: 'index-articles-unknown', params: { articles: unknown } });
  return findings;
}
