/**
 * MacArabic, the encoding of Arabic Mac OS up to 9, which WHATWG leaves out: bytes 0x80 to 0xFF as UTF-16 units in
 * hexadecimal, from Apple's mapping as Unicode publishes it (MAPPINGS/VENDORS/APPLE/ARABIC.TXT). Its second set of
 * blanks, punctuation and brackets, for text from right to left, is the first one in Unicode; so are not its digits,
 * which are the Arabic ones (0xB0 to 0xB9).
 */
const HIGH_HALF =
  '00c400a000c700c900d100d600dc00e100e000e200e406ba00ab00e700e900e800ea00eb00ed202600ee00ef00f100f3' +
  '00bb00f400f600f700fa00f900fb00fc00200021002200230024066a0026002700280029002a002b060c002d002e002f' +
  '0660066106620663066406650666066706680669003a061b003c003d003e061f274a0621062206230624062506260627' +
  '06280629062a062b062c062d062e062f0630063106320633063406350636063706380639063a005b005c005d005e005f' +
  '0640064106420643064406450646064706480649064a064b064c064d064e064f065006510652067e0679068606d506a4' +
  '06af06880691007b007c007d069806d2';

const CHARACTERS: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const at = (byte - 0x80) * 4;
  return String.fromCharCode(byte < 0x80 ? byte : Number.parseInt(HIGH_HALF.slice(at, at + 4), 16));
});

/** Every byte has a character. */
export function decodeMacArabic(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (const byte of bytes) parts.push(CHARACTERS[byte] ?? '');
  return parts.join('');
}
