import { fail, ok, type Result } from '../../contract/result.ts';
import { knownEncoding } from '../parsers/encoding/known-encoding.ts';

// MacArabic, and of the WHATWG Encoding Standard its "legacy single-byte encodings" without x-user-defined's kin.
const SINGLE_BYTE =
  /^(?:ibm866|iso-8859-\d+(?:-i)?|koi8-[ru]|macintosh|windows-(?:874|125\d)|x-mac-(?:arabic|cyrillic))$/;

/** Name of an encoding as an analyst gives it. Expected failure: `unknown-encoding`. */
export function chosenEncoding(typed: string): Result<string> {
  const label = typed.trim();
  const encoding = knownEncoding(label);
  return encoding === '' ? fail('unknown-encoding', { encoding: label.slice(0, 60) }) : ok(encoding);
}

/** Whether an encoding has one character for each byte, so that offsets into two such readings agree. */
export function isSingleByte(encoding: string): boolean {
  return SINGLE_BYTE.test(encoding);
}
