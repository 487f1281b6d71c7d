import type { Result } from '../../contract/result.ts';
import type { ByteSource } from './byte-source.ts';
import type { Decoded } from './encoding/decode.ts';
import type { ColumnMapping, Format, Member, NamedSource, ParsedArticle, ParsedFile } from './parser-host.ts';

/** What a format's reader gets of a file. */
export interface FormatInput {
  /** The whole file; only its start for a format that is read in place (`READ_IN_PLACE`). */
  readonly bytes: Uint8Array;
  /** The whole file. The same object for each portion, as long as the child that has it goes on with it. */
  readonly source: ByteSource;
  /** File name with extension, for messages and for what only a name says. */
  readonly name: string;
  readonly format: Format;
  /**
   * The bytes as text: byte order mark, a declaration that survives checking (looked for only where the format
   * `declares` one), then detection; a charset that the analyst chose goes before all. Expected failure: `undecodable`.
   */
  decode(options: {
    readonly declares: boolean;
    /** A stretch of the file in a charset of its own, and what the file says that charset is. */
    readonly part?: { readonly bytes: Uint8Array; readonly declared: string };
  }): Result<Decoded>;
  /** How the columns of a table are named, where the analyst has said so. */
  readonly mapping: ColumnMapping | null;
  /** Mappings confirmed before, by the header of their tables. */
  readonly mappings: Readonly<Record<string, ColumnMapping>>;
  /** Where to go on in a container; 0 at first. */
  readonly cursor: number;
  /** Take all of a page's body: it was pasted. */
  readonly wholeBody: boolean;
  /**
   * Reads bytes that lie in this file as a file of their own (the HTML of a mail, a page of a web archive).
   * Fails with `too-deep` beyond `MAX_NESTING`.
   */
  parsePart(part: Part): Promise<Result<ParsedFile>>;
}

export interface Part {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Skips sniffing. */
  readonly format?: Format;
  /** What the container says of its charset: believed as a declaration is, where it survives checking. */
  readonly encoding?: string;
}

/** What a format's reader found. */
export interface FormatOutput {
  /** What the file turned out to be where that is not what it was sniffed as: a Word document that a database exported. */
  readonly format?: Format;
  /** In the order of the file. */
  readonly articles: readonly FoundArticle[];
  readonly members?: readonly Member[];
  readonly next?: number | null;
  /** Entries of a container that are no documents and were left out. */
  readonly skipped?: number;
  readonly sources?: readonly NamedSource[];
  /** How its text was decoded; a format that fixes its encoding leaves it out. */
  readonly decoded?: Pick<Decoded, 'encoding' | 'reason' | 'declared' | 'replaced'>;
}

/** Fields that a format does not have are left out. */
export type FoundArticle = Pick<ParsedArticle, 'title' | 'body'> & Partial<ParsedArticle>;

/** A format's reader. Pure, and run in parser children only; whatever it throws becomes `malformed`. */
export type FormatParser = (input: FormatInput) => Result<FormatOutput> | Promise<Result<FormatOutput>>;
