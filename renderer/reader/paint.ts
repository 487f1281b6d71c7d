import type { Article, Highlight as Hit, Passage, Span } from '../../electron/contract/values.ts';
import { LEVELS } from '../../electron/text/level.ts';
import type { TextNodes } from './dom-span.ts';
import { wholeClusters } from './grapheme.ts';

/** Names in the registry of the CSS Custom Highlight API; their looks are in CSS `::highlight(name)`. */
const TAG_COLORS = 12;
const NAMES = {
  plain: 'passage-plain',
  current: 'passage-current',
  pending: 'pending',
  cluster: 'hit-cluster',
  hit: 'hit-current',
  ignored: 'ignored',
} as const;

/** Higher ones are painted over lower ones. */
const PRIORITY = { ignored: 0, tag: 0, current: 2, pending: 3, hit: 4, currentHit: 5 } as const;

export interface Painted {
  readonly nodes: TextNodes;
  readonly title: string;
  readonly body: string;
}

/** Paints passages by their first tag's colour; `color` answers its index, or null for a tag unknown. */
export function paintPassages(
  page: Painted,
  passages: readonly Passage[],
  color: (tag: string) => number | null,
): void {
  const byName = new Map<string, AbstractRange[]>();
  for (const passage of passages) {
    if (passage.anchor === 'lost') continue;
    const tag = passage.tags.map(color).find((each) => each !== null);
    const name = tag === undefined ? NAMES.plain : `tag-${tag}`;
    add(byName, name, whole(page, passage));
  }
  for (let index = 0; index < TAG_COLORS; index++) register(`tag-${index}`, byName, PRIORITY.tag);
  register(NAMES.plain, byName, PRIORITY.tag);
}

/** Marks the passage that commands act on. */
export function paintCurrentPassage(page: Painted, passage: Passage | undefined): void {
  paintOne(page, NAMES.current, passage && passage.anchor !== 'lost' ? passage : null, PRIORITY.current);
}

/**
 * Paints hits by level. The mark is exactly the matched characters; where it starts or ends inside a ligature, the
 * rest of the shape gets a background of its own (`hit-cluster`).
 */
export function paintHits(page: Painted, hits: readonly Hit[]): void {
  const byName = new Map<string, AbstractRange[]>();
  for (const hit of hits) {
    add(byName, `hit-${hit.level}`, exact(page, hit));
    const cluster = wholeClusters(textOf(page, hit), hit);
    if (cluster.start < hit.start)
      add(byName, NAMES.cluster, exact(page, { ...hit, ...cluster, end: hit.start }));
    if (cluster.end > hit.end)
      add(byName, NAMES.cluster, exact(page, { ...hit, ...cluster, start: hit.end }));
  }
  for (const level of LEVELS) register(`hit-${level}`, byName, PRIORITY.hit);
  register(NAMES.cluster, byName, PRIORITY.hit);
}

/** Marks the hit that next and previous are at. */
export function paintCurrentHit(page: Painted, hit: Hit | undefined): void {
  paintOne(page, NAMES.hit, hit ?? null, PRIORITY.currentHit);
}

/** Paints what the palette is about to tag, while the palette has the keyboard and the selection is not shown. */
export function paintPending(page: Painted, span: Span | null): void {
  paintOne(page, NAMES.pending, span, PRIORITY.pending);
}

/** Dims blocks that search and counts pass over. */
export function paintIgnored(page: Painted, blocks: Article['ignored']): void {
  const byName = new Map<string, AbstractRange[]>();
  for (const block of blocks) add(byName, NAMES.ignored, exact(page, block));
  register(NAMES.ignored, byName, PRIORITY.ignored);
}

/** Takes every mark of the reader off. */
export function clearPaint(): void {
  const levels = LEVELS.map((level) => `hit-${level}`);
  const tags = Array.from({ length: TAG_COLORS }, (_, index) => `tag-${index}`);
  for (const name of [...levels, ...tags, ...Object.values(NAMES)]) CSS.highlights.delete(name);
}

function paintOne(page: Painted, name: string, span: Span | null, priority: number): void {
  const byName = new Map<string, AbstractRange[]>();
  if (span) add(byName, name, whole(page, span));
  register(name, byName, priority);
}

function textOf(page: Painted, { field }: Span): string {
  return page[field];
}

function exact({ nodes }: Painted, { field, start, end }: Span): AbstractRange | null {
  const range = nodes.rangeOf({ field, start, end });
  return range && new StaticRange(range);
}

function whole(page: Painted, span: Span): AbstractRange | null {
  return exact(page, { field: span.field, ...wholeClusters(textOf(page, span), span) });
}

function add(byName: Map<string, AbstractRange[]>, name: string, range: AbstractRange | null): void {
  if (!range) return;
  const ranges = byName.get(name);
  if (ranges) ranges.push(range);
  else byName.set(name, [range]);
}

function register(name: string, byName: ReadonlyMap<string, AbstractRange[]>, priority: number): void {
  const ranges = byName.get(name);
  if (!ranges) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
}
