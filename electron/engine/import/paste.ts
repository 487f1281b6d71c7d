import type { CallRequest } from '../../contract/calls.ts';
import { fail, ok, type Result } from '../../contract/result.ts';
import type { Outcome } from '../../contract/values.ts';
import { sha256Hex } from '../archive/originals.ts';
import type { EngineContext } from '../engine-context.ts';
import { publishedDate } from '../parsers/published-date.ts';
import type { ParsedArticle } from '../parsers/parser-host.ts';
import { createCommitter } from './commit-files.ts';
import { insertJob } from './job-rows.ts';
import type { PreparedFile } from './prepare-file.ts';
import { placeOriginal } from './source-store.ts';

/** Imports what was pasted as a file of its own, a job of one file. What the analyst typed goes before what was found. */
export async function importPaste(
  context: EngineContext,
  job: string,
  pasted: CallRequest<'import.paste'>,
): Promise<Result<Outcome>> {
  const { archive, parsers } = context;
  const format = pasted.html.trim() === '' ? 'txt' : 'html';
  const bytes = Buffer.from((format === 'html' ? pasted.html : pasted.text).toWellFormed());
  const name = `pasted-${new Date().toISOString().replaceAll(':', '-')}.${format}`;
  const parsed = bytes.length === 0 ? fail('empty-file') : await parsers.parse({ bytes, name, format });
  // Nothing is known of the file when the archive was closed meanwhile.
  if (!parsed.ok && parsed.error.code === 'cancelled') return parsed;
  const sha256 = sha256Hex(bytes);
  const prepared: PreparedFile = {
    path: name,
    name,
    content: parsed.ok
      ? {
          kind: 'parsed',
          source: { bytes, size: bytes.length, sha256 },
          file: { ...parsed.value, articles: parsed.value.articles.map((found) => corrected(found, pasted)) },
        }
      : { kind: 'refused', error: parsed.error, sha256: '' },
  };
  if (prepared.content.kind === 'parsed') await placeOriginal(archive.folder, prepared.content.source);
  archive.transaction(() => insertJob(archive.db, job, [{ path: name }], 'done'));
  const committer = createCommitter(context, { job, unit: job }, name);
  const [outcome] = committer.commit([prepared], { state: 'done', total: 1, elapsedMs: 0 });
  if (!outcome) throw new Error('a commit of one file answers one outcome');
  context.emit('archive.changed', { what: ['articles', 'triage', 'saved', 'ledger', 'index'] });
  return ok(outcome);
}

function corrected(found: ParsedArticle, pasted: CallRequest<'import.paste'>): ParsedArticle {
  const title = oneLine(pasted.title);
  // The first line was only taken for the title for want of one.
  const body = title !== '' && title !== found.title && found.title !== '' ? joined(found) : found.body;
  return {
    ...found,
    title: title || found.title,
    body,
    publisher: oneLine(pasted.publisher) || found.publisher,
    published: publishedDate(pasted.published) || found.published,
    url: oneLine(pasted.url) || found.url,
  };
}

function joined({ title, body }: ParsedArticle): string {
  return body === '' ? title : `${title}\n\n${body}`;
}

function oneLine(text: string): string {
  return text.toWellFormed().replace(/\s+/g, ' ').trim();
}
