import type { TextNodes } from './dom-span.ts';

/** UTF-16 offsets into the body, end exclusive. */
export interface TextStretch {
  readonly start: number;
  readonly end: number;
}

/**
 * What of a body is in sight, or a screen away from it, in whole blocks (set-text.ts); null for nothing. What is
 * further off need not be measured: that would lay it out.
 */
export function textInView(scroller: HTMLElement, nodes: TextNodes): TextStretch | null {
  const { top, bottom, height } = scroller.getBoundingClientRect();
  const near = [...scroller.querySelectorAll('.block')].filter((block) => {
    const box = block.getBoundingClientRect();
    return box.bottom > top - height && box.top < bottom + height;
  });
  const last = near.at(-1);
  if (!last) return null;
  // Blank lines before a block belong to it.
  return { start: endOf(near[0]?.previousElementSibling, nodes), end: endOf(last, nodes) };
}

/** Where a block's text ends; 0 for none. */
function endOf(block: Element | null | undefined, nodes: TextNodes): number {
  const text = block?.lastElementChild?.firstChild ?? null;
  return nodes.positionOf(text, text?.textContent?.length ?? 0)?.offset ?? 0;
}
