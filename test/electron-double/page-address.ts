/**
 * Chromium routes no unknown scheme, so the app's origin is stood for by an https one that no network answers.
 * Everything main sees is translated back.
 */
const APP_ORIGIN = 'marsad://app';
const PAGE_ORIGIN = 'https://marsad.invalid';

export function toPageUrl(url: string): string {
  return url.startsWith(`${APP_ORIGIN}/`) ? PAGE_ORIGIN + url.slice(APP_ORIGIN.length) : url;
}

export function toAppUrl(url: string): string {
  const blob = `blob:${PAGE_ORIGIN}/`;
  if (url.startsWith(blob)) return `blob:${APP_ORIGIN}/${url.slice(blob.length)}`;
  return url.startsWith(`${PAGE_ORIGIN}/`) ? APP_ORIGIN + url.slice(PAGE_ORIGIN.length) : url;
}

/** The origin main would see for a frame at `url`. */
export function appOriginOf(url: string): string {
  if (url.startsWith(`${PAGE_ORIGIN}/`)) return APP_ORIGIN;
  return URL.parse(url)?.origin ?? 'null';
}
