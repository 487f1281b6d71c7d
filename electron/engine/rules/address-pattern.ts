import { domainToASCII } from 'node:url';
import { nameKey } from './glob.ts';

interface Address {
  /** In lower case and ASCII, without `www.`, user and port. */
  readonly host: string;
  readonly path: readonly string[];
}

/**
 * Whether an article's address is of a host or one of its subdomains, and where the pattern goes on with a path,
 * begins with it, segment by segment: `site.example/ar` is not the beginning of `site.example/archive`.
 */
export function addressMatcher(pattern: string): (url: string) => boolean {
  const wanted = addressOf(pattern.replace(/^((?:[a-z][a-z0-9+.-]*:\/\/)?)(?:\*\.|\.)/i, '$1'));
  if (wanted.host === '') return () => false;
  return (url) => {
    if (url === '') return false;
    const { host, path } = addressOf(url);
    if (host !== wanted.host && !host.endsWith(`.${wanted.host}`)) return false;
    return wanted.path.every((segment, at) => path[at] === segment);
  };
}

/** The segments of an address's path, decoded. */
export function pathSegments(url: string): string[] {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[?#][^]*$/, '');
  return path
    .split('/')
    .slice(1)
    .filter((segment) => segment !== '')
    .map(decoded);
}

function addressOf(url: string): Address {
  const authority = url.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').split(/[/?#]/, 1)[0] ?? '';
  const name = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const host = domainToASCII(name) || name;
  return { host: host.replace(/^www\./, ''), path: pathSegments(url).map(nameKey) };
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray % stands for itself.
    return segment;
  }
}
