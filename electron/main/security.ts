import type { App, Session, WebContents } from 'electron';
import { APP_ORIGIN, APP_PAGE, isAppUrl } from './app-origin.ts';

/*
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), item by item:
 *
 *  1 only secure content           no remote content at all: app-protocol.ts serves files, blockRequests the rest
 *  2 no Node in remote content     window.ts nodeIntegration false (workers and subframes too)
 *  3 context isolation             window.ts contextIsolation true
 *  4 process sandboxing            main.ts app.enableSandbox(), window.ts sandbox true
 *  5 permission requests           denyPermissions (all but writing text to the clipboard, from our page)
 *  6 webSecurity stays on          window.ts webSecurity true
 *  7 CSP                           content-security-policy.ts, a header of every answer
 *  8 no insecure content           window.ts allowRunningInsecureContent false
 *  9 no experimental features      window.ts experimentalFeatures false
 * 10 no enableBlinkFeatures        never set
 * 11 no allowpopups                webviewTag false, so there is no webview to carry it
 * 12 webview options               hardenContents prevents will-attach-webview
 * 13 navigation limited            hardenContents: will-navigate, will-frame-navigate, will-redirect
 * 14 new windows limited           hardenContents: setWindowOpenHandler denies
 * 15 no openExternal on untrusted  shell.openExternal is never called; original.ts opens files after a warning
 * 16 current Electron              package.json
 * 17 senders validated             sender.ts, asked by every handler of ipc.ts
 * 18 no file://                    app-protocol.ts
 * 19 fuses                         electron-builder.yml electronFuses
 * 20 no Electron API to the page   preload.ts exposes DesktopBridge only
 *
 * Beyond it: downloads are cancelled, the spell checker (it fetches dictionaries) is off, WebRTC may not leave
 * the machine, certificate errors and proxies' logins keep Electron's refusing defaults.
 */

/** Chromium switches that must be set before `app` is ready: no host name resolves, nothing reports home. */
export function forbidNetwork(app: App): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-domain-reliability');
}

/** Rules of a session; to be called before its first page loads. `development` admits the developer tools. */
export function hardenSession(session: Session, development: boolean): void {
  blockRequests(session, development);
  denyPermissions(session);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Rules of every web contents that ever comes to be. */
export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (details) => {
    if (details.url.split('#')[0] !== APP_PAGE) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame) details.preventDefault();
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Whether the session may load `url`: the app itself, what its page made in memory, and developer tools. */
export function isAllowedRequest(url: string, development: boolean): boolean {
  if (isAppUrl(url) || url.startsWith('data:')) return true;
  if (url.startsWith(`blob:${APP_ORIGIN}/`)) return true;
  return development && url.startsWith('devtools://');
}

function blockRequests(session: Session, development: boolean): void {
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isAllowedRequest(details.url, development) });
  });
}

/** Copying a citation writes sanitised text to the clipboard after a key press; everything else is refused. */
function denyPermissions(session: Session): void {
  const allowed = (permission: string, url: string): boolean =>
    permission === 'clipboard-sanitized-write' && isAppUrl(url);
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(details.isMainFrame && allowed(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    return details.isMainFrame && allowed(permission, details.requestingUrl ?? origin);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
}
