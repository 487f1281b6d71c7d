import * as v from 'valibot';
import { idSchema } from '../values.ts';
import { type CallSpec, count, nothing } from './call-spec.ts';

export const WATCH_STATUSES = ['new', 'watching', 'paused', 'missing', 'unreadable'] as const;

/** A folder whose new files import themselves. */
export const watchFolderSchema = v.object({
  id: idSchema,
  path: v.string(),
  /**
   * `new`: added, and nobody has said yet what becomes of the files in it; `missing`: not there, or it does not
   * answer, as a stick that was pulled out; `unreadable`: there, but it cannot be opened.
   */
  status: v.picklist(WATCH_STATUSES),
  /** Files in it, as it was last looked at. */
  files: count,
  /** Files that are still being written, or have only just come. */
  waiting: count,
  /** Files that were complete but cannot be opened; they are tried again. */
  blocked: count,
  /** Files whose names are not in the encoding of this system: they can only be imported with their folder. */
  unnameable: count,
  /** More files lie in it than are watched. */
  overfull: v.boolean(),
  /** When files of it were last imported, in ms since the epoch. */
  lastImportAt: v.nullable(v.pipe(v.number(), v.integer())),
});
export type WatchFolder = v.InferOutput<typeof watchFolderSchema>;

const one = v.object({ id: idSchema });

/**
 * Watch folders. They are settings, not operations on the archive: no steps of the journal, so that Ctrl+Z after an
 * import takes back the import and never the watching. What they import is a step like any other import.
 */
export const watchCalls = {
  'watch.list': { scope: 'ui', input: nothing, output: v.object({ folders: v.array(watchFolderSchema) }) },
  /**
   * Adds a folder as `new`. It names a path, hence it is for shells: the desktop asks in a native dialog. A browser has
   * none, so the loopback shell grants this one call to its page, where the path is typed.
   */
  'watch.add': { scope: 'shell', input: v.object({ path: v.string() }), output: watchFolderSchema },
  /** Starts with a `new` folder, its files of today imported or left where they are; for one that is watched, imports all that is in it. */
  'watch.start': {
    scope: 'ui',
    input: v.object({ ...one.entries, existing: v.picklist(['import', 'leave']) }),
    output: watchFolderSchema,
  },
  /** What comes while a folder is paused is imported once it is not. */
  'watch.pause': {
    scope: 'ui',
    input: v.object({ ...one.entries, paused: v.boolean() }),
    output: watchFolderSchema,
  },
  'watch.remove': { scope: 'ui', input: one, output: nothing },
  /** Takes a removal back, until the archive is closed. */
  'watch.restore': { scope: 'ui', input: one, output: watchFolderSchema },
} as const satisfies Record<string, CallSpec>;
