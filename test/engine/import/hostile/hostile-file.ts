/** A file made to do harm, or broken as real ones are, and what must become of it. */
export interface HostileFile {
  /** Its name in the folder that is imported; unique. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /**
   * `refused`: a ledger row that says why. `read`: articles, and nothing worse. `either`: both are fine, the row must
   * be there. Without a reader, `unsupported-format` is a refusal like any other.
   */
  readonly outcome: 'refused' | 'read' | 'either';
  /** Words that must never be found in an article of it: what only an expanded entity or a fetched file would say. */
  readonly never?: string;
}

export function hostile(
  name: string,
  bytes: Uint8Array | string,
  outcome: HostileFile['outcome'],
  never?: string,
): HostileFile {
  return {
    name,
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    outcome,
    ...(never === undefined ? {} : { never }),
  };
}

/** An ordinary sentence, so that a file has something to be read. */
export const SENTENCE = 'قال مدير الميناء إن العمل يسير كما خُطط له، وإن الرصيف الجديد سيفتح غداً أمام السفن.';
