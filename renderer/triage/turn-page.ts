/** Lines that stay in view when a page is turned, px. */
const OVERLAP = 64;

/** Turns a page of the open article; false where it shows its end (or its beginning, backwards) already. */
export function turnPage(by: 1 | -1): boolean {
  const scroller = document.querySelector<HTMLElement>('[data-reader]');
  const text = scroller?.firstElementChild;
  if (!scroller || !text) return false;
  const view = scroller.getBoundingClientRect();
  const { top, bottom } = text.getBoundingClientRect();
  // Below the text there is empty room: it is no page.
  if (by > 0 ? bottom <= view.bottom : top >= view.top) return false;
  scroller.scrollBy({ top: by * Math.max(OVERLAP, view.height - OVERLAP), behavior: 'auto' });
  return true;
}
