import { Parser } from 'htmlparser2';

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;
const PREDEFINED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};
// HTML names some 2,100 characters; names without a meaning are not worth keeping.
const MAX_KNOWN = 4096;
const FORBIDDEN = /(?![\t\n\r\u007f-\u009f])\p{Cc}/gu;
const known = new Map<string, string>();

/**
 * Text with its references decoded: XML's own five, numeric ones, and the names of HTML, which feeds use without
 * declaring them. Any other name stays as it is written, `&name;`: what a document declares is never expanded.
 * Characters that no XML may hold are left out. Linear.
 */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference) => PREDEFINED[reference] ?? decodeOne(reference));
}

function decodeOne(reference: string): string {
  let decoded = known.get(reference);
  if (decoded === undefined) {
    decoded = withoutControls(asHtml(reference));
    if (known.size < MAX_KNOWN) known.set(reference, decoded);
  }
  return decoded;
}

/** By HTML's rules, so that `&#146;` is the apostrophe that its writers mean. */
function asHtml(reference: string): string {
  let text = '';
  const parser = new Parser({ ontext: (data) => (text += data) });
  parser.end(reference);
  // A number that is no character.
  if (text === '\uFFFD') return '';
  // HTML knows prefixes without their semicolon (`&notit;`), XML does not.
  return text.length > 1 && text.endsWith(';') ? reference : text;
}

/** Text without the C0 controls that XML forbids. */
export function withoutControls(text: string): string {
  return text.replace(FORBIDDEN, '');
}
