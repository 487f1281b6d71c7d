import type { FormatOutput } from './format-parser.ts';
import type { ParsedFile } from './parser-host.ts';

type Decoding = Pick<ParsedFile, 'encoding' | 'encodingReason' | 'declaredEncoding' | 'replaced'>;

/** How the text of a file of several parts was decoded: as the part that says most, with what was lost in all of them. */
export function decodedOfParts(parts: readonly Decoding[]): FormatOutput['decoded'] {
  const told =
    parts.find(({ replaced }) => replaced > 0) ??
    parts.find(({ encodingReason }) => encodingReason === 'overruled') ??
    parts[0];
  if (!told) return undefined;
  return {
    encoding: told.encoding,
    reason: told.encodingReason,
    declared: told.declaredEncoding,
    replaced: parts.reduce((sum, { replaced }) => sum + replaced, 0),
  };
}
