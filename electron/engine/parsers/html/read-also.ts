import { isElement, TEXT_NODE, type HtmlElement, type HtmlNode } from './html-document.ts';
import { nodesOf } from './html-survey.ts';
import { measureLinks } from './link-text.ts';

// How news sites announce links to other pages, by language.
const PHRASE = new RegExp(
  '^[\\s\\p{P}\\p{S}]*(?:' +
    [
      '[اإأ]قر[أئ](?:وا|ي)? (?:أيضا|ايضا|المزيد|كذلك)',
      'شاهد(?:وا)? (?:أيضا|ايضا|المزيد|كذلك)',
      '(?:مواضيع|موضوعات|أخبار|اخبار|مقالات) (?:ذات صلة|متعلقة|مرتبطة)',
      '(?:قد|ربما) (?:يهمك|يعجبك)(?: أيضا| ايضا)?',
      '(?:à )?(?:lire|voir) aussi',
      'sur le même sujet',
      'read (?:more|also|next)',
      'also read',
      'see also',
      'more on this(?: story)?',
      'related(?: (?:articles|stories|topics|news|posts|content))?',
      'بیشتر بخوانید',
      '(?:مطالب|اخبار) مرتبط',
      'читайте (?:также|ещ[её])',
      'по теме',
      'קראו (?:גם|עוד)',
      'ayrıca oku\\w*',
      'ilgili haberler',
    ].join('|') +
    ')(?![\\p{L}\\p{M}])',
  'iu',
);
const LONGEST_PHRASE = 40;
const BLOCK = /^(?:p|div|li|ul|ol|h[1-6]|section|aside|blockquote|table|td|tr|figure|center)$/;
// Besides the phrase and the links: a colon, a date, a « | ».
const MAX_OTHER_TEXT = 24;
const MOST_BLOCKS = 30;

/** Removes «اقرأ أيضاً» and the like where it announces links; a sentence that begins so stays. */
export function removeReadAlso(root: HtmlElement): void {
  for (const block of findReadAlso(root)) block.remove();
}

function findReadAlso(root: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (const node of nodesOf(root)) {
    if (node.nodeType !== TEXT_NODE) continue;
    const phrase = PHRASE.exec(withoutMarks((node.textContent ?? '').slice(0, 2 * LONGEST_PHRASE)))?.[0];
    if (phrase === undefined) continue;
    const block = blockOf(node, root);
    if (!block) continue;
    const { total, linked, links } = measureLinks(block);
    if (total - linked > phrase.length + MAX_OTHER_TEXT) continue;
    if (links > 0 && linked > phrase.length) {
      found.push(block);
      continue;
    }
    const announced = linkBlocksAfter(block);
    if (announced.length > 0) found.push(block, ...announced);
  }
  return found;
}

function withoutMarks(text: string): string {
  return text.replace(/[\u064B-\u0652\u0640]/g, '');
}

/** The block that a text stands in, or the outermost one that holds nothing else. */
function blockOf(node: HtmlNode, root: HtmlElement): HtmlElement | null {
  let block: HtmlElement | null = null;
  for (let at = node.parentNode; at && at !== root; at = at.parentNode) {
    if (!isElement(at)) return block;
    if (block && hasOtherText(at, block)) return block;
    if (BLOCK.test(at.localName)) block = at;
  }
  return block;
}

function hasOtherText(outer: HtmlElement, inner: HtmlElement): boolean {
  for (let child = outer.firstChild; child; child = child.nextSibling) {
    if (child !== inner && (child.textContent ?? '').trim() !== '') return true;
  }
  return false;
}

/** The blocks that follow a heading such as «مواضيع ذات صلة», as long as they are links. */
function linkBlocksAfter(block: HtmlElement): HtmlElement[] {
  const blocks: HtmlElement[] = [];
  for (let at = block.nextSibling; at && blocks.length < MOST_BLOCKS; at = at.nextSibling) {
    if (!isElement(at)) {
      if ((at.textContent ?? '').trim() !== '') break;
      continue;
    }
    const { total, linked, links } = measureLinks(at);
    if (total === 0 && links === 0) continue;
    if (links === 0 || linked * 5 < total * 4) break;
    blocks.push(at);
  }
  return blocks;
}
