/**
 * The page's Content-Security-Policy, sent as a header with everything that the app's protocol serves. Same as
 * the loopback shell's, minus its WebSocket: the engine is reached over a MessagePort, so nothing may connect.
 * `svelte-trusted-html` is the one policy that Svelte's runtime makes for its own compiled templates.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');
