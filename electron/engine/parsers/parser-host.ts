import type { Result } from '../../contract/result.ts';

/** One article as a parser found it. Unknown metadata are empty strings. */
export interface ParsedArticle {
  readonly title: string;
  readonly body: string;
  readonly byline: string;
  readonly publisher: string;
  readonly section: string;
  readonly page: string;
  readonly published: string;
  /** By content, the document's own declaration where that leaves it open: BCP 47 primary subtag or 'und'. */
  readonly language: string;
  readonly url: string;
}

export interface ParseRequest {
  readonly bytes: Uint8Array;
  /** Bytes of the whole file where `bytes` is only its start: such a file is named or refused, never read. */
  readonly size?: number;
  /** File name with extension, for sniffing's last resort and for messages. */
  readonly name: string;
  /** A charset the analyst chose; overrides all detection. */
  readonly encoding?: string;
  /** Skips sniffing: pasted HTML or text, already decoded to UTF-8. */
  readonly format?: 'txt' | 'html';
}

export interface ParsedFile {
  readonly format: 'txt' | 'html';
  readonly encoding: string;
  /** Why this encoding: `bom`, `declared`, `detected`, `utf-8-valid`, `overruled` (the declaration lied), `chosen`. */
  readonly encodingReason: string;
  /** What the document declares, '' when nothing. */
  readonly declaredEncoding: string;
  /** Bytes that the encoding could not read and that became U+FFFD. */
  readonly replaced: number;
  readonly articles: readonly ParsedArticle[];
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
  /** Expected failures: `unsupported-format`, `binary`, `empty-file`, `too-large`, `no-text`, `undecodable`, `malformed`, `parser-crashed`, `parser-timeout`, `parser-memory`, `cancelled`. */
  parse(request: ParseRequest, signal?: AbortSignal): Promise<Result<ParsedFile>>;
  close(): void;
}
