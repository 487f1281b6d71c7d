import { constants, gunzipSync } from 'node:zlib';

const HEAD = 512;

/** Whether a gzip file holds a WARC, by its first bytes. */
export function isGzippedWarc(bytes: Uint8Array): boolean {
  try {
    const head = gunzipSync(bytes.subarray(0, HEAD), { finishFlush: constants.Z_SYNC_FLUSH });
    return head.toString('latin1', 0, 5) === 'WARC/';
  } catch {
    return false;
  }
}

const TAIL = 64 * 1024;

/** Whether a ZIP is a packaged web archive (WACZ), by the names in its directory or its first entry. */
export function isWacz(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - TAIL))).toString('latin1');
  const names = `${head}\n${tail}`;
  return names.includes('datapackage.json') && /archive\/[^\0/]{1,200}\.warc/.test(names);
}
