import type { Extent } from './lanes.ts';

/**
 * From where to where a range of the text reaches in the window, px; null when it is not laid out. A paragraph in
 * a block out of sight is measured as if its block had its true height, so it is held within the block's guess.
 */
export function extentOf(range: Range): Extent | null {
  const box = range.getBoundingClientRect();
  if (box.height === 0) return null;
  const first = blockOf(range.startContainer);
  const last = blockOf(range.endContainer);
  const top = Math.min(box.top, first?.bottom ?? box.top);
  return { top, bottom: Math.max(top, Math.min(box.bottom, last?.bottom ?? box.bottom)) };
}

function blockOf(node: Node): DOMRect | undefined {
  return node.parentElement?.closest('.deferred')?.getBoundingClientRect();
}
