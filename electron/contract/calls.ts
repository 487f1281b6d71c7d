import * as v from 'valibot';
import {
  articleFilterSchema,
  articleRowSchema,
  articleSchema,
  EXPORT_FORMATS,
  fieldSchema,
  highlightSchema,
  idSchema,
  jobSchema,
  ledgerRowSchema,
  levelSchema,
  offsetSchema,
  operationSchema,
  outcomeSchema,
  pageSchema,
  passageSchema,
  selectionSchema,
  settingsSchema,
  savedSearchSchema,
  tagSchema,
  OUTCOMES,
  TRIAGE_STATUSES,
} from './values.ts';

/**
 * The one list of calls. Adding a call = one entry here and one handler in `electron/engine`.
 *
 * `scope` says who may make it: `ui` is served to the renderer in every shell; `shell` (whatever names a
 * path on disk) only to the shells themselves, so that a page that went astray can neither read nor write files.
 */
interface CallSpec {
  readonly scope: 'ui' | 'shell';
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
  /** Shape of progress messages while the call runs. */
  readonly progress?: v.GenericSchema;
}

const nothing = v.object({});
const count = offsetSchema;
const params = v.record(v.string(), v.union([v.string(), v.number()]));
const fileProgress = v.object({ done: count, total: count });
/** Bytes cross as base64: WebSocket frames are JSON. */
const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));
const writtenFile = v.object({ path: v.string(), manifest: v.string(), bytes: count, passages: count });
const changeOfHistory = v.object({ label: v.string(), params, id: count });

/** Words, level and page of a search. `offset`/`limit` count articles. */
const searchInput = v.object({
  query: v.string(),
  level: v.optional(levelSchema, 'inflected'),
  /** Let ى meet ي and ة meet ه. */
  loose: v.optional(v.boolean(), true),
  sort: v.optional(v.picklist(['relevance', 'published', 'imported']), 'relevance'),
  ...articleFilterSchema.entries,
  ...pageSchema.entries,
});

const snippetSchema = v.object({
  field: fieldSchema,
  text: v.string(),
  /** Offsets into `text`. */
  marks: v.array(v.object({ start: offsetSchema, end: offsetSchema, level: levelSchema })),
});

