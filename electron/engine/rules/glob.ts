/**
 * Whether a whole name fits a pattern, in which `*` stands for any characters and `?` for one, both as `nameKey` has
 * them. Steps are at most the product of both lengths, whatever the pattern: of several stars only the
 * last one passed is ever gone back to.
 */
export function globMatches(pattern: string, name: string): boolean {
  const signs = [...pattern];
  const characters = [...name];
  let sign = 0;
  let at = 0;
  let star = -1;
  let resumed = 0;
  while (at < characters.length) {
    if (signs[sign] === '*') {
      star = sign++;
      resumed = at;
    } else if (signs[sign] === '?' || signs[sign] === characters[at]) {
      sign++;
      at++;
    } else if (star >= 0) {
      sign = star + 1;
      at = ++resumed;
    } else {
      return false;
    }
  }
  while (signs[sign] === '*') sign++;
  return sign === signs.length;
}

/** A name of a file or folder as it is compared: file systems differ in normal form and in case. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
