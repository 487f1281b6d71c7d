import type { Article } from '../../electron/contract/values.ts';
import { TextNodes } from './dom-span.ts';
import { paragraphKinds, type ParagraphKind } from './paragraph-kinds.ts';
import { paragraphDirection, type TextDirection } from './paragraph-direction.ts';
import { paragraphsOf } from './text-map.ts';

/** Paragraphs in one block that the browser may leave unpainted while it is out of sight. */
const BLOCK_PARAGRAPHS = 60;
/** For the guess at a block's height while it is out of sight: letters in a full line, and em of a line and a gap. */
const GUESS = { letters: 72, line: 1.85, gap: 0.85 } as const;

/**
 * Sets an article's title and body into their elements: one element a paragraph, whose only child is one text node
 * with exactly the canonical characters; what it is where it is no plain paragraph (a heading, a quote) is its class.
 * Longer texts come in blocks (class `block`) for `content-visibility`.
 */
export function setText(
  article: Pick<Article, 'title' | 'body' | 'structure'>,
  hosts: { readonly title: HTMLElement; readonly body: HTMLElement },
  direction: TextDirection,
): TextNodes {
  const nodes = new TextNodes();
  const title = document.createTextNode(article.title);
  nodes.add('title', { start: 0, end: article.title.length, gap: false }, title);
  hosts.title.replaceChildren(title);

  const paragraphs = paragraphsOf(article.body);
  const kinds = paragraphKinds(article.body, paragraphs, article.structure);
  const spaced = paragraphs.some((paragraph) => paragraph.gap);
  const blocks: HTMLElement[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    if (index % BLOCK_PARAGRAPHS === 0) blocks.push(document.createElement('div'));
    const text = article.body.slice(paragraph.start, paragraph.end);
    const node = document.createTextNode(text);
    const element = document.createElement('p');
    element.dir = paragraphDirection(text, direction);
    // Without a single blank line in the text, every line end parts paragraphs.
    if (index > 0 && (paragraph.gap || !spaced)) element.classList.add('apart');
    setKind(element, kinds[index]);
    element.append(node);
    blocks.at(-1)?.append(element);
    nodes.add('body', paragraph, node);
  }
  for (const block of blocks) {
    block.className = blocks.length > 2 ? 'block deferred' : 'block';
    if (blocks.length > 2) block.style.setProperty('--guess', `${guessHeight(block)}em`);
  }
  hosts.body.replaceChildren(...blocks);
  return nodes;
}

function setKind(element: HTMLElement, kind: ParagraphKind | null | undefined): void {
  if (!kind) return;
  element.classList.add(kind.kind);
  if (kind.marked) element.classList.add('marked');
  if (kind.kind !== 'heading') return;
  element.setAttribute('role', 'heading');
  element.setAttribute('aria-level', '2');
}

/** Height of a block in em, from its letters alone; the browser keeps the true one once it has painted it. */
function guessHeight(block: HTMLElement): number {
  let height = 0;
  for (const element of block.children) {
    const lines = Math.ceil((element.textContent?.length ?? 0) / GUESS.letters);
    height += lines * GUESS.line + (element.classList.contains('apart') ? GUESS.gap : 0);
  }
  return Math.round(height);
}
