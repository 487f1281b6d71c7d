import type { HtmlElement } from './html-document.ts';
import { measureLinks } from './link-text.ts';

const SHORTEST = 20;
const LONGEST = 600;

/** The lines between headline and text that say what it is about, folded to one; '' where the page marks none. */
export function findStandfirst(elements: readonly HtmlElement[], title: string): string {
  for (const element of elements) {
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim().toWellFormed();
    if (text.length < SHORTEST || text.length > LONGEST || text === title) continue;
    const { total, linked } = measureLinks(element);
    if (linked * 2 < total) return text;
  }
  return '';
}
