import { fail, type Failure } from '../../electron/contract/result.ts';
import type { EngineClient } from '../../electron/contract/transport/connect.ts';
import { toBase64 } from './base64.ts';

const CHUNK_BYTES = 512 * 1024;

/** A name for one upload, which no other has. */
export function uploadId(): string {
  return `u-${crypto.randomUUID()}`;
}

/** Sends a file to the engine in chunks under the name `upload`. Null when every chunk arrived. */
export async function sendFile(engine: EngineClient, upload: string, file: File): Promise<Failure | null> {
  for (let offset = 0; offset === 0 || offset < file.size; offset += CHUNK_BYTES) {
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.slice(offset, offset + CHUNK_BYTES).arrayBuffer());
    } catch {
      return fail('path-not-readable', { path: file.name }).error;
    }
    const sent = await engine.call('import.upload', { upload, offset, data: toBase64(bytes) });
    if (!sent.ok) return sent.error;
  }
  return null;
}
