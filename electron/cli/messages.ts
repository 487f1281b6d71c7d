import type { ErrorCode, Failure } from '../contract/result.ts';

type Params = Failure['params'];

/** The first of these parameters that is there, quoted; `otherwise` when none is. */
function named(params: Params, keys: readonly string[], otherwise: string): string {
  for (const key of keys) {
    const value = params[key];
    if (value !== undefined && value !== '') return `"${value}"`;
  }
  return otherwise;
}

const path = (params: Params): string => named(params, ['path', 'name', 'file'], 'it');
const id = (params: Params): string => named(params, ['id', 'name'], 'this id');

/** One English sentence for each code: what happened, to what, and what to do next. */
export const MESSAGES: Readonly<Record<ErrorCode, (params: Params) => string>> = {
  'archive-not-found': (p) =>
    `there is no archive in ${path(p)}; "marsad import" makes one, or name another with --archive`,
  'archive-not-writable': (p) =>
    `the archive ${path(p)} cannot be written; check the folder's permissions or name another with --archive`,
  'archive-in-use': (p) =>
    `another Marsad has the archive ${path(p)} open; close its window or wait for its command to end`,
  'archive-too-new': (p) =>
    `the archive ${path(p)} was made by a newer Marsad; update this program, nothing was changed`,
  'archive-damaged': (p) =>
    `${path(p)} is damaged: its bytes are not those that were stored; restore the newest backup into another folder with "marsad restore"`,
  'disk-full': (p) =>
    `the disk is full at ${path(p)}; free some space and try again, all that was acknowledged is kept`,
  'path-not-found': (p) => `there is no file or folder ${path(p)}; ${p['hint'] ?? 'check the spelling'}`,
  'path-not-readable': (p) => `${path(p)} cannot be read; check its permissions`,
  'not-a-file': (p) => `${path(p)} is neither a file nor a folder, so there is nothing to import`,
  'empty-file': (p) => `${path(p)} is empty`,
  'too-large': (p) =>
    `${path(p)} is larger than Marsad takes (256 MB a file, 20 MB of text an article); split it and import the parts`,
  binary: (p) => `${path(p)} holds no text but binary data`,
  'no-text': (p) => `no text was found in ${path(p)}`,
  'unsupported-format': (p) =>
    `${path(p)} is ${named(p, ['format'], 'of a format')} that Marsad does not read; save it as DOCX, XLSX, PDF or text and import that`,
  'parser-crashed': (p) =>
    `reading ${path(p)} failed; the file is probably damaged, all others were imported`,
  'parser-timeout': (p) => `reading ${path(p)} took too long and was stopped; all others were imported`,
  'parser-memory': (p) => `reading ${path(p)} took too much memory and was stopped; all others were imported`,
  malformed: (p) => `${path(p)} is malformed and could not be read`,
  'link-loop': (p) => `the link ${path(p)} leads back to a folder above it and was not followed`,
  undecodable: (p) =>
    `the character encoding of ${path(p)} could not be made out; save it as UTF-8 and import that`,
  encrypted: (p) => `${path(p)} is protected by a password; save it without one and import that`,
  bomb: (p) =>
    `${path(p)} unpacks to far more than it holds, as only files made to do harm do; nothing of it was read`,
  'too-deep': (p) =>
    `${path(p)} lies in more than ${p['limit'] ?? 8} files one in another; unpack it and import that`,
  'not-a-folder': (p) => `${path(p)} is no folder`,
  'watch-too-wide': (p) => `${path(p)} is too wide to be watched; name a folder inside it`,
  'watch-around-archive': (p) => `${path(p)} holds the archive or lies in it; name another folder`,
  'watch-overlap': (p) => `${path(p)} is watched already through ${p['other'] ?? 'another folder'}`,
  'watch-hidden': (p) => `${path(p)} is hidden; name another folder`,
  'watch-not-found': () => 'this folder is not watched',
  'needs-mapping': (p) =>
    `the columns of ${path(p)} do not say which is the text; name them with --map title=...,body=...`,
  cancelled: () => 'cancelled; what was done before is kept',
  'article-not-found': (p) => `there is no article ${id(p)}; "marsad search" shows ids`,
  'passage-not-found': (p) => `there is no passage ${id(p)}; "marsad passages" shows ids`,
  'tag-not-found': (p) => `there is no tag ${id(p)}`,
  'tag-exists': (p) => `there already is a tag ${named(p, ['name'], 'of this name')}`,
  'saved-search-not-found': (p) => `there is no saved search ${id(p)}`,
  'outlet-not-found': (p) => `there is no outlet ${id(p)} in the source register`,
  'outlet-into-itself': () => 'an outlet cannot be merged into itself; name another one',
  'alias-taken': (p) =>
    `the name ${named(p, ['name'], 'given')} already belongs to ${named(p, ['outlet'], 'another outlet')}; merge the two`,
  'bad-csv': (p) =>
    `line ${p['line'] ?? '?'} is no line of a source register; its first line must name the columns, "name" among them`,
  'rule-not-found': (p) => `there is no rule ${id(p)}`,
  'rule-sets-nothing': () => 'the rule sets no field and reads no date',
  'block-not-found': (p) => `there is no ignored block ${id(p)}`,
  'article-replaced': (p) =>
    `the article ${id(p)} was split, merged, revised or read anew; it is now ${named(p, ['by'], 'other articles')}`,
  'article-derived': (p) => `the article ${id(p)} was made by splitting or merging; undo that first`,
  'split-at-edge': () => 'one side of the split would be empty',
  'split-in-passage': (p) =>
    `the split would cut the passage ${named(p, ['exact'], 'there')}; remove it first, or split elsewhere`,
  'merge-too-few': () => 'merging takes two articles or more',
  'unknown-encoding': (p) =>
    `${named(p, ['encoding'], 'this')} is no encoding that Marsad knows; give a WHATWG name such as windows-1256`,
  'same-encoding': (p) => `the file is already read as ${named(p, ['encoding'], 'that')}`,
  'bin-changed': (p) => `the bin holds ${p['articles'] ?? 'other'} articles by now; nothing was removed`,
  'bad-date': (p) =>
    `${named(p, ['value'], 'this')} is no date; give a year, month, day or instant as 2020, 2020-09, 2020-09-25 or 2020-09-25T14:05+03:00`,
  'too-many': (p) =>
    `${p['count'] ?? 'so many'} are more than one step takes (${p['limit'] ?? 20_000}); do it in parts`,
  'job-not-found': (p) => `there is no import ${named(p, ['job', 'id'], 'of this id')}`,
  'upload-not-found': (p) =>
    `the upload ${named(p, ['upload', 'id'], 'at hand')} is incomplete; send the file again`,
  'original-missing': (p) =>
    `the original ${path(p)} is gone from the archive's folder; restore the newest backup into another folder with "marsad restore"`,
  'bad-span': (p) =>
    `${p['start'] ?? '?'} to ${p['end'] ?? '?'} is no span of a text of ${p['length'] ?? '?'} UTF-16 units; give offsets as "marsad search" and "show" count them, end exclusive, not inside a character`,
  'query-too-long': (p) => `the query is too long; at most ${p['limit'] ?? 2000} characters are read`,
  'nothing-to-undo': () => 'there is nothing to undo',
  'nothing-to-redo': () => 'there is nothing to redo',
  'undo-conflict': (p) =>
    `${named(p, ['label'], 'this operation')} cannot be taken back, since what it made has changed since; nothing was changed`,
  'nothing-to-export': () => 'no passage matches, so nothing was written; "marsad passages" lists them',
  'not-writable': (p) => `${path(p)} cannot be written; check that its folder exists and may be written to`,
  'not-a-backup': (p) => `${path(p)} is no backup made by Marsad`,
  'backup-damaged': (p) =>
    `the backup ${path(p)} is damaged, so nothing of it was restored; try an older one`,
  'target-not-empty': (p) => `${path(p)} is not empty; name an absent or empty folder with --archive`,
  'port-in-use': (p) =>
    `port ${p['port'] ?? ''} is taken; name another with --port, or none for any that is free`,
  'bad-request': (p) =>
    `${named(p, ['field', 'call'], 'the request')} ${p['value'] === undefined ? 'has a value' : `is "${p['value']}", which`} Marsad cannot take`,
  'unknown-call': (p) =>
    `this Marsad knows no ${named(p, ['call'], 'such call')}; both sides must be of one version`,
  'not-allowed': (p) => `${named(p, ['call'], 'this')} is not allowed from here`,
  disconnected: () => 'the engine has closed; what was acknowledged is kept, start again',
  internal: (p) =>
    `something went wrong inside Marsad${p['call'] === undefined ? '' : ` (${p['call']})`}; what was acknowledged is kept, "marsad check" looks for damage`,
};

/** The sentence for a failure. */
export function messageFor({ code, params }: Failure): string {
  return MESSAGES[code](params);
}
