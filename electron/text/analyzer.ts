import { createArabicStemmer, type ArabicKeys, type ArabicReading } from './arabic/stemmer.ts';
import type { ArabicLexicon } from './arabic/lexicon.ts';
import { exactKey, foldKey, loosen } from './fold.ts';
import { hebrewCliticKeys, hebrewStem, HEBREW_WORD } from './hebrew/stemmer.ts';
import { levelRank, type Level } from './level.ts';
import { withoutPersianAffix } from './persian/affix.ts';
import { snowballStems } from './snowball-stemmer.ts';
import { withoutTurkishSuffix } from './turkish/suffix.ts';

/** Changes whenever a rule changes a key, so that an index knows that it is out of date. */
const RULES_VERSION = '3';

/**
 * The keys by which forms meet, one kind a level; keys of different levels must not be mixed. Arabic keys
 * from `loose` on are in loose letters. Every key set follows from the one before, so forms that share a key
 * at one level share one at all later levels.
 */
export interface TermKeys {
  readonly exact: string;
  readonly folded: string;
  readonly loose: string;
  /** Without proclitics (always first), then without enclitic pronouns too. */
  readonly clitic: readonly string[];
  readonly inflected: readonly string[];
  readonly broad: readonly string[];
}

/** Turns a token into keys. Pure: the same surface always gives the same keys. */
export interface Analyzer {
  /** Identifies rules and lexicon. An index made by another version must be rebuilt. */
  readonly version: string;
  keys(surface: string): TermKeys;
  /** How an Arabic form is read; for words of other scripts the folded word is the stem. */
  read(surface: string): ArabicReading;
}

const ARABIC_WORD = /^[\u0621-\u064A\u066E-\u06D3]+$/;

const ZERO_WIDTH_NON_JOINER = '\u200C';

/** Keys of level `clitic` of a word that is not in Arabic letters; the word first. */
function cliticKeys(folded: string): readonly string[] {
  if (HEBREW_WORD.test(folded)) return hebrewCliticKeys(folded);
  const turkish = folded.includes("'") ? withoutTurkishSuffix(folded) : null;
  return turkish === null ? [folded] : [folded, turkish];
}

/** Keys of level `inflected` of a key of level `clitic`. */
function stemKeys(form: string): readonly string[] {
  if (HEBREW_WORD.test(form)) return [hebrewStem(form)];
  const stems = snowballStems(form);
  return stems.length > 0 ? stems : [form];
}

/** The analyser of all scripts. `arabicLexicon` comes from `parseArabicLexicon`. */
export function createAnalyzer(data: { readonly arabicLexicon: ArabicLexicon }): Analyzer {
  const arabic = createArabicStemmer(data.arabicLexicon);

  /** Persian number, person and degree are inflection: the stem's keys are added from there on. */
  function joinStem(keys: ArabicKeys, stem: string): ArabicKeys {
    const folded = foldKey(stem);
    if (!ARABIC_WORD.test(folded)) return keys;
    const added = arabic.keys(folded);
    const join = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])];
    return {
      clitic: keys.clitic,
      inflected: join(keys.inflected, added.inflected),
      broad: join(keys.broad, added.broad),
    };
  }

  return {
    version: `${RULES_VERSION}+${data.arabicLexicon.hash}`,
    keys(surface) {
      const folded = foldKey(surface);
      const loose = loosen(folded);
      const exact = exactKey(surface);
      if (ARABIC_WORD.test(folded)) {
        const keys = arabic.keys(folded);
        const persian = surface.includes(ZERO_WIDTH_NON_JOINER) ? withoutPersianAffix(surface) : null;
        return { exact, folded, loose, ...(persian === null ? keys : joinStem(keys, persian)) };
      }
      const clitic = cliticKeys(folded);
      const inflected = [...new Set(clitic.flatMap(stemKeys))];
      return { exact, folded, loose, clitic, inflected, broad: inflected };
    },
    read(surface) {
      const folded = foldKey(surface);
      return ARABIC_WORD.test(folded) ? arabic.read(folded) : { proclitics: [], stem: folded, enclitics: [] };
    },
  };
}

export interface MatchOptions {
  /** Whether ى may stand for ي and ة for ه; on by default. */
  readonly loose?: boolean;
}

/** ى for ي, or ة for ه, as last letters: the difference that `loose` forgives. */
function differInLooseLetter(a: string, b: string): boolean {
  const [x, y] = [a.at(-1) ?? '', b.at(-1) ?? ''];
  return x !== y && loosen(x) === loosen(y);
}

function share(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => b.includes(key));
}

/**
 * The lowest level at which two forms meet, or null when they do not up to `maxLevel`.
 *
 * With `loose: false`, forms that are the same after their proclitics but end in ى and ي, or ة and ه, do not
 * meet at any level (على and وعلي, القاهرة and بالقاهره). Other meetings through the same stem stay: حكومته
 * and حكومة differ by a pronoun, الأمريكى and أمريكية by gender.
 */
export function matchLevel(
  query: TermKeys,
  surface: TermKeys,
  maxLevel: Level,
  { loose = true }: MatchOptions = {},
): Level | null {
  const level = lowestLevel(query, surface, loose);
  return level !== null && levelRank(level) <= levelRank(maxLevel) ? level : null;
}

function lowestLevel(query: TermKeys, surface: TermKeys, loose: boolean): Level | null {
  if (query.exact === surface.exact) return 'exact';
  if (query.folded === surface.folded) return 'folded';
  const needsLoose =
    differInLooseLetter(query.folded, surface.folded) && query.clitic[0] === surface.clitic[0];
  if (needsLoose && !loose) return null;
  if (query.loose === surface.loose) return 'loose';
  if (share(query.clitic, surface.clitic)) return 'clitic';
  if (share(query.inflected, surface.inflected)) return 'inflected';
  return share(query.broad, surface.broad) ? 'broad' : null;
}

/** What the tooltip of a match says: «matched as: clitic ل + إيران». In folded letters, ة and ى as loosened. */
export function explainMatch(analyzer: Analyzer, surface: string): ArabicReading {
  return analyzer.read(surface);
}