export const calls = {
  'archive.status': {
    scope: 'ui',
    input: nothing,
    output: v.object({
      folder: v.string(),
      name: v.string(),
      articles: count,
      passages: count,
      tags: count,
      rejected: count,
      lastBackupAt: v.nullable(v.number()),
      /** An import that a crash or quit interrupted, with what is left of it. */
      interrupted: v.nullable(jobSchema),
      schemaVersion: count,
    }),
  },
  'archive.check': {
    scope: 'ui',
    input: nothing,
    output: v.object({
      ok: v.boolean(),
      findings: v.array(v.object({ code: v.string(), params })),
      articles: count,
      originals: count,
      segments: count,
    }),
    progress: fileProgress,
  },
  'archive.rebuildIndex': {
    scope: 'ui',
    input: nothing,
    output: v.object({ articles: count }),
    progress: fileProgress,
  },

  'import.paths': {
    scope: 'shell',
    input: v.object({ paths: v.array(v.string()) }),
    output: v.object({ job: v.string() }),
  },
  'import.upload': {
    scope: 'ui',
    input: v.object({
      /** Chosen by the sender, one for each file; chunks come in order, at most 1 MiB each. */
      upload: idSchema,
      offset: offsetSchema,
      data: base64,
    }),
    output: v.object({ received: count }),
  },
  'import.uploaded': {
    scope: 'ui',
    input: v.object({ files: v.array(v.object({ upload: idSchema, path: v.string() })) }),
    output: v.object({ job: v.string() }),
  },
  'import.paste': {
    scope: 'ui',
    input: v.object({
      html: v.optional(v.string(), ''),
      text: v.optional(v.string(), ''),
      title: v.optional(v.string(), ''),
      publisher: v.optional(v.string(), ''),
      published: v.optional(v.string(), ''),
      url: v.optional(v.string(), ''),
    }),
    output: outcomeSchema,
  },
  'import.sample': { scope: 'ui', input: nothing, output: v.object({ job: v.string() }) },
  'import.resume': {
    scope: 'ui',
    input: v.object({ job: v.string() }),
    output: v.object({ job: v.string() }),
  },
  'import.pause': {
    scope: 'ui',
    input: v.object({ job: v.string(), paused: v.boolean() }),
    output: jobSchema,
  },
  'import.cancel': { scope: 'ui', input: v.object({ job: v.string() }), output: jobSchema },
  /** Forgets an interrupted import that the analyst does not want to finish. */
  'import.dismiss': { scope: 'ui', input: v.object({ job: v.string() }), output: nothing },
  'import.jobs': { scope: 'ui', input: nothing, output: v.object({ jobs: v.array(jobSchema) }) },
  'ledger.list': {
    scope: 'ui',
    input: v.object({
      status: v.optional(v.picklist([...OUTCOMES, 'undone'])),
      job: v.optional(v.string()),
      ...pageSchema.entries,
    }),
    output: v.object({ total: count, rows: v.array(ledgerRowSchema) }),
  },

  'articles.list': {
    scope: 'ui',
    input: v.object({
      sort: v.optional(v.picklist(['imported', 'published', 'title']), 'imported'),
      ...articleFilterSchema.entries,
      ...pageSchema.entries,
    }),
    output: v.object({ total: count, rows: v.array(articleRowSchema) }),
  },
  /** How many articles of a filter each publisher and language has, the most first; '' counts what lacks one. */
  'articles.facets': {
    scope: 'ui',
    input: articleFilterSchema,
    output: v.object({
      publishers: v.array(v.object({ value: v.string(), articles: count })),
      languages: v.array(v.object({ value: v.string(), articles: count })),
      undated: count,
    }),
  },
  /** Articles of a filter, by id, in the list's order: for «select all». At most 20,000. */
  'articles.ids': {
    scope: 'ui',
    input: v.object({
      sort: v.optional(v.picklist(['imported', 'published', 'title']), 'imported'),
      ...articleFilterSchema.entries,
    }),
    output: v.object({ ids: v.array(idSchema) }),
  },

  /** One undoable step. */
  'triage.set': {
    scope: 'ui',
    input: v.object({
      ids: v.array(idSchema),
      status: v.optional(v.picklist(TRIAGE_STATUSES)),
      starred: v.optional(v.boolean()),
      unread: v.optional(v.boolean()),
    }),
    output: v.object({ changed: count }),
  },
  /** An article was opened: no longer unread. Not a step of the journal. */
  'triage.read': { scope: 'ui', input: v.object({ id: idSchema }), output: nothing },
  /** Into the bin, or out of it; one undoable step. */
  'triage.bin': {
    scope: 'ui',
    input: v.object({ ids: v.array(idSchema), binned: v.boolean() }),
    output: v.object({ changed: count }),
  },
  'triage.counts': {
    scope: 'ui',
    input: nothing,
    output: v.object({
      inbox: count,
      unread: count,
      starred: count,
      incomplete: count,
      binned: count,
      /** In the inbox and imported since local midnight of the day before. */
      sinceYesterday: count,
      /** In the inbox and imported since this archive was last closed. */
      sinceLastVisit: count,
      /** Starting points of the two, ms. */
      yesterday: v.number(),
      lastVisit: v.number(),
    }),
  },

  /** Corrects fields of many articles at once, in one undoable step; null goes back to what was imported. */
  'overrides.set': {
    scope: 'ui',
    input: v.object({
      ids: v.array(idSchema),
      fields: v.partial(
        v.object({
          title: v.nullable(v.string()),
          byline: v.nullable(v.string()),
          publisher: v.nullable(v.string()),
          section: v.nullable(v.string()),
          page: v.nullable(v.string()),
          /** ISO 8601 day, month, year or instant. */
          published: v.nullable(v.string()),
          language: v.nullable(v.string()),
          url: v.nullable(v.string()),
        }),
      ),
    }),
    output: v.object({ articles: count }),
    progress: fileProgress,
  },
  /** Values of a field that the archive knows, those that begin with or contain `text` (folded), the commonest first. */
  'overrides.complete': {
    scope: 'ui',
    input: v.object({
      field: v.picklist(['publisher', 'byline', 'section', 'language']),
      text: v.string(),
      limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)), 8),
    }),
    output: v.object({ values: v.array(v.object({ value: v.string(), articles: count })) }),
  },

  'saved.list': { scope: 'ui', input: nothing, output: v.object({ searches: v.array(savedSearchSchema) }) },
  'saved.create': {
    scope: 'ui',
    input: v.object({
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
      query: v.pipe(v.string(), v.trim(), v.minLength(1)),
      level: v.optional(levelSchema, 'inflected'),
      loose: v.optional(v.boolean(), true),
    }),
    output: savedSearchSchema,
  },
  'saved.update': {
    scope: 'ui',
    input: v.object({
      id: idSchema,
      name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))),
      query: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1))),
      level: v.optional(levelSchema),
      loose: v.optional(v.boolean()),
    }),
    output: savedSearchSchema,
  },
  'saved.remove': { scope: 'ui', input: v.object({ id: idSchema }), output: nothing },
  /** The analyst looked at its results: nothing is fresh any more. */
  'saved.look': { scope: 'ui', input: v.object({ id: idSchema }), output: savedSearchSchema },
  'articles.get': { scope: 'ui', input: v.object({ id: idSchema }), output: articleSchema },
  /** A piece of the original file (at most 1 MiB), for shells that hand it to the browser. */
  'originals.read': {
    scope: 'ui',
    input: v.object({ article: idSchema, offset: offsetSchema }),
    output: v.object({ name: v.string(), bytes: count, data: base64 }),
  },
  /** Writes the original, its hash checked, to a fresh temporary folder and answers its path. */
  'originals.extract': {
    scope: 'shell',
    input: v.object({ article: idSchema }),
    output: v.object({ path: v.string(), name: v.string(), format: v.string() }),
  },

  'search.query': {
    scope: 'ui',
    input: searchInput,
    output: v.object({
      total: count,
      tookMs: v.number(),
      /** The query as understood, in the query language. */
      interpreted: v.string(),
      /** What could not be understood or was left out: stable codes. */
      notes: v.array(v.object({ code: v.string(), params })),
      results: v.array(
        v.object({
          ...articleRowSchema.entries,
          score: v.number(),
          snippets: v.array(snippetSchema),
          /** Highlights inside the title. */
          titleMarks: v.array(v.object({ start: offsetSchema, end: offsetSchema, level: levelSchema })),
          hits: count,
        }),
      ),
    }),
  },
  'search.highlights': {
    scope: 'ui',
    input: v.object({
      query: v.string(),
      level: v.optional(levelSchema, 'inflected'),
      loose: v.optional(v.boolean(), true),
      article: idSchema,
    }),
    output: v.object({ highlights: v.array(highlightSchema) }),
  },
  'search.terms': {
    scope: 'ui',
    input: v.object({ query: v.string(), loose: v.optional(v.boolean(), true) }),
    output: v.object({
      query: v.string(),
      matches: v.array(v.object({ surface: v.string(), level: levelSchema, articles: count })),
    }),
  },

  'passages.create': {
    scope: 'ui',
    input: v.object({
      article: idSchema,
      field: fieldSchema,
      start: offsetSchema,
      end: offsetSchema,
      tags: v.optional(v.array(idSchema), []),
      memo: v.optional(v.string(), ''),
    }),
    output: passageSchema,
  },
  'passages.update': {
    scope: 'ui',
    input: v.object({
      id: idSchema,
      tags: v.optional(v.array(idSchema)),
      memo: v.optional(v.string()),
      start: v.optional(offsetSchema),
      end: v.optional(offsetSchema),
    }),
    output: passageSchema,
  },
  'passages.remove': {
    scope: 'ui',
    input: v.object({ ids: v.array(idSchema) }),
    output: v.object({ removed: count }),
  },
  'passages.list': {
    scope: 'ui',
    input: v.object({ ...selectionSchema.entries, ...pageSchema.entries }),
    output: v.object({ total: count, rows: v.array(passageSchema) }),
  },
  /** The passage with its citation, ready for the clipboard. */
  'passages.cite': {
    scope: 'ui',
    input: v.object({ id: idSchema, language: v.optional(v.picklist(['ar', 'en']), 'ar') }),
    output: v.object({ text: v.string(), html: v.string() }),
  },

  'tags.list': { scope: 'ui', input: nothing, output: v.object({ tags: v.array(tagSchema) }) },
  'tags.create': {
    scope: 'ui',
    input: v.object({
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
      color: v.optional(tagSchema.entries.color),
      definition: v.optional(v.string(), ''),
    }),
    output: tagSchema,
  },
  'tags.update': {
    scope: 'ui',
    input: v.object({
      id: idSchema,
      name: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))),
      color: v.optional(tagSchema.entries.color),
      definition: v.optional(v.string()),
    }),
    output: tagSchema,
  },
  /** Takes the tag off its passages, too; one step to undo. */
  'tags.remove': { scope: 'ui', input: v.object({ id: idSchema }), output: v.object({ passages: count }) },

  'history.undo': {
    scope: 'ui',
    /** `session`: only what this run of the program did. `any`: one step of the journal, for the command line and History. */
    input: v.object({ reach: v.optional(v.picklist(['session', 'any']), 'session') }),
    output: changeOfHistory,
  },
  'history.redo': {
    scope: 'ui',
    input: v.object({ reach: v.optional(v.picklist(['session', 'any']), 'session') }),
    output: changeOfHistory,
  },
  'history.list': {
    scope: 'ui',
    input: pageSchema,
    output: v.object({ total: count, rows: v.array(operationSchema) }),
  },

  'export.render': {
    scope: 'ui',
    input: v.object({
      format: v.picklist(EXPORT_FORMATS),
      selection: selectionSchema,
      language: v.optional(v.picklist(['ar', 'en']), 'ar'),
    }),
    /** For a browser's download: the file and its manifest beside it. */
    output: v.object({
      files: v.array(v.object({ name: v.string(), mime: v.string(), data: base64 })),
      passages: count,
    }),
  },
  'export.write': {
    scope: 'shell',
    input: v.object({
      format: v.picklist(EXPORT_FORMATS),
      selection: selectionSchema,
      language: v.optional(v.picklist(['ar', 'en']), 'ar'),
      path: v.string(),
    }),
    output: writtenFile,
  },
  'backup.write': {
    scope: 'shell',
    /** Without a path: into the archive's `backups/`, named by date. */
    input: v.object({ path: v.optional(v.string()) }),
    output: v.object({ path: v.string(), bytes: count, articles: count }),
    progress: fileProgress,
  },
  /** Backs up into the archive's own `backups/` folder. */
  'backup.now': {
    scope: 'ui',
    input: nothing,
    output: v.object({ path: v.string(), bytes: count, articles: count }),
    progress: fileProgress,
  },

  'settings.get': { scope: 'ui', input: nothing, output: settingsSchema },
  'settings.set': { scope: 'ui', input: v.partial(settingsSchema), output: settingsSchema },
} as const satisfies Record<string, CallSpec>;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<N extends CallName> = v.InferInput<Calls[N]['input']>;
/** The input as handlers see it: validated, defaults filled in. */
export type CallRequest<N extends CallName> = v.InferOutput<Calls[N]['input']>;
export type CallOutput<N extends CallName> = v.InferOutput<Calls[N]['output']>;
export type CallProgress<N extends CallName> = Calls[N] extends { progress: infer P extends v.GenericSchema }
  ? v.InferOutput<P>
  : never;

/** What the engine says unasked. */
export const events = {
  'import.job': jobSchema,
  /** Outcomes as they are acknowledged, in batches. */
  'import.outcomes': v.object({ job: v.string(), outcomes: v.array(outcomeSchema) }),
  /** Something visible changed: views that show it ask again. */
  'archive.changed': v.object({
    what: v.array(
      v.picklist([
        'articles',
        'passages',
        'tags',
        'ledger',
        'history',
        'settings',
        'index',
        'triage',
        'saved',
      ]),
    ),
  }),
} as const satisfies Record<string, v.GenericSchema>;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = v.InferOutput<Events[N]>;
