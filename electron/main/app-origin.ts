/** The page's scheme and origin: a custom protocol instead of `file:`, so that it has an origin of its own. */
export const APP_SCHEME = 'marsad';
export const APP_ORIGIN = `${APP_SCHEME}://app`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** Whether `url` is one that the app's own protocol serves. Relative and malformed addresses are not. */
export function isAppUrl(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === `${APP_SCHEME}:` && parsed.host === 'app' && parsed.username === '';
}
