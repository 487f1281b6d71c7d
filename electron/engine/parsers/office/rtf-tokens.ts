/** What a rich text file is made of, in order (Rich Text Format specification 1.9.1). */
export interface RtfHandler {
  open(): void;
  close(): void;
  /** A control word without its backslash, and its number, null where it has none. */
  word(name: string, parameter: number | null): void;
  /** A control symbol: the one character after a backslash. */
  symbol(character: string): void;
  /** `\'c7`: one byte of text. */
  escaped(byte: number): void;
  /** Bytes as they stand, without line ends. */
  raw(bytes: Uint8Array): void;
  /** Data of `\bin`, which are passed over. */
  binary(): void;
}

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
const APOSTROPHE = 0x27;
const MINUS = 0x2d;
/** The specification's limit is 32 letters; nothing known comes near. */
const MAX_WORD = 40;

/** Tells the handler of a file's tokens until it answers `false` to `goesOn`. Linear in the file's length. */
export function readRtfTokens(bytes: Uint8Array, handler: RtfHandler, goesOn: () => boolean): void {
  let at = 0;
  while (at < bytes.length && goesOn()) {
    const byte = bytes[at];
    if (byte === OPEN) {
      handler.open();
      at++;
    } else if (byte === CLOSE) {
      handler.close();
      at++;
    } else if (byte === BACKSLASH) at = readControl(bytes, at + 1, handler);
    // A NUL is padding after the file's end.
    else if (byte === CR || byte === LF || byte === 0) at++;
    else {
      const start = at;
      while (at < bytes.length && !endsRaw(bytes[at])) at++;
      handler.raw(bytes.subarray(start, at));
    }
  }
}

function endsRaw(byte: number | undefined): boolean {
  return byte === BACKSLASH || byte === OPEN || byte === CLOSE || byte === CR || byte === LF || byte === 0;
}

/** Reads what follows a backslash, answers where it ends. */
function readControl(bytes: Uint8Array, start: number, handler: RtfHandler): number {
  const first = bytes[start];
  if (first === undefined) return start;
  if (first === APOSTROPHE) {
    const high = hexDigit(bytes[start + 1]);
    const low = hexDigit(bytes[start + 2]);
    if (high < 0 || low < 0) return start + 1;
    handler.escaped(high * 16 + low);
    return start + 3;
  }
  if (!isLetter(first)) {
    handler.symbol(String.fromCharCode(first));
    return start + 1;
  }
  let at = start;
  while (isLetter(bytes[at]) && at - start < MAX_WORD) at++;
  const name = String.fromCharCode(...bytes.subarray(start, at));
  const numberStart = at;
  const negative = bytes[at] === MINUS && isDigit(bytes[at + 1]);
  if (negative) at++;
  let value = 0;
  const digits = at;
  for (let byte = bytes[at]; byte !== undefined && isDigit(byte); byte = bytes[++at]) {
    value = Math.min(value * 10 + (byte - 0x30), 0x7fff_ffff);
  }
  const parameter = at === digits ? null : negative ? -value : value;
  if (parameter === null) at = numberStart;
  if (bytes[at] === SPACE) at++;
  if (name !== 'bin') {
    handler.word(name, parameter);
    return at;
  }
  handler.binary();
  return Math.min(bytes.length, at + Math.max(0, parameter ?? 0));
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (isDigit(byte)) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
