import * as v from 'valibot';
import { LEVELS } from '../text/level.ts';

/** Plain values that cross between UI and engine. All offsets are UTF-16 code units, end exclusive. */

export const levelSchema = v.picklist(LEVELS);
export const fieldSchema = v.picklist(['title', 'body']);
export type Field = v.InferOutput<typeof fieldSchema>;

/** Article, passage and tag ids are opaque strings without spaces, stable for good. */
export const idSchema = v.pipe(v.string(), v.regex(/^[\w.:-]{1,64}$/));
export const offsetSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = offsetSchema;
/** Milliseconds since 1970-01-01T00:00Z. */
export const instant = v.pipe(v.number(), v.integer());

export const spanSchema = v.object({ field: fieldSchema, start: offsetSchema, end: offsetSchema });
export type Span = v.InferOutput<typeof spanSchema>;

export const highlightSchema = v.object({ ...spanSchema.entries, level: levelSchema });
export type Highlight = v.InferOutput<typeof highlightSchema>;

export const pageSchema = v.object({
  offset: v.optional(count, 0),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)), 50),
});

/** What is known of an article beside its text. Empty strings mean unknown. */
const metadata = {
  byline: v.string(),
  publisher: v.string(),
  section: v.string(),
  page: v.string(),
  /** ISO 8601: a day (`2020-09-25`) or an instant with its zone; '' when unknown. */
  published: v.string(),
  /** BCP 47 primary subtag (`ar`, `en` ...), 'und' when undecided. */
  language: v.string(),
  url: v.string(),
};

/** What a stretch of a body is where it is no plain paragraph. */
export const structureSpanSchema = v.object({
  start: offsetSchema,
  end: offsetSchema,
  kind: v.picklist(['heading', 'caption', 'item', 'quote']),
});

/** From this offset of the body on, the page or time of a recording that a citation names; with '' none from there on. */
export const locatorSchema = v.object({
  start: offsetSchema,
  kind: v.picklist(['page', 'time']),
  label: v.string(),
});

export const TRIAGE_STATUSES = ['inbox', 'kept', 'skipped'] as const;
export const triageSchema = v.object({
  /** New articles are in the inbox until they are kept or skipped. */
  status: v.picklist(TRIAGE_STATUSES),
  unread: v.boolean(),
  starred: v.boolean(),
  binned: v.boolean(),
});
export type Triage = v.InferOutput<typeof triageSchema>;

/** Fields that the analyst may correct. */
export const OVERRIDE_FIELDS = [
  'title',
  'byline',
  'publisher',
  'section',
  'page',
  'published',
  'language',
  'url',
] as const;
export type OverrideField = (typeof OVERRIDE_FIELDS)[number];

export const OUTLET_MEDIA = [
  'agency',
  'newspaper',
  'magazine',
  'television',
  'radio',
  'website',
  'channel',
  'government',
  'other',
] as const;

/** A row of the library list. */
export const articleRowSchema = v.object({
  id: idSchema,
  /** Canonical; offsets into it hold. */
  title: v.string(),
  /** The analyst's correction of it, '' if none. */
  titleOverride: v.string(),
  triage: triageSchema,
  /** First words of the body, plain text, at most 240 characters. */
  lead: v.string(),
  publisher: v.string(),
  published: v.string(),
  language: v.string(),
  importedAt: instant,
  tags: v.array(idSchema),
  passages: count,
});
export type ArticleRow = v.InferOutput<typeof articleRowSchema>;

