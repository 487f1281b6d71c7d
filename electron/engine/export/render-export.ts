import { basename } from 'node:path';
import type { CallRequest } from '../../contract/calls.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { ExportFormat } from '../../contract/values.ts';
import { sha256Hex } from '../archive/originals.ts';
import type { EngineContext } from '../engine-context.ts';
import { VERSION } from '../version.ts';
import { csvExport } from './csv.ts';
import { exportRows, type ExportRow } from './export-rows.ts';
import { jsonExport, type ExportOrigin } from './json.ts';
import { markdownExport } from './markdown.ts';

/** A finished export: the file's bytes and, made for the name that it will have, its manifest's. */
export interface RenderedExport {
  readonly file: Buffer;
  readonly passages: number;
  manifest(fileName: string): Buffer;
}

/** Renders the passages of a selection. Failures as `exportRows`. */
export function renderExport(
  context: EngineContext,
  { format, selection, language }: CallRequest<'export.render'>,
): Result<RenderedExport> {
  const rows = exportRows(context, selection);
  if (!rows.ok) return rows;
  const origin: ExportOrigin = {
    archive: basename(context.archive.folder),
    createdAt: Date.now(),
    selection,
  };
  const text = {
    csv: () => csvExport(rows.value, language),
    json: () => jsonExport(rows.value, language, origin),
    md: () => markdownExport(rows.value, language),
  }[format]();
  const file = Buffer.from(text);
  return ok({
    file,
    passages: rows.value.length,
    manifest: (fileName) => Buffer.from(manifestText(rows.value, format, origin, fileName, file)),
  });
}

/** What lets a reader check, years later, that the file is the one delivered and where its words came from. */
function manifestText(
  rows: readonly ExportRow[],
  format: ExportFormat,
  origin: ExportOrigin,
  fileName: string,
  file: Buffer,
): string {
  const articles = new Map(rows.map(({ article: { id, sha256, title } }) => [id, { id, sha256, title }]));
  const manifest = {
    format,
    createdAt: new Date(origin.createdAt).toISOString(),
    program: `Marsad ${VERSION}`,
    archive: origin.archive,
    file: fileName,
    bytes: file.length,
    sha256: sha256Hex(file),
    passages: rows.length,
    articles: [...articles.values()],
    selection: origin.selection,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
