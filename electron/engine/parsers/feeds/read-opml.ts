import { hostOf } from '../../../text/outlet-name.ts';
import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { MAX_NAMED_SOURCES } from '../limits.ts';
import type { NamedSource } from '../parser-host.ts';
import { parseXml } from '../xml/parse-xml.ts';
import { attributeOf, descendantsOf } from '../xml/xml-element.ts';

const LONGEST_NAME = 300;
const MAX_ADDRESSES = 100;

/**
 * A list of feeds: it names sources and has no article. Outlines without an address are folders. A source that is
 * listed twice, for its sections, is one. Expected failures: `undecodable`, `malformed`, `too-large`, `no-text`
 * where it names no source.
 */
export function readOpml({ decode }: FormatInput): Result<FormatOutput> {
  const decoded = decode({ declares: true });
  if (!decoded.ok) return decoded;
  const root = parseXml(decoded.value.text, { lowerCase: true });
  if (!root.ok) return root;
  const sources = new Map<string, string[]>();
  for (const outline of descendantsOf(root.value, 'outline')) {
    const name = oneLine(attributeOf(outline, 'title') || attributeOf(outline, 'text'));
    const site = hostOf(attributeOf(outline, 'htmlurl'));
    const host = site || hostOf(attributeOf(outline, 'xmlurl') || attributeOf(outline, 'url'));
    if (name === '' || !host.includes('.')) continue;
    const hosts = sources.get(name) ?? [];
    if (!hosts.includes(host) && hosts.length < MAX_ADDRESSES) sources.set(name, [...hosts, host]);
  }
  if (sources.size === 0) return fail('no-text');
  if (sources.size > MAX_NAMED_SOURCES) return fail('too-large', { limit: MAX_NAMED_SOURCES });
  return ok({ articles: [], sources: withoutSharedHosts(sources), decoded: decoded.value });
}

/** A host that serves several sources, as of FeedBurner or a blog platform, is no one's address. */
function withoutSharedHosts(sources: ReadonlyMap<string, readonly string[]>): NamedSource[] {
  const users = new Map<string, number>();
  for (const host of [...sources.values()].flat()) users.set(host, (users.get(host) ?? 0) + 1);
  return [...sources].map(([name, hosts]) => ({
    name,
    addresses: hosts.filter((host) => users.get(host) === 1),
  }));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME).toWellFormed();
}
