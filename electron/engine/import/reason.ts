import type { Failure } from '../../contract/result.ts';

type Params = Failure['params'];

/** One plain English sentence for a ledger code, for the command line; the UI makes its own from code and params. */
export function reasonFor(code: string, params: Params): string {
  const sentence = SENTENCES[code];
  return sentence ? sentence(params) : `This file could not be imported (${code}).`;
}

const SENTENCES: Readonly<Record<string, (params: Params) => string>> = {
  'same-bytes': () => 'This very file is in the archive already.',
  opened: ({ files, skipped }) =>
    `Files in it were imported one by one (${files})${skipped ? `; left out as no documents: ${skipped}` : ''}.`,
  'sources-named': ({ sources, entered }) =>
    `This list names sources (${sources}); new in the source register: ${entered}.`,
  'same-text': () => 'An article with the same text is in the archive already.',
  excerpt: () =>
    'An article of the same address or number, with all that this one says, is in the archive already.',
  revised: ({ articles, exact = 0, moved = 0, changed = 0, lost = 0 }) =>
    `${articles === 1 ? '1 article is' : `${articles} articles are`} a new revision of one in the archive.${anchored({ exact, moved, changed, lost })}`,
  'charset-overruled': ({ declared, encoding }) =>
    `The page says it is ${declared}, but it is written in ${encoding} and was read so.`,
  'charset-chosen': ({ encoding, from }) => `Read anew as ${encoding} instead of ${from}, as was asked for.`,
  'replaced-characters': ({ count, encoding }) =>
    `Not readable as ${encoding}: ${count === 1 ? '1 character' : `${count} characters`}, shown as \uFFFD.`,
  'path-not-found': () => 'There is nothing at this path.',
  'path-not-readable': ({ detail }) => `The system does not let this be read${detail ? ` (${detail})` : ''}.`,
  'not-a-file': () => 'This is neither a file nor a folder.',
  'link-loop': () => 'This link leads back to itself or to a folder that it lies in; it was not followed.',
  'empty-file': () => 'The file is empty.',
  'too-large': ({ unit, limit, size }) => tooLarge(unit, limit, size),
  'needs-mapping': ({ missing }) =>
    missing === undefined
      ? 'The columns of this table do not say which is the text; name them once.'
      : `This table has no column "${missing}".`,
  binary: ({ format }) => `This is not text${format ? ` but a file of type ${format}` : ' but binary data'}.`,
  'unsupported-format': ({ format }) => `Files of type ${format} cannot be read yet.`,
  'no-text': () => 'The file holds no text.',
  undecodable: () => 'The text is in no known encoding: most of it would be unreadable.',
  malformed: ({ limit }) =>
    limit === undefined
      ? 'The file is broken in a way that keeps it from being read.'
      : `The page nests elements more than ${limit} deep and was not read.`,
  'parser-crashed': () => 'Reading this file failed halfway; the other files are not affected.',
  'parser-timeout': () => 'Reading this file took too long and was stopped.',
  'parser-memory': () => 'Reading this file took too much memory and was stopped.',
  cancelled: () => 'The import was cancelled before this file.',
};

/** What became of the passages of articles that were revised; nothing where there were none. */
function anchored(counts: Readonly<Record<'exact' | 'moved' | 'changed' | 'lost', Params[string]>>): string {
  const told = Object.entries(counts).filter(([, count]) => count !== 0);
  return told.length === 0
    ? ''
    : ` Passages: ${told.map(([state, count]) => `${count} ${PLACED[state] ?? state}`).join(', ')}.`;
}

const PLACED: Readonly<Record<string, string>> = { exact: 'in their place' };

function tooLarge(
  unit: Params[string] | undefined,
  limit: Params[string] | undefined,
  size: unknown,
): string {
  if (unit === 'elements') return `The page has more than ${limit} elements.`;
  if (unit === 'files') return `It holds more than ${limit} files; unpack it and import the folder.`;
  if (unit === 'articles')
    return `The file holds more than ${limit} articles; split it and import the parts.`;
  const most = typeof limit === 'number' ? megabytes(limit) : 'allowed';
  return typeof size === 'number'
    ? `The file is too large: ${megabytes(size)}, more than ${most}.`
    : `The text of an article may be ${most} at most.`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
