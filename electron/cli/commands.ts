import type { Invocation } from './invocation.ts';
import type { CommandOption } from './options.ts';

/** Answers the exit code: 0 done, 1 failed. Expected failures may be thrown as `CallFailed`. */
export type Run = (invocation: Invocation) => Promise<number>;

interface CommandSpec {
  readonly synopsis: string;
  readonly summary: string;
  readonly options: readonly CommandOption[];
  /** Fewest and most operands. */
  readonly operands: readonly [number, number];
  /** Loaded when it is asked for: starting is most of what a short command does. */
  load(): Promise<Run>;
}

/** What `marsad` can do. */
export const COMMANDS = {
  import: {
    synopsis: 'PATH... [--map title=COLUMN,body=COLUMN,...]',
    summary: 'import files and folders; makes the archive where there is none',
    options: ['map'],
    operands: [1, Infinity],
    load: async () => (await import('./commands/import.ts')).runImport,
  },
  search: {
    synopsis: 'QUERY [--level L] [--limit N] [--offset N]',
    summary: 'articles that match, best first, with highlights',
    options: ['level', 'limit', 'offset'],
    operands: [1, Infinity],
    load: async () => (await import('./commands/search.ts')).runSearch,
  },
  terms: {
    synopsis: 'QUERY',
    summary: 'the word forms of the archive that the words of a query reach',
    options: [],
    operands: [1, Infinity],
    load: async () => (await import('./commands/terms.ts')).runTerms,
  },
  show: {
    synopsis: 'ID',
    summary: 'an article with its text and where it came from',
    options: [],
    operands: [1, 1],
    load: async () => (await import('./commands/show.ts')).runShow,
  },
  set: {
    synopsis:
      'ID... [--source S] [--published D] [--byline B] [--section S] [--page P] [--language L] [--title T]',
    summary: 'correct what is known of articles, beside what was imported; an empty value goes back to that',
    options: ['source', 'published', 'byline', 'section', 'page', 'language', 'title'],
    operands: [1, Infinity],
    load: async () => (await import('./commands/set.ts')).runSet,
  },
  tag: {
    synopsis: 'ID START END TAG [--field title|body] [--memo TEXT]',
    summary: 'tag a passage (UTF-16 offsets, end exclusive); makes the tag where there is none',
    options: ['field', 'memo'],
    operands: [4, 4],
    load: async () => (await import('./commands/tag.ts')).runTag,
  },
  passages: {
    synopsis: '[--tag T] [--query Q]',
    summary: 'tagged passages',
    options: ['tag', 'query'],
    operands: [0, 0],
    load: async () => (await import('./commands/passages.ts')).runPassages,
  },
  export: {
    synopsis: '--format csv|json|md --out FILE [--tag T] [--query Q] [--from D] [--to D] [--language ar|en]',
    summary: 'write passages with their citations to FILE, and FILE.manifest.json',
    options: ['format', 'out', 'tag', 'query', 'from', 'to', 'language'],
    operands: [0, 0],
    load: async () => (await import('./commands/export.ts')).runExport,
  },
  backup: {
    synopsis: '[--to FILE]',
    summary: 'write the whole archive into one file, and read it back to verify it',
    options: ['to'],
    operands: [0, 0],
    load: async () => (await import('./commands/backup.ts')).runBackup,
  },
  restore: {
    synopsis: 'FILE',
    summary: 'make the archive of a backup at --archive DIR, which must be absent or empty',
    options: [],
    operands: [1, 1],
    load: async () => (await import('./commands/restore.ts')).runRestore,
  },
  check: {
    synopsis: '',
    summary: 'verify database, originals, passages and index; changes nothing',
    options: [],
    operands: [0, 0],
    load: async () => (await import('./commands/check.ts')).runCheck,
  },
  'rebuild-index': {
    synopsis: '',
    summary: 'make the search index anew from the articles',
    options: [],
    operands: [0, 0],
    load: async () => (await import('./commands/check.ts')).runRebuildIndex,
  },
  undo: {
    synopsis: '',
    summary: 'take back the newest operation of the journal',
    options: [],
    operands: [0, 0],
    load: async () => (await import('./commands/history.ts')).runUndo,
  },
  redo: {
    synopsis: '',
    summary: 'do again what was undone last',
    options: [],
    operands: [0, 0],
    load: async () => (await import('./commands/history.ts')).runRedo,
  },
  history: {
    synopsis: '[--limit N] [--offset N]',
    summary: 'what was done, newest first',
    options: ['limit', 'offset'],
    operands: [0, 0],
    load: async () => (await import('./commands/history.ts')).runHistory,
  },
  serve: {
    synopsis: '[--port N]',
    summary: 'serve the window to a browser on this machine',
    options: ['port'],
    operands: [0, 0],
    load: async () => (await import('./commands/serve.ts')).runServe,
  },
} as const satisfies Record<string, CommandSpec>;

export type CommandName = keyof typeof COMMANDS;

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
