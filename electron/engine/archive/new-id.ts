import { randomBytes } from 'node:crypto';

// RFC 4648 base32 in lower case without padding: no two digits that look alike, safe in file names.
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const CHARACTERS = 13;

/** A fresh opaque id: `prefix` (`a` article, `b` ignored block, `j` job, `o` outlet, `p` passage, `r` rule, `s` saved search, `t` tag, `w` watch folder) and 13 base32 characters, 65 random bits. */
export function newId(prefix: 'a' | 'b' | 'j' | 'o' | 'p' | 'r' | 's' | 't' | 'w'): string {
  let id: string = prefix;
  for (const byte of randomBytes(CHARACTERS)) id += BASE32.charAt(byte & 31);
  return id;
}