export const articleSchema = v.object({
  id: idSchema,
  title: v.string(),
  body: v.string(),
  titleOverride: v.string(),
  /** As corrected; `overridden` tells which fields, with what was imported. */
  ...metadata,
  /** The number that a database or agency gives it, '' if none. */
  documentNumber: v.string(),
  /** Of the body; ascending, without overlap. */
  structure: v.array(structureSpanSchema),
  /** Of the body; ascending. */
  locators: v.array(locatorSchema),
  /** What else its file says of it, by names of their own: `channel`, `rights`, a column of a table. */
  details: v.record(v.string(), v.string()),
  overridden: v.array(
    v.object({ field: v.picklist(OVERRIDE_FIELDS), canonical: v.string(), author: v.string(), at: instant }),
  ),
  triage: triageSchema,
  /** The entry of the source register that claims its publisher. */
  outlet: v.nullable(v.object({ id: idSchema, name: v.string() })),
  /** Blocks that search and counts pass over, in order; they never overlap. */
  ignored: v.array(v.object({ id: idSchema, ...spanSchema.entries })),
  /**
   * The articles that it was split, merged or read anew from, or whose revision it is; null for one that was imported
   * as it is.
   */
  origin: v.nullable(
    v.object({
      kind: v.picklist(['split', 'merge', 'redecode', 'revision']),
      articles: v.array(v.object({ id: idSchema, title: v.string() })),
    }),
  ),
  /** Of the source file's bytes, lower-case hex. */
  sha256: v.string(),
  importedAt: instant,
  /** Id of the family of near copies; '' until families are computed. */
  family: v.string(),
  revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The source file. `encoding` and `encodingReason` record the decoding decision. */
  source: v.object({
    name: v.string(),
    path: v.string(),
    format: v.string(),
    bytes: count,
    encoding: v.string(),
    encodingReason: v.string(),
    /**
     * The file that it was attached to or lay in, where the archive keeps that too; its articles are those that are
     * visible. `member` is the path inside.
     */
    container: v.nullable(
      v.object({
        name: v.string(),
        member: v.string(),
        articles: v.array(v.object({ id: idSchema, title: v.string() })),
      }),
    ),
  }),
});
export type Article = v.InferOutput<typeof articleSchema>;

export const tagSchema = v.object({
  id: idSchema,
  name: v.string(),
  /** Index into the palette of tag colours, 0-11: the theme decides the shade. */
  color: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(11)),
  definition: v.string(),
  /** Passages that carry it. */
  passages: count,
});
export type Tag = v.InferOutput<typeof tagSchema>;

export const ANCHOR_STATES = ['exact', 'moved', 'changed', 'lost'] as const;
/** How many passages are anchored in which way. */
export const anchorCountsSchema = v.object({ exact: count, moved: count, changed: count, lost: count });
export type AnchorCounts = v.InferOutput<typeof anchorCountsSchema>;

/** A stretch that both of two texts have, or the second (`added`) or first (`removed`) only. */
export const diffSpanSchema = v.object({ kind: v.picklist(['same', 'added', 'removed']), text: v.string() });
export type DiffSpan = v.InferOutput<typeof diffSpanSchema>;

export const passageSchema = v.object({
  id: idSchema,
  article: idSchema,
  articleTitle: v.string(),
  field: fieldSchema,
  start: offsetSchema,
  end: offsetSchema,
  /** W3C TextQuoteSelector: the words, and up to 32 graphemes on either side. */
  exact: v.string(),
  prefix: v.string(),
  suffix: v.string(),
  tags: v.array(idSchema),
  memo: v.string(),
  anchor: v.picklist(ANCHOR_STATES),
  createdAt: instant,
  updatedAt: instant,
});
export type Passage = v.InferOutput<typeof passageSchema>;

export const OUTCOMES = ['imported', 'duplicate', 'repaired', 'rejected'] as const;

/** What became of one file that was offered. */
export const outcomeSchema = v.object({
  path: v.string(),
  status: v.picklist(OUTCOMES),
  /** Stable code where rejected, repaired or duplicate: an `ErrorCode`, `same-bytes`, `same-text`, `charset-overruled`, `charset-chosen`, `replaced-characters`, `revised`, `earlier-revision`, `excerpt`. */
  code: v.optional(v.string()),
  /** One English sentence for the command line; the UI makes its own from `code` and `params`. */
  reason: v.optional(v.string()),
  params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
  format: v.string(),
  encoding: v.optional(v.string()),
  articles: v.array(v.object({ id: idSchema, title: v.string() })),
});
export type Outcome = v.InferOutput<typeof outcomeSchema>;

