/**
 * The page's Content-Security-Policy: everything from its own files, the engine's socket, nothing else.
 * `style-src-attr`: bits-ui's templates carry style attributes (`display: contents`); style elements stay refused.
 * `svelte-trusted-html` is the policy by which Svelte's own templates pass Trusted Types.
 */
export function contentPolicy(port: number): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `style-src-attr 'unsafe-inline'`,
    `font-src 'self'`,
    `img-src 'self' data: blob:`,
    `connect-src 'self' ws://127.0.0.1:${port}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types svelte-trusted-html`,
  ].join('; ');
}
