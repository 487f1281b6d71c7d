import * as v from 'valibot';

/**
 * Stable codes of expected failures. The UI and the command line translate a code and its parameters
 * into a sentence that says what happened, to which file, and what to do next; codes never change meaning.
 */
export const ERROR_CODES = [
  // archive
  'archive-not-found',
  'archive-not-writable',
  'archive-in-use',
  'archive-too-new',
  'archive-damaged',
  'disk-full',
  // import
  'path-not-found',
  'path-not-readable',
  'not-a-file',
  'empty-file',
  'too-large',
  'binary',
  'no-text',
  'unsupported-format',
  'parser-crashed',
  'parser-timeout',
  'parser-memory',
  'malformed',
  'link-loop',
  'undecodable',
  'encrypted',
  'bomb',
  'too-deep',
  'needs-mapping',
  // watch folders
  'not-a-folder',
  'watch-too-wide',
  'watch-around-archive',
  'watch-overlap',
  'watch-hidden',
  'watch-not-found',
  'cancelled',
  // things asked for
  'article-not-found',
  'passage-not-found',
  'tag-not-found',
  'tag-exists',
  'saved-search-not-found',
  'outlet-not-found',
  'outlet-into-itself',
  'alias-taken',
  'bad-csv',
  'rule-not-found',
  'rule-sets-nothing',
  'block-not-found',
  'article-replaced',
  'article-derived',
  'split-at-edge',
  'split-in-passage',
  'merge-too-few',
  'unknown-encoding',
  'same-encoding',
  'bin-changed',
  'bad-date',
  'too-many',
  'job-not-found',
  'upload-not-found',
  'original-missing',
  'bad-span',
  'query-too-long',
  // history
  'nothing-to-undo',
  'nothing-to-redo',
  'undo-conflict',
  // delivery
  'nothing-to-export',
  'not-writable',
  'not-a-backup',
  'backup-damaged',
  'target-not-empty',
  // loopback shell
  'port-in-use',
  // transport
  'bad-request',
  'unknown-call',
  'not-allowed',
  'disconnected',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export const failureSchema = v.object({
  code: v.picklist(ERROR_CODES),
  /** What the sentence needs to name: `path`, `id`, `limit` ... Never a stack trace. */
  params: v.record(v.string(), v.union([v.string(), v.number()])),
});

/** An expected failure. Bugs throw instead. */
export type Failure = v.InferOutput<typeof failureSchema>;

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail(code: ErrorCode, params: Failure['params'] = {}): { ok: false; error: Failure } {
  return { ok: false, error: { code, params } };
}