export const ledgerRowSchema = v.object({
  id: count,
  job: v.string(),
  at: instant,
  /** As `Outcome.status`, and `undone` for an import that was taken back. */
  status: v.picklist([...OUTCOMES, 'undone']),
  /** Of a refused file that was offered again: what became of it then. */
  settled: v.optional(v.picklist([...OUTCOMES, 'undone'])),
  /** Lower-case hex; '' where the bytes were never read. */
  sha256: v.string(),
  ...v.omit(outcomeSchema, ['status']).entries,
  /** All of its articles; `articles` names the first of them. */
  articleCount: count,
});
export type LedgerRow = v.InferOutput<typeof ledgerRowSchema>;

export const jobSchema = v.object({
  job: v.string(),
  state: v.picklist(['scanning', 'running', 'paused', 'done', 'cancelled', 'interrupted', 'failed']),
  /** Files found so far, and finished. */
  total: count,
  done: count,
  imported: count,
  duplicate: count,
  repaired: count,
  rejected: count,
  /** Articles that it has brought by now, and how many of them are new revisions of older ones. */
  articles: count,
  revised: count,
  startedAt: instant,
  /** ms since start that were spent importing (pauses excluded). */
  elapsedMs: v.number(),
  /** Name of the file at hand. */
  current: v.string(),
  /** Why it failed: an `ErrorCode` such as `disk-full`, or `internal` for a bug. */
  code: v.optional(v.string()),
});
export type Job = v.InferOutput<typeof jobSchema>;

/** A user-visible operation in the journal. `label` names it: `passage.create`, `tag.remove` ...; `params` fills its sentence. */
export const operationSchema = v.object({
  id: count,
  at: instant,
  label: v.string(),
  params: v.record(v.string(), v.union([v.string(), v.number()])),
  undone: v.boolean(),
  /** Made by this run of the program, hence within reach of Ctrl+Z. */
  thisSession: v.boolean(),
});
export type Operation = v.InferOutput<typeof operationSchema>;

export const EXPORT_FORMATS = ['csv', 'json', 'md'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Which passages: all, or narrowed by tag (id or name), by query, by days of publication. */
export const selectionSchema = v.object({
  tag: v.optional(v.string()),
  query: v.optional(v.string()),
  article: v.optional(idSchema),
  ids: v.optional(v.array(idSchema)),
  from: v.optional(v.string()),
  to: v.optional(v.string()),
});
export type Selection = v.InferOutput<typeof selectionSchema>;

const isoPeriod = v.pipe(v.string(), v.regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/));

/** Articles that a filter leaves out only because nothing is known of them: no date, or no source. */
export const leftOutSchema = v.object({ undated: count, unsourced: count });

/** Which articles a list shows. Binned ones only where `binned` asks for them. */
export const articleFilterSchema = v.object({
  tag: v.optional(idSchema),
  publisher: v.optional(v.string()),
  language: v.optional(v.string()),
  status: v.optional(v.picklist(TRIAGE_STATUSES)),
  unread: v.optional(v.boolean()),
  starred: v.optional(v.boolean()),
  binned: v.optional(v.boolean(), false),
  /** Without a publisher or a date, or without a text and an address where that stands. */
  incomplete: v.optional(v.boolean()),
  /** Imported at or after this moment. */
  since: v.optional(instant),
  /** Of this outlet, under whichever of its names; '' = of none that is registered. */
  outlet: v.optional(v.union([v.literal(''), idSchema])),
  /** Of outlets with this attribute: `country`, `medium`, `ownership`, `leaning` or a free one. */
  attribute: v.optional(v.object({ name: v.string(), value: v.string() })),
  /** Published in these days, months or years (`2020`, `2020-09`, `2020-09-25`), both included. */
  from: v.optional(isoPeriod),
  to: v.optional(isoPeriod),
  /** Without a date. */
  undated: v.optional(v.boolean()),
});
export type ArticleFilter = v.InferOutput<typeof articleFilterSchema>;

