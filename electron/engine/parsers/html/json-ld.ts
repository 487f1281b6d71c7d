/** A JSON-LD object; everything in it is untrusted. */
export type JsonLd = Readonly<Record<string, unknown>>;

const ARTICLE_TYPE =
  /^(?:(?:Reportage|Analysis|AskPublic|Background|Opinion|Review|Satirical|Advertiser|Liveblog)?(?:News)?Article|BlogPosting|LiveBlogPosting|Report|ReportageNewsArticle|NewsArticle)$/i;
const MAX_NODES = 2000;

/** The first object that describes an article in any of the page's JSON-LD scripts, `@graph` and arrays included. */
export function findArticle(scripts: Iterable<string>): JsonLd | null {
  for (const script of scripts) {
    let value: unknown;
    try {
      value = JSON.parse(withoutWrapping(script));
    } catch {
      continue;
    }
    const found = search(value);
    if (found) return found;
  }
  return null;
}

function withoutWrapping(script: string): string {
  return script.trim().replace(/^<!\[CDATA\[|^\/\*<!\[CDATA\[\*\/|\]\]>$|^<!--|-->$/g, '');
}

/** Breadth first, so that the page's own article comes before those it mentions. */
function search(root: unknown): JsonLd | null {
  const queue: unknown[] = [root];
  for (let at = 0; at < queue.length && at < MAX_NODES; at++) {
    const value = queue[at];
    if (Array.isArray(value)) queue.push(...value.slice(0, MAX_NODES));
    if (!isObject(value)) continue;
    if (typesOf(value).some((type) => ARTICLE_TYPE.test(type))) return value;
    queue.push(value['@graph'], value['mainEntity'], value['mainEntityOfPage']);
  }
  return null;
}

function typesOf(object: JsonLd): string[] {
  return list(object['@type']).map((type) => String(type).replace(/^https?:\/\/schema\.org\//, ''));
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

export function isObject(value: unknown): value is JsonLd {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property's text: a string, the `name` of an object, or the first of a list that has one; '' otherwise. */
export function textOfProperty(value: unknown): string {
  return textsOfProperty(value)[0] ?? '';
}

/** All texts of a property, as `textOfProperty` finds them: the names of several authors. */
export function textsOfProperty(value: unknown): string[] {
  return list(value)
    .map((entry) => {
      if (typeof entry === 'string') return entry.trim();
      if (!isObject(entry)) return '';
      const name = entry['name'] ?? entry['@value'] ?? entry['@id'];
      return typeof name === 'string' ? name.trim() : '';
    })
    .filter((text) => text !== '');
}

const MAX_UPDATES = 2000;

/** The text that an article's JSON-LD carries itself, the entries of a live blog in their order; '' for none. */
export function declaredBody(article: JsonLd): string {
  const parts = [article['articleBody']];
  for (const update of list(article['liveBlogUpdate']).slice(0, MAX_UPDATES)) {
    if (isObject(update)) parts.push(update['headline'], update['articleBody']);
  }
  return parts
    .filter((part) => typeof part === 'string')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');
}
