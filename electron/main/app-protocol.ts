import { protocol, type Session } from 'electron';
import { APP_SCHEME, isAppUrl } from './app-origin.ts';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';
import { readStaticFile } from './static-file.ts';

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** Must run before `app` is ready. The scheme gets what a page of modules needs and no exemption from its CSP. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built renderer in `folder` at `marsad://app/`; everything else is 404. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, (request) => respond(folder, request));
}

async function respond(folder: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: HEADERS });
  }
  const file = isAppUrl(request.url) ? await readStaticFile(folder, rawPath(request.url)) : null;
  if (!file) return new Response(null, { status: 404, headers: HEADERS });
  const headers = { ...HEADERS, 'Content-Type': file.mime, 'Content-Length': String(file.bytes.length) };
  return new Response(request.method === 'HEAD' ? null : file.bytes, { status: 200, headers });
}

/** The path as sent: `URL` would already have folded `..` and `%2e%2e` away, and the jail should see them. */
function rawPath(url: string): string {
  const path = url.slice(`${APP_SCHEME}://app`.length);
  return /^[^?#]*/.exec(path)?.[0] ?? '';
}
