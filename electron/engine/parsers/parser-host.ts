import type { Failure, Result } from '../../contract/result.ts';
import type { FilePlace } from './byte-source.ts';

/** Formats that are read, by the names that the ledger and the command line show. */
export const FORMATS = [
  'txt',
  'md',
  'html',
  'mhtml',
  'pdf',
  'docx',
  'odt',
  'rtf',
  'epub',
  'csv',
  'tsv',
  'xlsx',
  'json',
  'jsonl',
  'nexis',
  'factiva',
  'europresse',
  'rss',
  'atom',
  'rdf',
  'jsonfeed',
  'opml',
  'eml',
  'mbox',
  'telegram',
  'srt',
  'vtt',
  'newsml-g2',
  'nitf',
  'ninjs',
  'warc',
  'wacz',
  'zip',
  'gzip',
] as const;
export type Format = (typeof FORMATS)[number];

export const STRUCTURE_KINDS = ['heading', 'caption', 'item', 'quote'] as const;

/** What a stretch of a body is where it is no plain paragraph. UTF-16 offsets, end exclusive. */
export interface StructureSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: (typeof STRUCTURE_KINDS)[number];
}

/** From this UTF-16 offset of the body on, the page or the time of a recording that a citation names. */
export interface Locator {
  readonly start: number;
  readonly kind: 'page' | 'time';
  /** As it is cited: `12`, `iv`, `00:14:05`. */
  readonly label: string;
}

/** One article as a parser found it. Unknown metadata are empty strings. */
export interface ParsedArticle {
  readonly title: string;
  readonly body: string;
  readonly byline: string;
  readonly publisher: string;
  readonly section: string;
  readonly page: string;
  /** ISO 8601 day or instant with its zone. */
  readonly published: string;
  /** By content, the document's own declaration where that leaves it open: BCP 47 primary subtag or 'und'. */
  readonly language: string;
  readonly url: string;
  /** The number that a database or agency gives the item. */
  readonly documentNumber: string;
  /** Ascending, without overlap. */
  readonly structure: readonly StructureSpan[];
  /** Ascending. */
  readonly locators: readonly Locator[];
  /** What else the file says of it, by names of their own: `channel`, `forwardedFrom`, `rights`, `captured`. At most 40. */
  readonly details: Readonly<Record<string, string>>;
}

/** A file that lies in another and is imported as one of its own: an entry of a ZIP, an attachment. */
export interface Member {
  /** Its path inside, with `/`, as it is shown; made safe, never used as a path. */
  readonly name: string;
  /** null: it could not be taken out, for this reason. */
  readonly bytes: Uint8Array | null;
  readonly error?: Failure | undefined;
}

/** A source that a list of feeds names. */
export interface NamedSource {
  readonly name: string;
  /** Hosts of its addresses, without `www.`. */
  readonly addresses: readonly string[];
}

/** Which column of a table is which field; the header's name, or the number of the column from 1 as text. */
export type ColumnMapping = Readonly<Partial<Record<MappedField, string>>>;
export const MAPPED_FIELDS = [
  'title',
  'body',
  'byline',
  'publisher',
  'section',
  'page',
  'published',
  'language',
  'url',
  'documentNumber',
] as const;
export type MappedField = (typeof MAPPED_FIELDS)[number];

export interface ParseRequest {
  readonly bytes: Uint8Array;
  /** Bytes of the whole file where `bytes` is only its start. */
  readonly size?: number;
  /** Where the whole file lies: without it, one that is larger than `bytes` is named or refused, never read. */
  readonly file?: FilePlace;
  /** File name with extension, for sniffing's last resort and for messages. */
  readonly name: string;
  /** A charset the analyst chose; overrides all detection. */
  readonly encoding?: string;
  /** Skips sniffing: pasted HTML or text, already decoded to UTF-8. */
  readonly format?: 'txt' | 'html';
  /** The columns of a table, as the analyst has named them. */
  readonly mapping?: ColumnMapping;
  /** Mappings confirmed before, by the header of their tables (tables/table.ts). */
  readonly mappings?: Readonly<Record<string, ColumnMapping>>;
  /** `ParsedFile.next` of the answer before: a container's members come in portions that fit into memory. */
  readonly cursor?: number;
}

export interface ParsedFile {
  readonly format: Format;
  readonly encoding: string;
  /** Why this encoding: `bom`, `declared`, `detected`, `utf-8-valid`, `overruled` (the declaration lied), `chosen`, `format` (the format fixes it). */
  readonly encodingReason: string;
  /** What the document declares, '' when nothing. */
  readonly declaredEncoding: string;
  /** Bytes that the encoding could not read and that became U+FFFD. */
  readonly replaced: number;
  /** None in a container of other files. One of a PDF without text has an empty body. */
  readonly articles: readonly ParsedArticle[];
  readonly members: readonly Member[];
  /** Asks for the rest, of members and of articles; null at the end. */
  readonly next: number | null;
  /** Entries of a container that are no documents and were left out. */
  readonly skipped?: number;
  /** Of a list of feeds, which has no articles. */
  readonly sources?: readonly NamedSource[];
}

/** A running parser child, as its shell provides it (`child_process.fork` or Electron's `utilityProcess.fork`). */
export interface ParserProcess {
  readonly pid: number | undefined;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

/** What each shell supplies: hostile bytes are parsed in child processes only. */
export interface ParserHost {
  spawn(): ParserProcess;
}

/** What the engine uses: a pool over a host, with deadline, memory watchdog and restarts. */
export interface Parsers {
  /** Expected failures: `unsupported-format`, `binary`, `empty-file`, `too-large`, `no-text`, `undecodable`, `malformed`, `parser-crashed`, `parser-timeout`, `parser-memory`, `too-deep`, `bomb`, `encrypted`, `needs-mapping`, `cancelled`. */
  parse(request: ParseRequest, signal?: AbortSignal): Promise<Result<ParsedFile>>;
  close(): void;
}