/** Settings of the archive's user; all have defaults, unknown keys are dropped. */
export const settingsSchema = v.object({
  language: v.optional(v.picklist(['ar', 'en']), 'ar'),
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  digits: v.optional(v.picklist(['latn', 'arab']), 'latn'),
  calendar: v.optional(v.picklist(['gregory', 'islamic-umalqura']), 'gregory'),
  level: v.optional(levelSchema, 'inflected'),
  loose: v.optional(v.boolean(), true),
  sort: v.optional(v.picklist(['imported', 'published', 'title']), 'imported'),
  searchSort: v.optional(v.picklist(['relevance', 'published', 'imported']), 'relevance'),
  /** Pixel widths of the library, list and side panes; 0 = collapsed. */
  panes: v.optional(v.object({ library: v.number(), list: v.number(), side: v.number() }), {
    library: 208,
    list: 400,
    side: 304,
  }),
  /** Remapped keys: command id -> chord of physical keys (`KeyT`, `Control+KeyZ`). */
  keys: v.optional(v.record(v.string(), v.string()), {}),
  readerScale: v.optional(v.pipe(v.number(), v.minValue(0.8), v.maxValue(2)), 1),
  /** Where the analyst was: what the list showed and the article in the reader, '' for none. */
  place: v.optional(v.object({ filter: articleFilterSchema, article: v.string() })),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const savedSearchSchema = v.object({
  id: idSchema,
  name: v.string(),
  query: v.string(),
  level: levelSchema,
  loose: v.boolean(),
  /** Articles that match now, and those among them that came after the last look. */
  total: count,
  fresh: count,
});
export type SavedSearch = v.InferOutput<typeof savedSearchSchema>;

/** An outlet as the analyst writes it. Empty strings mean unknown. */
export const outletDraftSchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  /** Its other names, in any script, and its web addresses without `www.`: `aawsat.com`. */
  aliases: v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))),
  /** ISO 3166-1 alpha-2. */
  country: v.pipe(v.string(), v.regex(/^(?:[A-Z]{2})?$/)),
  medium: v.picklist(['', ...OUTLET_MEDIA]),
  ownership: v.string(),
  leaning: v.string(),
  note: v.string(),
  /** The desk's own attributes. */
  attributes: v.array(
    v.object({
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
      value: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    }),
  ),
});
export type OutletDraft = v.InferOutput<typeof outletDraftSchema>;

export const outletSchema = v.object({ id: idSchema, ...outletDraftSchema.entries, articles: count });
export type Outlet = v.InferOutput<typeof outletSchema>;

export const ruleDraftSchema = v.object({
  /** `folder`: a folder on the file's path; `name`: the file's name; `url`: the article's address. */
  criterion: v.picklist(['folder', 'name', 'url']),
  /**
   * A folder: its name, or the end or beginning of its path. A name: with `*` and `?`. An address: a host, which
   * stands for its subdomains too, and may be followed by the beginning of a path.
   */
  pattern: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
  /** What is set where it is not known. */
  fields: v.partial(
    v.object({
      publisher: v.string(),
      byline: v.string(),
      section: v.string(),
      language: v.string(),
    }),
  ),
  /** Where the date is read; '' = nowhere. */
  dateFrom: v.picklist(['', 'name', 'folder', 'url']),
  /** What 1/2/03 means there; '' = ask. */
  dateOrder: v.picklist(['', 'dmy', 'mdy', 'ymd']),
  /** Also what the file itself says is corrected, not only what is missing. The analyst's own corrections stay. */
  overwrites: v.boolean(),
  enabled: v.boolean(),
});
export type RuleDraft = v.InferOutput<typeof ruleDraftSchema>;

export const ruleSchema = v.object({ id: idSchema, position: count, ...ruleDraftSchema.entries });
export type Rule = v.InferOutput<typeof ruleSchema>;
