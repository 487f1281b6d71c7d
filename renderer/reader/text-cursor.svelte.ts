import type { Span } from '../../electron/contract/values.ts';
import { isMac } from '../keyboard/dispatcher.svelte.ts';
import { motionOf, type Motion } from './caret-motion.ts';
import type { Painted } from './paint.ts';
import { trimmed } from './grapheme.ts';
import { passageAt } from './passage-order.ts';
import type { Reading } from './reading.svelte.ts';
import { scrollBy } from './reveal.ts';
import { settle } from './settle.ts';
import { paragraphEdge } from './text-map.ts';

/** Where the caret stands in the window, px. */
export interface CaretBox {
  readonly x: number;
  readonly top: number;
  readonly height: number;
}

/** How much of a paragraph must be in sight to count as in view, px. */
const LINE_IN_VIEW = 8;

/**
 * The caret and the selection in the article's text. The browser's own selection is the truth, so that mouse,
 * keyboard and copying agree; what it covers is kept in `reading.selected`.
 */
export class TextCursor {
  /** Null while something is selected or the caret is elsewhere. */
  caret = $state.raw<CaretBox | null>(null);
  private readonly scroller: HTMLElement;
  private readonly page: () => Painted | null;
  private readonly reading: Reading;
  /** A caret position that the program chose: it leaves the current passage as it is. */
  private placed: { node: Node; offset: number } | null = null;

  constructor(scroller: HTMLElement, page: () => Painted | null, reading: Reading) {
    this.scroller = scroller;
    this.page = page;
    this.reading = reading;
  }

  /** Takes over what the browser's selection now covers. `elsewhere`: a text field or panel has the keyboard. */
  read(elsewhere: boolean): void {
    this.measure();
    const page = this.page();
    const selection = getSelection();
    if (!page || !selection || elsewhere) return;
    const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
    if (!range || !this.scroller.contains(range.commonAncestorContainer)) {
      if (this.reading.selected) this.reading.selected = null;
      this.reading.caret = null;
      return;
    }
    if (!range.collapsed) {
      this.reading.caret = null;
      const span = page.nodes.spanOf(range);
      const meant = span && trimmed(page[span.field], span);
      this.reading.selected = span && meant ? { field: span.field, ...meant } : null;
      return;
    }
    this.reading.selected = null;
    const at = page.nodes.positionOf(range.startContainer, range.startOffset);
    this.reading.caret = at;
    const { placed } = this;
    if (placed?.node === range.startContainer && placed.offset === range.startOffset) return;
    this.placed = null;
    if (at) this.reading.passage = passageAt(this.reading.passages, at.field, at.offset)?.id ?? '';
  }

  /** Puts the caret at an offset without choosing another passage. */
  place(field: Span['field'], offset: number): void {
    const point = this.page()?.nodes.pointOf(field, offset);
    if (!point) return;
    this.placed = point;
    getSelection()?.collapse(point.node, point.offset);
  }

  /** Selects in the text what `reading.selected` says, after a panel had the keyboard. */
  restore(): void {
    const { selected } = this.reading;
    const range = selected && this.page()?.nodes.rangeOf(selected);
    if (range)
      getSelection()?.setBaseAndExtent(
        range.startContainer,
        range.startOffset,
        range.endContainer,
        range.endOffset,
      );
  }

