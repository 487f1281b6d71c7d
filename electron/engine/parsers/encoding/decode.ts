import { isAscii, isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import { fail, ok, type Result } from '../../../contract/result.ts';
import { byteOrderMark } from './byte-order-mark.ts';
import { declaredEncoding, encodingName } from './declared-encoding.ts';
import { decodeAs, knownEncoding } from './known-encoding.ts';
import { countUnreadable, hasArabicParticles, plausibility } from './plausibility.ts';
import { readTwiceEncoded } from './twice-encoded.ts';
import { looksLikeUtf16 } from './utf16.ts';
import { surveyUtf8 } from './utf8.ts';

/** Text as it was read, and the decision that led to it. */
export interface Decoded {
  /** Without a byte order mark; NUL characters, which no text has, are U+FFFD. */
  readonly text: string;
  /** Name from `knownEncoding` (`utf-8`, `windows-1256` ...), or `utf-8 (twice)`. */
  readonly encoding: string;
  /** `bom`, `declared`, `detected`, `utf-8-valid`, `overruled` (the declaration lied), `chosen`. */
  readonly reason: string;
  /** The declared encoding, '' when none is declared. */
  readonly declared: string;
  /** U+FFFD that decoding made; those that the source itself holds are not counted. */
  readonly replaced: number;
}

export interface DecodeOptions {
  /** A charset the analyst chose. */
  readonly chosen?: string | undefined;
  /** Whether the file may declare its own encoding, as HTML and XML do. */
  readonly declares: boolean;
  /** What the file it lies in, a mail or a web archive, says of it; believed before its own declaration. */
  readonly declared?: string;
}

/** Reads bytes as text: byte order mark, then a declaration that survives checking, then detection. Expected failure: `undecodable`. */
export function decode(
  bytes: Uint8Array,
  { chosen, declares, declared: outer = '' }: DecodeOptions,
): Result<Decoded> {
  const declared = encodingName(outer) || (declares ? declaredEncoding(bytes) : '');
  const { encoding, reason } = decide(bytes, declared, chosen);
  const decoded = read(bytes, encoding, reason, declared);
  return readable(encoding === 'utf-8' && reason !== 'chosen' ? encodedOnce(decoded) : decoded);
}

/** What was encoded as UTF-8 twice is read back, and said so. */
function encodedOnce(decoded: Decoded): Decoded {
  const text = readTwiceEncoded(decoded.text);
  if (text === null) return decoded;
  // What is well-formed UTF-8 says so of itself, be it declared or not.
  return { ...decoded, text, encoding: 'utf-8 (twice)', reason: 'overruled', declared: 'utf-8' };
}

interface Decision {
  readonly encoding: string;
  readonly reason: string;
}

function decide(bytes: Uint8Array, declared: string, chosen: string | undefined): Decision {
  const bom = byteOrderMark(bytes);
  const wanted = knownEncoding(chosen ?? '');
  if (wanted !== '') return { encoding: wanted, reason: 'chosen' };
  if (bom !== '') return { encoding: bom, reason: 'bom' };
  const settle = (encoding: string, otherwise: string): Decision => {
    if (declared === '') return { encoding, reason: otherwise };
    return { encoding, reason: declared === encoding ? 'declared' : 'overruled' };
  };

  const utf16 = looksLikeUtf16(bytes);
  if (utf16) return settle(utf16, 'detected');
  if (isAscii(bytes)) {
    // ASCII says the same in every encoding but the escaped ones, which must be believed.
    return declared === '' || declared === 'utf-8'
      ? settle('utf-8', 'utf-8-valid')
      : { encoding: declared, reason: 'declared' };
  }
  if (isUtf8(bytes)) return settle('utf-8', 'utf-8-valid');
  const survey = surveyUtf8(bytes);
  // Damaged UTF-8: 8-bit text forms a well-formed sequence by chance only.
  if (survey.sequences > 4 * survey.broken) return settle('utf-8', 'detected');
  return detect(bytes, declared);
}

// In the order in which they are believed when the text does not tell them apart.
const CANDIDATES = [
  'windows-1256',
  'windows-1252',
  'iso-8859-6',
  'x-mac-arabic',
  'windows-1251',
  'windows-1254',
  'windows-1253',
  'windows-1255',
  'windows-1250',
  'koi8-r',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-8',
];
const SAMPLE = 48 * 1024;
// From so many letters on chardet tells languages apart whose letters have each other's bytes: Russian, Hebrew, Turkish.
const MIN_STATISTICS = 16;
// By how much another encoding must read better before a declaration is overruled.
const DOUBT = 0.15;
// chardet knows letter statistics; it breaks ties, and brings in the multi-byte encodings.
const CHARDET_WEIGHT = 0.4;
/** What chardet does not know, by its near twin: the letters have the same bytes, other characters do not. */
const TWINS: Readonly<Record<string, string>> = {
  'x-mac-arabic': 'iso-8859-6',
  'windows-1253': 'iso-8859-7',
  'windows-1255': 'iso-8859-8',
};
const MULTI_BYTE = new Set(['big5', 'euc-jp', 'euc-kr', 'gb18030', 'gbk', 'shift_jis', 'iso-2022-jp']);

/** The best of the candidates, the declaration and chardet's proposals, by how the sample reads in each. */
function detect(bytes: Uint8Array, declared: string): Decision {
  const sample = highSample(bytes);
  const confidence = new Map<string, number>();
  for (const match of chardet.analyse(sample)) {
    const name = encodingName(match.name);
    if (name !== '' && name !== 'utf-8') {
      confidence.set(name, Math.max(confidence.get(name) ?? 0, match.confidence / 100));
    }
  }
  const trustOf = (name: string): number =>
    Math.max(confidence.get(name) ?? 0, confidence.get(TWINS[name] ?? '') ?? 0);
  const names = new Set(CANDIDATES);
  if (declared !== '' && declared !== 'utf-8') names.add(declared);
  for (const [name, trust] of confidence) if (trust >= 0.3) names.add(name);

  const readings = new Map<string, number>();
  const scores = new Map<string, number>();
  for (const name of names) {
    if (encodingName(name) === '') continue;
    const trust = trustOf(name);
    const text = decodeAs(sample, name);
    // All its high bytes are letters: any text reads as some kind of Arabic in it.
    if (name === 'x-mac-arabic' && !hasArabicParticles(text)) continue;
    const reads = plausibility(text);
    // Random pairs of bytes make flawless Chinese: there only letter statistics can be believed.
    const likely = MULTI_BYTE.has(name) ? Math.min(reads, trust * 2 - 0.8) : reads;
    readings.set(name, likely);
    scores.set(name, likely + CHARDET_WEIGHT * trust);
  }
  let best = CANDIDATES[0] ?? '';
  for (const [name, score] of scores) if (score > (scores.get(best) ?? -Infinity) + 0.01) best = name;
  const believed = readings.get(declared);
  const isOtherLanguage =
    countHigh(sample) >= MIN_STATISTICS &&
    trustOf(best) > 3 * trustOf(declared) + 0.1 &&
    (readings.get(best) ?? 0) > (believed ?? 0) - 0.02;
  if (believed !== undefined && !isOtherLanguage && believed >= (readings.get(best) ?? 0) - DOUBT) {
    return { encoding: declared, reason: 'declared' };
  }
  return { encoding: best, reason: declared === '' ? 'detected' : 'overruled' };
}

/** Up to 48 KiB from the first byte above ASCII on: markup and scripts may come long before the text. */
function highSample(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  const start = Math.max(0, first - 64);
  const lines: Uint8Array[] = [];
  let size = 0;
  for (let at = start; at < bytes.length && size < SAMPLE;) {
    const end = lineEnd(bytes, at);
    const line = bytes.subarray(at, Math.min(end, at + SAMPLE));
    if (line.some((byte) => byte > 0x7f)) {
      lines.push(line);
      size += line.length;
    }
    at = end;
  }
  return Buffer.concat(lines);
}

function countHigh(bytes: Uint8Array): number {
  let high = 0;
  for (const byte of bytes) if (byte > 0x7f) high++;
  return high;
}

function lineEnd(bytes: Uint8Array, start: number): number {
  const at = bytes.indexOf(0x0a, start);
  return at < 0 ? bytes.length : at + 1;
}

function read(bytes: Uint8Array, encoding: string, reason: string, declared: string): Decoded {
  const raw = decodeAs(bytes, encoding);
  const nuls = raw.split('\0').length - 1;
  const text = nuls > 0 ? raw.replaceAll('\0', '\uFFFD') : raw;
  const replacements = text.split('\uFFFD').length - 1;
  const own = replacements > 0 ? ownReplacements(bytes, encoding) : 0;
  return { text, encoding, reason, declared, replaced: replacements - own };
}

function ownReplacements(bytes: Uint8Array, encoding: string): number {
  if (encoding === 'utf-8') return surveyUtf8(bytes).ownReplacements;
  if (!encoding.startsWith('utf-')) return 0;
  const unit = encoding.startsWith('utf-32') ? [0, 0, 0xff, 0xfd] : [0xff, 0xfd];
  if (encoding.endsWith('le')) unit.reverse();
  let found = 0;
  for (let at = 0; at + unit.length <= bytes.length; at += unit.length) {
    if (unit.every((byte, index) => bytes[at + index] === byte)) found++;
  }
  return found;
}

// One character in four unreadable leaves no sentence whole.
const MAX_UNREADABLE_SHARE = 0.25;
// Below this the words are mixtures of scripts and symbols: the encoding is none of those known.
const MIN_PLAUSIBILITY = -0.8;

function readable(decoded: Decoded): Result<Decoded> {
  const { text, encoding, reason } = decoded;
  const visible = text.length - (text.match(/\s/g)?.length ?? 0);
  if (visible > 0 && countUnreadable(text) / visible > MAX_UNREADABLE_SHARE) {
    return fail('undecodable', { encoding });
  }
  const isGuess = reason === 'detected' || reason === 'overruled';
  const isEightBit = !encoding.startsWith('utf-') && !MULTI_BYTE.has(encoding);
  if (isGuess && isEightBit && plausibility(text.slice(0, SAMPLE)) < MIN_PLAUSIBILITY) {
    return fail('undecodable', { encoding });
  }
  return ok(decoded);
}
