import yauzl from 'yauzl';
import { withoutBidiControls } from '../../../text/bidi.ts';
import { plausibility } from '../encoding/plausibility.ts';

const UTF8_FLAG = 0x800;
const UNICODE_PATH = 0x7075;

// The upper halves of the code pages that DOS and Windows packers write names in (Unicode's MICSFT/PC tables).
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0';
const CP720 =
  '\u0080\u0081éâ\u0084à\u0086çêëèïî\u008D\u008E\u008F\u0090\u0651\u0652ô¤ـûùءآأؤ£إئابةتثجحخدذرزسشص«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀ضطظعغفµقكلمنهوىي≡\u064B\u064C\u064D\u064E\u064F\u0650≈°∙·√ⁿ²■\u00A0';

/**
 * An entry's name: UTF-8 where the entry says so (flag, or Info-ZIP's Unicode path) or the bytes are such; else in the
 * code page in which it reads best.
 */
export function zipEntryName(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw;
  const isUnicode =
    (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 ||
    entry.extraFields.some(({ id }) => id === UNICODE_PATH);
  if (isUnicode) return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, true);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return legacyName(raw);
  }
}

function legacyName(raw: Uint8Array): string {
  const readings = [
    inCodePage(raw, CP437),
    new TextDecoder('windows-1256').decode(raw),
    inCodePage(raw, CP720),
  ];
  const scores = readings.map((reading) => plausibility(reading));
  return readings[scores.indexOf(Math.max(...scores))] ?? '';
}

function inCodePage(raw: Uint8Array, upper: string): string {
  return Array.from(raw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : upper[byte - 0x80])).join('');
}

const MAX_NAME = 1000;

/**
 * A path inside a container as it is shown: `/` between its parts, no way up, no drive, no controls or bidi overrides,
 * at most 1,000 units. '' where nothing remains.
 */
export function safeMemberName(name: string): string {
  const parts = withoutBidiControls(name.slice(-4 * MAX_NAME))
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .split(/[/\\]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));
  return parts.join('/').slice(-MAX_NAME).toWellFormed();
}

/** The same names, those that occur again told apart by a number: `a.txt`, `a.txt (2)`. */
export function distinctMemberNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    let count = counts.get(name) ?? 1;
    let distinct = count === 1 ? name : `${name} (${count})`;
    while (taken.has(distinct)) distinct = `${name} (${++count})`;
    counts.set(name, count + 1);
    taken.add(distinct);
    return distinct;
  });
}
