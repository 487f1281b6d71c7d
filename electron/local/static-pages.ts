import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { answerText, type Pages } from './answer.ts';
import { contentPolicy } from './content-policy.ts';

/** What Vite writes; a file of any other kind is not served. */
const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Serves the built UI from `folder`. An address is looked up in the list of what is there and never turned into a
 * path, so that nothing outside can be named; links are not followed. The list is read again with each page
 * load, since a build may have replaced the files meanwhile.
 */
export function staticPages(folder: string): Pages {
  let files = listFiles(folder);
  return (request, response, port) => {
    const address = pathOf(request.url ?? '');
    if (address === '/') files = listFiles(folder);
    const name = address === '/' ? '/index.html' : address;
    const mime = MIME_TYPES[extname(name)];
    const file = files.get(name);
    const bytes = file !== undefined && mime !== undefined ? readOrNothing(file) : null;
    if (!bytes || !mime) {
      answerText(response, 404, 'not found');
      return;
    }
    response.writeHead(200, {
      'Content-Type': mime,
      'Content-Length': bytes.byteLength,
      'Content-Security-Policy': contentPolicy(port),
      // Other names carry a hash of their contents.
      'Cache-Control': name === '/index.html' ? 'no-store' : 'private, max-age=31536000, immutable',
    });
    response.end(request.method === 'HEAD' ? undefined : bytes);
  };
}

/** The path of a request's address, decoded once; '' when it is malformed. */
function pathOf(address: string): string {
  try {
    return decodeURIComponent(address.replace(/[?#].*$/s, ''));
  } catch {
    return '';
  }
}

/** Address path (`/assets/x.js`) -> file, for the regular files under `folder`. */
function listFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const walk = (directory: string, prefix: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = join(directory, entry.name);
      if (entry.isDirectory()) walk(path, `${prefix}${entry.name}/`);
      else if (entry.isFile()) files.set(`${prefix}${entry.name}`, path);
    }
  };
  walk(folder, '/');
  return files;
}

/** Null when a build has just removed it. */
function readOrNothing(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
