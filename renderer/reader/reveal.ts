import type { Span } from '../../electron/contract/values.ts';
import type { Painted } from './paint.ts';
import { settle } from './settle.ts';

/** Brings a span into view, centred where it was out of sight. */
export function revealSpan({ nodes }: Painted, scroller: HTMLElement, span: Span): void {
  const range = nodes.rangeOf(span);
  if (!range) return;
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  settle(() => {
    const box = range.getBoundingClientRect();
    const view = scroller.getBoundingClientRect();
    const margin = Math.min(96, view.height / 5);
    if (box.top >= view.top + margin && box.bottom <= view.bottom - margin) return false;
    const offset = box.height > view.height - 2 * margin ? margin : (view.height - box.height) / 2;
    return scrollBy(scroller, box.top - view.top - offset);
  });
}

/** Scrolls by so many px; answers whether anything moved (at the ends nothing does). */
export function scrollBy(scroller: HTMLElement, distance: number): boolean {
  const before = scroller.scrollTop;
  scroller.scrollTop += distance;
  return Math.abs(scroller.scrollTop - before) >= 1;
}
