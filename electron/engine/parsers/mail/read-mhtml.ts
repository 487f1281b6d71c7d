import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { headerText } from './mime-header.ts';
import { readMime } from './mime-tree.ts';
import { mailDate, rootPart } from './read-mail.ts';

/**
 * A page saved as one file (MHTML, RFC 2557): the page that it begins with. Expected failures: those of `readMime`
 * and of a page, `no-text` (no page in it).
 */
export async function readMhtml(input: FormatInput): Promise<Result<FormatOutput>> {
  const message = readMime(input.bytes);
  if (!message.ok) return message;
  const { header } = message.value;
  const root = rootPart(message.value);
  if (!root) return fail('no-text');
  const encoding = root.type.params.get('charset') ?? '';
  const read = await input.parsePart({ bytes: root.bytes, name: input.name, format: 'html', encoding });
  if (!read.ok) return read;
  const { encoding: name, encodingReason: reason, declaredEncoding: declared, replaced } = read.value;
  const captured = mailDate(header.get('date') ?? '');
  const location = header.get('snapshot-content-location') ?? root.header.get('content-location') ?? '';
  return ok({
    articles: read.value.articles.map((article) => ({
      ...article,
      title: article.title || headerText(header, 'subject', encoding),
      url: article.url || webAddress(location),
      details: { ...article.details, ...(captured === '' ? {} : { captured }) },
    })),
    decoded: { encoding: name, reason, declared, replaced },
  });
}

function webAddress(location: string): string {
  const address = location.replace(/^<|>$/g, '').replace(/\s+/g, '');
  return /^https?:\/\//i.test(address) && address.length <= 4000 ? address : '';
}
