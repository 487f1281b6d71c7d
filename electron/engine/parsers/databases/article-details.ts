import { cleanLine } from './text-block.ts';

// What `ParsedArticle.details` allows.
const MAX_DETAILS = 40;

/** Details as they are kept: one line each, empty ones left out, at most 40. */
export function detailsOf(entries: Iterable<readonly [string, string]>): Record<string, string> {
  const details: Record<string, string> = {};
  let count = 0;
  for (const [name, raw] of entries) {
    const value = cleanLine(raw);
    if (value === '' || count >= MAX_DETAILS || Object.hasOwn(details, name)) continue;
    details[name] = value;
    count++;
  }
  return details;
}

/** A byline without the word before the names: «By», «Par», «Von», «Por», «بقلم». */
export function bylineOf(raw: string): string {
  return cleanLine(raw)
    .replace(/^(?:by|par|von|por|di|de notre correspondant,?)[:\s]\s*/iu, '')
    .replace(/^(?:بقلم|كتب|كتبت|إعداد)\s*[:\s]\s*/u, '')
    .slice(0, 500);
}

/** The number of words that a line names («1,204 words», «712 mots», «٣٤٠ كلمة»); '' for another line. */
export function wordCount(raw: string): string {
  const match =
    /^([\d\u0660-\u0669][\d\u0660-\u0669.,'\u066C \u00A0\u202F]{0,12}) ?(?:words?|mots?|wörter|palabras|parole|palavras|woorden|слова?|слово|كلمة|كلمات|字|個字|语|ワード|문자|kelime|sözcük)$/iu.exec(
      cleanLine(raw).slice(0, 60),
    );
  return (match?.[1] ?? '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/\D/g, '');
}
