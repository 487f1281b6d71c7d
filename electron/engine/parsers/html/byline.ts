// What stands before a name, in the languages of the press; a colon or a dash may follow.
const LEAD =
  /^(?:بقلم|كتابة|كتب(?:ت)?(?=\s*[:：\-–—])|إعداد|اعداد|written by|by|par|von|автор|نویسنده|מאת)(?![\p{L}\p{M}])\s*[:：\-–—]?\s*/iu;
const TRAIL = /[\s|/:：\-–—,،]+$/u;

/** A byline without «بقلم:», "By" and the like; agencies that stand beside a name («سلمى حداد، وكالات») stay. */
export function cleanByline(text: string): string {
  return text.replace(LEAD, '').replace(TRAIL, '').trim();
}
