import { fail, ok, type ErrorCode, type Failure, type Result } from '../../electron/contract/result.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import { fromBase64 } from './base64.ts';
import { droppedFiles, type OfferedFile } from './dropped-files.ts';
import type { Shell } from './shell.ts';
import { sendFile, uploadId } from './upload.ts';

/** Small files wait for answers, not for bytes: a few travel side by side. */
const UPLOADS_AT_ONCE = 4;
/** After these there is no point in sending the rest. */
const STOPS_ALL: readonly ErrorCode[] = ['disconnected', 'disk-full', 'archive-not-writable'];

/** A browser window on the loopback server: files travel through the engine's channel, results are downloads. */
export function browserShell(engine: EngineClient, uploading: (done: number, total: number) => void): Shell {
  const importOffered = async (files: readonly OfferedFile[]): Promise<Result<{ job: string } | null>> => {
    if (files.length === 0) return ok(null);
    const uploaded = files.map(({ path }) => ({ upload: uploadId(), path }));
    let sent = 0;
    let lost = null as Failure | null;
    const send = async (from: number): Promise<void> => {
      for (let at = from; at < files.length && !lost; at += UPLOADS_AT_ONCE) {
        const [offered, target] = [files[at], uploaded[at]];
        if (!offered || !target) return;
        const failure = await sendFile(engine, target.upload, offered.file);
        if (failure && STOPS_ALL.includes(failure.code)) lost = failure;
        // Announced under a name that was never sent, the file gets its own row in the ledger.
        else if (failure) target.upload = uploadId();
        uploading(++sent, files.length);
      }
    };
    await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, (_, lane) => send(lane)));
    if (lost) return { ok: false, error: lost };
    return engine.call('import.uploaded', { files: uploaded });
  };

  return {
    kind: 'browser',
    importFiles: async () => importOffered(await pickFiles(false)),
    importFolder: async () => importOffered(await pickFiles(true)),
    importDropped: async (drop) => importOffered(await droppedFiles(drop)),
    async saveExport(request) {
      const rendered = await engine.call('export.render', request);
      if (!rendered.ok) return rendered;
      for (const file of rendered.value.files)
        download(file.name, new Blob([fromBase64(file.data)], { type: file.mime }));
      return ok({ name: rendered.value.files[0]?.name ?? '', passages: rendered.value.passages });
    },
    async saveBackup() {
      const written = await engine.call('backup.now', {});
      return written.ok ? ok({ name: written.value.path }) : written;
    },
    async saveText(name, text) {
      download(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
      return ok({ name });
    },
    async openOriginal(article) {
      const parts: Uint8Array<ArrayBuffer>[] = [];
      for (let offset = 0; ;) {
        const piece = await engine.call('originals.read', { article, offset });
        if (!piece.ok) return piece;
        const bytes = fromBase64(piece.value.data);
        parts.push(bytes);
        offset += bytes.length;
        if (offset >= piece.value.bytes) {
          download(piece.value.name, new Blob(parts, { type: 'application/octet-stream' }));
          return ok({ opened: true });
        }
        if (bytes.length === 0) return fail('original-missing');
      }
    },
    openOriginalWith: null,
    showOriginal: null,
    watchFolder: null,
    setAppearance: () => undefined,
    onCommand: () => undefined,
  };
}

function pickFiles(folder: boolean): Promise<OfferedFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.webkitdirectory = folder;
    input.addEventListener('change', () =>
      resolve([...(input.files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }))),
    );
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}

/** Hands a file made in memory to the browser, which saves it. */
export function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
