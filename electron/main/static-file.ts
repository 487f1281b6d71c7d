import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** What the renderer's build contains; anything else is not served. */
const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mime: string;
}

/**
 * The file below `folder` that a URL's path names, or null. The path is percent-decoded once, and refused when
 * any segment is empty, `.` or `..`, or holds a separator, a colon (drive, alternate stream) or a NUL; links that
 * lead out of `folder` are refused by comparing real paths.
 */
export async function readStaticFile(folder: string, urlPath: string): Promise<StaticFile | null> {
  const segments = decodeSegments(urlPath);
  if (!segments) return null;
  const mime = MIME_TYPES[extname(segments.at(-1) ?? '').toLowerCase()];
  if (!mime) return null;
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, ...segments));
    if (!file.startsWith(root + sep)) return null;
    return { bytes: new Uint8Array(await readFile(file)), mime };
  } catch {
    return null;
  }
}

function decodeSegments(urlPath: string): string[] | null {
  if (!urlPath.startsWith('/')) return null;
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath.slice(1));
  } catch {
    return null;
  }
  const segments = decoded.split('/');
  const safe = segments.every((s) => s !== '' && s !== '.' && s !== '..' && !/[\\:\0]/.test(s));
  return safe ? segments : null;
}
