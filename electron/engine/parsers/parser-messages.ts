import * as v from 'valibot';
import { failureSchema, type Result } from '../../contract/result.ts';
import { MAX_ARTICLE_LENGTH, MAX_NAMED_SOURCES } from './limits.ts';
import { FORMATS, STRUCTURE_KINDS, type ParsedFile, type ParseRequest } from './parser-host.ts';

/** To the child: one request at a time. */
export interface ToParser {
  readonly id: number;
  readonly request: ParseRequest;
  /** The file is the one of the request before, whose bytes are not sent again. */
  readonly again: boolean;
}

const shortText = v.pipe(v.string(), v.maxLength(5000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const structureSchema = v.pipe(
  v.array(v.object({ start: count, end: count, kind: v.picklist(STRUCTURE_KINDS) })),
  v.maxLength(100_000),
);
const locatorsSchema = v.pipe(
  v.array(v.object({ start: count, kind: v.picklist(['page', 'time']), label: shortText })),
  v.maxLength(100_000),
);

const sourcesSchema = v.pipe(
  v.array(v.object({ name: shortText, addresses: v.pipe(v.array(shortText), v.maxLength(100)) })),
  v.maxLength(MAX_NAMED_SOURCES),
);

const parsedFileSchema = v.object({
  format: v.picklist(FORMATS),
  encoding: shortText,
  encodingReason: shortText,
  declaredEncoding: shortText,
  replaced: count,
  articles: v.array(
    v.object({
      title: shortText,
      body: v.pipe(v.string(), v.maxLength(MAX_ARTICLE_LENGTH)),
      byline: shortText,
      publisher: shortText,
      section: shortText,
      page: shortText,
      published: shortText,
      language: v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/)),
      url: shortText,
      documentNumber: shortText,
      structure: structureSchema,
      locators: locatorsSchema,
      details: v.record(v.pipe(v.string(), v.maxLength(100)), shortText),
    }),
  ),
  members: v.array(
    v.object({
      name: shortText,
      bytes: v.nullable(v.instance(Uint8Array)),
      error: v.optional(failureSchema),
    }),
  ),
  next: v.nullable(count),
  skipped: v.exactOptional(count),
  sources: v.exactOptional(sourcesSchema),
});

const answerSchema = v.object({
  id: v.number(),
  result: v.variant('ok', [
    v.object({ ok: v.literal(true), value: parsedFileSchema }),
    v.object({ ok: v.literal(false), error: failureSchema }),
  ]),
});

/** From the child. */
export interface FromParser {
  readonly id: number;
  readonly result: Result<ParsedFile>;
}

/** Reads an answer: what hostile bytes may have taken over is not believed without looking. Null = no answer of ours. */
export function readAnswer(message: unknown): FromParser | null {
  const parsed = v.safeParse(answerSchema, message);
  return parsed.success ? parsed.output : null;
}
