import { basename, resolve } from 'node:path';
import { ok } from '../../contract/result.ts';
import type { Handlers } from '../../contract/transport/serve.ts';
import type { ExportFormat } from '../../contract/values.ts';
import { writeFileDurably } from '../archive/durable-file.ts';
import type { EngineContext } from '../engine-context.ts';
import { renderExport } from './render-export.ts';

const MIME: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
};

/** Delivery: passages to a file (with its manifest beside it), or to the bytes of both for a browser. */
export function exportHandlers(context: EngineContext): Pick<Handlers, 'export.render' | 'export.write'> {
  return {
    'export.render': (request) => {
      const rendered = renderExport(context, request);
      if (!rendered.ok) return rendered;
      const name = `marsad-${new Date().toISOString().slice(0, 10)}.${request.format}`;
      const { file, manifest, passages } = rendered.value;
      return ok({
        files: [
          { name, mime: MIME[request.format], data: file.toString('base64') },
          {
            name: `${name}.manifest.json`,
            mime: MIME.json,
            data: manifest(name).toString('base64'),
          },
        ],
        passages,
      });
    },
    'export.write': (request) => {
      const rendered = renderExport(context, request);
      if (!rendered.ok) return rendered;
      const { file, manifest, passages } = rendered.value;
      const path = resolve(request.path);
      const manifestPath = `${path}.manifest.json`;
      const written = writeFileDurably(path, file);
      if (!written.ok) return written;
      const attested = writeFileDurably(manifestPath, manifest(basename(path)));
      if (!attested.ok) return attested;
      return ok({ path, manifest: manifestPath, bytes: file.length, passages });
    },
  };
}
