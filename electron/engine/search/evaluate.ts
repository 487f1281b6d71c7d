import { levelRank, type Level } from '../../text/level.ts';
import { inverseDocumentFrequency, type CollectionStatistics } from './bm25.ts';
import { inField, matchWord } from './leaf-matches.ts';
import type { LeafMatches } from './accumulator.ts';
import type { Workspace } from './workspace.ts';
import { livingArticles, livingMatches } from './living-articles.ts';
import { intersect, subtract, unite, type Ordinals } from './ordinals.ts';
import { matchNear } from './near-matches.ts';
import { matchPhrase } from './phrase-matches.ts';
import type { AndNode, Leaf, NotNode, QueryNode, WordsNode } from './query-tree.ts';
import { addLeafScores } from './score-leaf.ts';
import type { Expansion } from './expansion.ts';
import type { Segment } from './segment.ts';
import type { Reach } from './reach.ts';
import type { TermExpander } from './term-expansion.ts';

/** What a query is evaluated against. */
export interface Collection {
  readonly segments: readonly Segment[];
  readonly statistics: CollectionStatistics;
  readonly expander: TermExpander;
  /** Those of a segment's articles that may be answered. */
  readonly shown: (segment: Segment, ordinals: Ordinals) => Ordinals;
  readonly workspace: Workspace;
}

export interface Evaluation {
  /** Shown articles that match, by number, with their scores, in no particular order. */
  readonly numbers: Uint32Array;
  readonly scores: Float64Array;
  /** How many shown articles each exclusion took away. */
  readonly excluded: ReadonlyMap<NotNode, number>;
}

/** How far words reach: its own level, else that of the search; what is excluded at most `clitic`. */
export function reachOf(leaf: WordsNode, search: Reach, isExcluded: boolean): Reach {
  if (leaf.level !== null) return { level: leaf.level, loose: search.loose };
  const isWide = isExcluded && levelRank(search.level) > levelRank('clitic');
  const level: Level = isWide ? 'clitic' : search.level;
  return { level, loose: search.loose };
}

/**
 * Evaluates the tree: leaves first over all segments, since a leaf's weight needs its frequency in the whole
 * archive; then, by segment, which articles match; and only for those the scores.
 */
export function evaluate(root: QueryNode, search: Reach, collection: Collection): Evaluation {
  const { segments, shown } = collection;
  collection.workspace.sums.fit(segments.reduce((most, { articles }) => Math.max(most, articles.length), 0));
  const leaves = new Map<Leaf, WeighedLeaf>();
  for (const { leaf, isExcluded } of leavesOf(root, false)) {
    leaves.set(
      leaf,
      weighLeaf(leaf, (words) => reachOf(words, search, isExcluded), collection),
    );
  }
  const excluded = new Map<NotNode, number>();
  const found = segments.map((segment, s) => {
    const place: Place = { segment, s, leaves, excluded, collection, conjunctions: new Map() };
    const ordinals = shown(segment, matching(root, place));
    const scores = new Float64Array(ordinals.length);
    if (ordinals.length > 0) addScores(root, ordinals, scores, place);
    return { segment, ordinals, scores };
  });
  return { ...gather(found), excluded };
}

interface WeighedLeaf {
  readonly bySegment: readonly LeafMatches[];
  readonly weight: number;
}

interface Place {
  readonly segment: Segment;
  /** Index of the segment. */
  readonly s: number;
  readonly leaves: ReadonlyMap<Leaf, WeighedLeaf>;
  readonly excluded: Map<NotNode, number>;
  readonly collection: Collection;
  /** What each `and` matched in this segment: within an `or`, its words count only there. */
  readonly conjunctions: Map<AndNode, Ordinals>;
}

function leavesOf(node: QueryNode, isExcluded: boolean): { leaf: Leaf; isExcluded: boolean }[] {
  if (node.kind === 'words' || node.kind === 'near') return [{ leaf: node, isExcluded }];
  if (node.kind === 'not') return leavesOf(node.child, true);
  return node.children.flatMap((child) => leavesOf(child, isExcluded));
}

function weighLeaf(leaf: Leaf, reach: (words: WordsNode) => Reach, collection: Collection): WeighedLeaf {
  const { segments, statistics } = collection;
  const match = leafMatcher(leaf, reach, collection);
  const bySegment = segments.map((segment) => livingMatches(segment, match(segment)));
  let fields = 0;
  for (const { title, body } of bySegment) {
    for (let i = 0; i < title.length; i++) fields += (title[i] === 0 ? 0 : 1) + (body[i] === 0 ? 0 : 1);
  }
  return { bySegment, weight: inverseDocumentFrequency(fields, statistics.articles) };
}

