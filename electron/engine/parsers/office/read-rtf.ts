import { ok, type Result } from '../../../contract/result.ts';
import { databaseArticles } from '../databases/from-blocks.ts';
import { decode } from '../encoding/decode.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import type { Block } from './block.ts';
import { blockArticle } from './block-article.ts';
import { readRtfText, type RtfDocument } from './rtf-text.ts';

/** A rich text file: one article, or those of a news database's export. Expected failures: `malformed`, `no-text`, `too-large`, `too-deep`. */
export function readRtf({ bytes }: FormatInput): Result<FormatOutput> {
  const document = rtfDocument(bytes);
  if (!document.ok) return document;
  const exported = databaseArticles(document.value.blocks);
  if (exported) return ok(exported);
  const article = blockArticle(document.value.blocks, document.value.properties);
  return article.ok ? ok({ articles: [article.value] }) : article;
}

/** The blocks of a rich text file, for readers of what others have exported to it. Expected failures: as `readRtf`. */
export function rtfBlocks(bytes: Uint8Array): Result<readonly Block[]> {
  const document = rtfDocument(bytes);
  return document.ok ? ok(document.value.blocks) : document;
}

// Statistics of fewer letters guess.
const MIN_SAMPLE = 40;

/** Where a file leaves the encoding of letters open, it is read again in the one that they show. */
function rtfDocument(bytes: Uint8Array): Result<RtfDocument> {
  const first = readRtfText(bytes);
  if (!first.ok) return first;
  const letters = first.value.undeclared.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  if (letters < MIN_SAMPLE) return first;
  const detected = decode(first.value.undeclared, { chosen: undefined, declares: false });
  if (!detected.ok || detected.value.encoding === 'windows-1252') return first;
  return readRtfText(bytes, detected.value.encoding);
}
