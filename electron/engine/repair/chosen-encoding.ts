import { fail, ok, type Result } from '../../contract/result.ts';

// Of the WHATWG Encoding Standard, its "legacy single-byte encodings" and x-user-defined's kin are left out.
const SINGLE_BYTE =
  /^(?:ibm866|iso-8859-\d+(?:-i)?|koi8-[ru]|macintosh|windows-(?:874|125\d)|x-mac-cyrillic)$/;

/** WHATWG name of an encoding as an analyst gives it. Expected failure: `unknown-encoding`. */
export function chosenEncoding(typed: string): Result<string> {
  const label = typed.trim();
  try {
    return ok(new TextDecoder(label).encoding);
  } catch {
    return fail('unknown-encoding', { encoding: label.slice(0, 60) });
  }
}

/** Whether an encoding (WHATWG name) has one character for each byte, so that offsets into two such readings agree. */
export function isSingleByte(encoding: string): boolean {
  return SINGLE_BYTE.test(encoding);
}
