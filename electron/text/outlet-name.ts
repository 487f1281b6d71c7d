import { looseKey } from './fold.ts';
import { hostEnd } from './host.ts';

const INVISIBLE = /\p{Cf}/gu;
const DOTTED = /(?<![\p{L}\p{M}])\p{L}(?:\.\p{L})+\.?(?![\p{L}\p{M}])/gu;
const APOSTROPHE = /['’‘ʼ`´׳״]/g;
// `+` is part of names (Canal+).
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{Nd}+]+/u;

/** A web address that is written as a name: its host without `www.`, lower case, and its path (`/aljazeera`, or ''). */
export interface WebAddress {
  readonly host: string;
  readonly path: string;
}

/**
 * The key under which two spellings are one name: no difference of case, accents, tashkeel, tatweel, hamza seats,
 * ى/ي, ة/ه (level `loose`), punctuation, quotes, blanks. Of a web address, its host without scheme and `www.`,
 * and its path without the last slash. '' only where there is neither a letter nor a digit nor another sign.
 */
export function outletKey(name: string): string {
  const address = readWebAddress(name);
  if (address) return address.host + address.path;
  const words = name
    .replace(INVISIBLE, '')
    .replace(DOTTED, (initials) => initials.replaceAll('.', ''))
    .replace(APOSTROPHE, '')
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
    .map(looseKey);
  return words.length > 0 ? words.join(' ') : name.replace(/[\s\p{C}]+/gu, '');
}

/** A name read as a web address; null where it is none: a dotted word needs a scheme, `www.` or a known top level. */
export function readWebAddress(name: string): WebAddress | null {
  const text = name.replace(INVISIBLE, '').trim().toLowerCase();
  if (!text.includes('.') || /\s/u.test(text)) return null;
  const host = hostOf(text);
  if (!host.includes('.')) return null;
  const isNamed = text.includes('://') || text.startsWith('www.') || hostEnd(host, 0) === host.length;
  if (!isNamed || (text.includes('@') && !text.includes('://'))) return null;
  const rest = text.slice(text.indexOf('://') === -1 ? 0 : text.indexOf('://') + 3);
  const slash = rest.search(/[/?#]/);
  const path = slash === -1 ? '' : rest.slice(slash).replace(/[?#].*$/s, '');
  return { host, path: path.replace(/\/+$/, '') };
}

/** The host of an address (`https://user@www.aawsat.com:443/home`) or of its authority alone, without `www.`; '' if none. */
export function hostOf(address: string): string {
  const text = address.trim().toLowerCase();
  const scheme = text.indexOf('://');
  const rest = text.slice(scheme === -1 ? 0 : scheme + 3);
  const end = rest.search(/[/?#\\\s]/u);
  const authority = end === -1 ? rest : rest.slice(0, end);
  return authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/, '')
    .replace(/^www\d?\./, '')
    .replace(/\.$/, '');
}

/** A host and the domains above it that may be an outlet's: arabic.cnn.com, cnn.com. */
export function domainsOf(host: string): string[] {
  const labels = host.split('.');
  if (labels.length < 2 || labels.includes('')) return [];
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}

/**
 * Keys under which an outlet may claim an article, the nearest first: of its publisher's name, and of the domains
 * where that is a web address; of the domains of its address where it has no publisher.
 */
export function claimKeys(publisher: string, address: string): string[] {
  if (publisher === '') return domainsOf(hostOf(address));
  const host = readWebAddress(publisher)?.host ?? '';
  return [outletKey(publisher), ...domainsOf(host)];
}