/** Finds the leaf in a segment, its words' forms looked up once. */
function leafMatcher(
  leaf: Leaf,
  reach: (words: WordsNode) => Reach,
  { expander, workspace }: Collection,
): (segment: Segment) => LeafMatches {
  const expand = (node: WordsNode): Expansion[] =>
    node.words.map((word) => expander.expand(word, reach(node)));
  if (leaf.kind === 'near') {
    const operands = leaf.operands.map((alternatives) =>
      alternatives.map((node) => ({ expansions: expand(node), field: node.field })),
    );
    return (segment) => matchNear(segment, operands, leaf.links, workspace);
  }
  const expansions = expand(leaf);
  const [only] = expansions;
  const isWord = expansions.length === 1 && only !== undefined;
  return (segment) => {
    const matches = isWord
      ? matchWord(segment, only, workspace)
      : matchPhrase(segment, expansions, workspace);
    return leaf.field === null ? matches : inField(matches, leaf.field);
  };
}

function leafAt(leaf: Leaf, { leaves, s }: Place): { matches: LeafMatches; weight: number } {
  const weighed = leaves.get(leaf);
  const matches = weighed?.bySegment[s];
  if (weighed === undefined || matches === undefined) throw new Error('a leaf was not looked up');
  return { matches, weight: weighed.weight };
}

/** Which articles of the segment match, hidden ones too. Counts exclusions on the way. */
function matching(node: QueryNode, place: Place): Ordinals {
  if (node.kind === 'words' || node.kind === 'near') return leafAt(node, place).matches.ordinals;
  if (node.kind === 'or') return node.children.map((child) => matching(child, place)).reduce(unite);
  if (node.kind === 'not') return exclude(livingArticles(place.segment), node, place);
  const wanted = node.children
    .filter((child) => child.kind !== 'not')
    .map((child) => matching(child, place))
    .sort((a, b) => a.length - b.length);
  const start = wanted.length > 0 ? wanted.reduce(intersect) : livingArticles(place.segment);
  const ordinals = node.children.reduce(
    (left, child) => (child.kind === 'not' ? exclude(left, child, place) : left),
    start,
  );
  place.conjunctions.set(node, ordinals);
  return ordinals;
}

function exclude(from: Ordinals, node: NotNode, place: Place): Ordinals {
  const { segment, collection, excluded } = place;
  const left = subtract(from, matching(node.child, place));
  const countShown = (ordinals: Ordinals): number => collection.shown(segment, ordinals).length;
  excluded.set(node, (excluded.get(node) ?? 0) + countShown(from) - countShown(left));
  return left;
}

/** Adds to `scores` what the node gives the articles `ordinals`, which all match it. */
function addScores(node: QueryNode, ordinals: Ordinals, scores: Float64Array, place: Place): void {
  if (node.kind === 'words' || node.kind === 'near') {
    const { matches, weight } = leafAt(node, place);
    addLeafScores(matches, weight, place.segment, place.collection.statistics, ordinals, scores);
  } else if (node.kind === 'and') {
    for (const child of node.children) addScores(child, ordinals, scores, place);
  } else if (node.kind === 'or') {
    for (const child of node.children) addAlternative(child, ordinals, scores, place);
  }
}

/** As `addScores`, where only some of the articles may match the node. */
function addAlternative(node: QueryNode, ordinals: Ordinals, scores: Float64Array, place: Place): void {
  if (node.kind !== 'and') {
    addScores(node, ordinals, scores, place);
    return;
  }
  const some = intersect(ordinals, place.conjunctions.get(node) ?? new Int32Array());
  const theirs = new Float64Array(some.length);
  addScores(node, some, theirs, place);
  for (let i = 0, at = 0; i < some.length; i++) {
    while (ordinals[at] !== some[i]) at++;
    scores[at] = (scores[at] ?? 0) + (theirs[i] ?? 0);
  }
}

function gather(
  found: readonly { segment: Segment; ordinals: Ordinals; scores: Float64Array }[],
): Pick<Evaluation, 'numbers' | 'scores'> {
  const total = found.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
  const numbers = new Uint32Array(total);
  const scores = new Float64Array(total);
  let count = 0;
  for (const { segment, ordinals, scores: theirs } of found) {
    scores.set(theirs, count);
    for (let i = 0; i < ordinals.length; i++) numbers[count++] = segment.articles[ordinals[i] ?? 0] ?? 0;
  }
  return { numbers, scores };
}
