import { basename } from 'node:path';
import type { Failure } from '../../contract/result.ts';
import type { OverrideField } from '../../contract/values.ts';
import type { ParsedFile } from '../parsers/parser-host.ts';
import type { MemberItem, MemberPlace } from './member-item.ts';
import type { SourceBytes } from './read-source.ts';

/** A file as it is stored: what a parser found, or what the analyst wrote of a file of another format. */
export interface ImportedFile extends Omit<ParsedFile, 'format'> {
  readonly format: string;
  /** Fields that the analyst has typed: no rule sets them. */
  readonly typed?: readonly OverrideField[];
  /** Two pictures are two articles, even with the same title and no text. */
  readonly sameTextIsAnother?: boolean;
}

/** One offered file, read and parsed, ready to be stored. */
export interface PreparedFile {
  /** As the ledger shows it. */
  readonly path: string;
  readonly name: string;
  readonly content:
    | { readonly kind: 'refused'; readonly error: Failure; readonly sha256: string }
    /** The archive has these bytes and their articles. */
    | { readonly kind: 'known'; readonly source: SourceBytes }
    | ParsedContent
    | OpenedContainer;
  /** Where it lies, for a file that was found in another one. */
  readonly place?: Pick<MemberPlace, 'container' | 'member'>;
  /** What lies in it and goes before it; absent when nothing more does. */
  readonly opened?: Opened;
}

/** The articles of a file; `file` has those that are stored with this commit. */
export interface ParsedContent {
  readonly kind: 'parsed' | 'portion';
  readonly source: SourceBytes;
  readonly file: ImportedFile;
  /**
   * How many articles of the file have been stored before, in portions (`kind` 'portion') that nobody sees before the
   * last, which is the file itself ('parsed').
   */
  readonly before?: number;
}

/** A file that only holds others (a ZIP): it is not kept itself, they are. */
export interface OpenedContainer {
  readonly kind: 'container';
  readonly sha256: string;
  readonly format: string;
  /** Files in it that were offered, and entries that were left out. */
  readonly files: number;
  readonly skipped: number;
}

/** A portion of what lies in a file. */
export interface Opened {
  readonly members: readonly MemberItem[];
  /** Portions of its own articles; they are stored after the members. */
  readonly portions: readonly PreparedFile[];
  readonly place: MemberPlace;
  /** The file again, with the next portion or, at the end, ready to be stored. */
  readonly rest: () => Promise<PreparedFile>;
}

/** A refusal as it is stored. */
export function refused(path: string, error: Failure, sha256: string): PreparedFile {
  return { path, name: basename(path), content: { kind: 'refused', error, sha256 } };
}