  /** Gives a selection up; the caret stays at its end. */
  collapse(): void {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !this.holds(selection)) return;
    const range = selection.getRangeAt(0);
    this.placed = { node: range.endContainer, offset: range.endOffset };
    selection.collapseToEnd();
  }

  /** Moves the caret or extends the selection by key; answers whether the key was one for that. */
  keydown(event: KeyboardEvent): boolean {
    const page = this.page();
    const selection = getSelection();
    if (!page || !selection) return false;
    const paragraph = selection.focusNode?.parentElement?.closest('p, .title');
    const rtl = paragraph instanceof HTMLElement && paragraph.dir === 'rtl';
    const motion = motionOf(event, rtl, isMac);
    if (!motion) return false;
    if (!this.holds(selection) || (selection.isCollapsed && !this.isInView(selection))) this.placeInView();
    this.move(page, selection, motion);
    settle(() => this.showFocus(selection));
    return true;
  }

  /** Puts the caret where reading goes on: at the first line in view. */
  placeInView(): void {
    const { top } = this.scroller.getBoundingClientRect();
    const inView = (element: Element): boolean => element.getBoundingClientRect().bottom > top + LINE_IN_VIEW;
    // Blocks first: measuring a paragraph of one that is out of sight would lay it out.
    const block = [...this.scroller.querySelectorAll('.title, .block')].find(inView);
    const line = block && ([...block.querySelectorAll('p')].find(inView) ?? block);
    const node = line?.firstChild;
    if (!node) return;
    this.placed = { node, offset: 0 };
    getSelection()?.collapse(node, 0);
  }

  /** Whether the browser's selection is in the text. */
  holds(selection: Selection | null = getSelection()): boolean {
    const page = this.page();
    return page !== null && page.nodes.positionOf(selection?.focusNode ?? null, 0) !== null;
  }

  /** Measures the caret again, after the text moved. */
  measure(): void {
    const selection = getSelection();
    this.caret = selection?.isCollapsed && this.holds(selection) ? caretBox(selection) : null;
  }

  private move(page: Painted, selection: Selection, motion: Motion): void {
    const before = { node: selection.focusNode, offset: selection.focusOffset };
    if (motion.kind === 'step') {
      selection.modify(motion.extend ? 'extend' : 'move', motion.direction, motion.by);
      if (!this.holds(selection) && before.node) {
        if (motion.extend) selection.extend(before.node, before.offset);
        else selection.collapse(before.node, before.offset);
      }
      return;
    }
    const at = page.nodes.positionOf(before.node, before.offset);
    if (!at) return;
    const lines = page.nodes.paragraphs(at.field);
    if (motion.kind === 'paragraph') {
      // From a bare caret the paragraph around it is taken whole.
      let from = at.offset;
      if (selection.isCollapsed) {
        from += motion.forward ? -1 : 1;
        const near = paragraphEdge(lines, at.offset + (motion.forward ? 1 : -1), !motion.forward);
        this.select(page, selection, { ...at, offset: near }, true);
      }
      this.select(page, selection, { ...at, offset: paragraphEdge(lines, from, motion.forward) }, false);
      return;
    }
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) return;
    if (motion.kind === 'text-edge' && !motion.extend) {
      const end = page.nodes.paragraphs('body').at(-1)?.end ?? 0;
      this.select(
        page,
        selection,
        motion.forward ? { field: 'body', offset: end } : { field: 'title', offset: 0 },
        true,
      );
      return;
    }
    if (motion.kind === 'all') {
      this.select(page, selection, { ...at, offset: first.start }, true);
      this.select(page, selection, { ...at, offset: last.end }, false);
    } else {
      this.select(
        page,
        selection,
        { ...at, offset: motion.forward ? last.end : first.start },
        !motion.extend,
      );
    }
  }

  private select(
    page: Painted,
    selection: Selection,
    { field, offset }: { field: Span['field']; offset: number },
    anew: boolean,
  ): void {
    const point = page.nodes.pointOf(field, offset);
    if (!point) return;
    if (anew) selection.collapse(point.node, point.offset);
    else selection.extend(point.node, point.offset);
  }

  private isInView(selection: Selection): boolean {
    const box = caretBox(selection);
    const { top, bottom } = this.scroller.getBoundingClientRect();
    return box !== null && box.top + box.height > top && box.top < bottom;
  }

  /** Scrolls just so far that the moving end of the selection is in view; answers whether it had to. */
  private showFocus(selection: Selection): boolean {
    const box = caretBox(selection);
    if (!box) return false;
    const { top, bottom } = this.scroller.getBoundingClientRect();
    const margin = box.height * 1.5;
    const above = box.top - (top + margin);
    const below = box.top + box.height - (bottom - margin);
    if (above < 0) return scrollBy(this.scroller, above);
    return below > 0 && scrollBy(this.scroller, below);
  }
}

/** The box of the selection's moving end; a collapsed range has none at some line ends, then its neighbour's edge. */
function caretBox(selection: Selection): CaretBox | null {
  const node = selection.focusNode;
  if (!(node instanceof Text)) return null;
  const range = document.createRange();
  range.setStart(node, selection.focusOffset);
  range.collapse(true);
  const own = [...range.getClientRects()].at(-1);
  if (own && own.height > 0) return { x: own.left, top: own.top, height: own.height };
  const at = Math.min(selection.focusOffset, node.length - 1);
  if (at < 0) return null;
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  const beside = range.getBoundingClientRect();
  const rtl = node.parentElement?.dir === 'rtl';
  const after = selection.focusOffset > at;
  return { x: after === rtl ? beside.left : beside.right, top: beside.top, height: beside.height };
}
