import * as v from 'valibot';
import { failureSchema, type Result } from '../../contract/result.ts';
import { MAX_ARTICLE_LENGTH } from './limits.ts';
import type { ParsedFile, ParseRequest } from './parser-host.ts';

/** To the child: one request at a time. */
export interface ToParser {
  readonly id: number;
  readonly request: ParseRequest;
}

const shortText = v.pipe(v.string(), v.maxLength(5000));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const parsedFileSchema = v.object({
  format: v.picklist(['txt', 'html']),
  encoding: shortText,
  encodingReason: shortText,
  declaredEncoding: shortText,
  replaced: count,
  articles: v.pipe(
    v.array(
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
      }),
    ),
    v.minLength(1),
  ),
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
