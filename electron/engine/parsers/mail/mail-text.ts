import type { StructureSpan } from '../parser-host.ts';

/** A body and what its stretches are. */
export interface MailText {
  readonly body: string;
  readonly structure: readonly StructureSpan[];
}

/** Undoes format=flowed (RFC 3676): lines that end in a blank go on in the next; `delSp` takes that blank away. */
export function unflowed(text: string, delSp: boolean): string {
  const lines: string[] = [];
  let isOpen = false;
  for (const raw of text.split('\n')) {
    const line = raw.startsWith(' ') ? raw.slice(1) : raw;
    const isSignature = line === '-- ';
    const goesOn = line.endsWith(' ') && !isSignature;
    const piece = goesOn && delSp ? line.slice(0, -1) : line;
    if (isOpen && !isSignature) lines.push(piece);
    else lines.push(lines.length === 0 ? piece : `\n${piece}`);
    isOpen = goesOn;
  }
  return lines.join('');
}

/** A plain-text part as a body: no signature, no blanks at line ends, one empty line between paragraphs. */
export function plainBody(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const signature = lines.indexOf('-- ');
  return (signature > 0 ? lines.slice(0, signature) : lines)
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replaceAll('\0', '\uFFFD')
    .toWellFormed()
    .trim();
}

// How the end of a newsletter begins, in the languages that they come in.
const FOOTER =
  /unsubscribe|manage (?:your )?(?:preferences|subscription)|update your preferences|email preferences|you (?:are receiving|received) this|se d[ée]sabonner|d[ée]sinscri|me d[ée]sinscrire|vous recevez cet|abmelden|abbestellen|darse de baja|cancelar (?:la )?suscripci|إلغاء الاشتراك|الغاء الاشتراك|لإلغاء اشتراكك|وصلتك هذه الرسالة|تصلك هذه الرسالة|отписаться|لغو اشتراک/i;
const HEADER =
  /(?:view|read|open)(?: this)?(?: e-?mail| message| newsletter)? (?:in|on) (?:your |a |the )?(?:web )?browser|view (?:it )?online|voir (?:cet e-?mail |la version )?(?:dans|en ligne)|afficher (?:cet|dans)|version en ligne|im browser (?:ansehen|anzeigen|öffnen)|عرض (?:هذه الرسالة |الرسالة |البريد )?في المتصفح|شاهد(?:ها)? في المتصفح|افتح في المتصفح|ver en (?:el|tu) navegador/i;

/** Whether a link's words say that it leads to the newsletter's own page. */
export function isBrowserLink(words: string): boolean {
  return words.length < MAX_NOTICE && HEADER.test(words);
}

const MAX_NOTICE = 400;
/** A footer begins in the last part of a text: a newsletter may well write about unsubscribing. */
const FOOTER_FROM = 0.5;

/** Leaves out what newsletters put around their text: the link to the browser at the top, the footer at the end. */
export function withoutNotices({ body, structure }: MailText): MailText {
  const blocks = blocksOf(body);
  const first = blocks.findIndex(({ start, end }) => !isBrowserLink(body.slice(start, end)));
  const start = blocks[Math.max(first, 0)]?.start ?? 0;
  const footer = blocks.find(
    (block) =>
      block.start > start &&
      block.start >= body.length * FOOTER_FROM &&
      block.end - block.start < MAX_NOTICE &&
      FOOTER.test(body.slice(block.start, block.end)),
  );
  return cut({ body, structure }, start, footer?.start ?? body.length);
}

/** A stretch of a text, blanks at its ends left out, with the structure in it. */
export function cut({ body, structure }: MailText, from: number, to: number): MailText {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(body[start] ?? '')) start++;
  while (end > start && /\s/.test(body[end - 1] ?? '')) end--;
  return {
    body: body.slice(start, end),
    structure: structure
      .filter((span) => span.start >= start && span.end <= end)
      .map((span) => ({ ...span, start: span.start - start, end: span.end - start })),
  };
}

function blocksOf(body: string): { start: number; end: number }[] {
  const blocks: { start: number; end: number }[] = [];
  for (let start = 0; start < body.length;) {
    const gap = body.indexOf('\n\n', start);
    const end = gap < 0 ? body.length : gap;
    if (end > start) blocks.push({ start, end });
    start = end + 2;
  }
  return blocks;
}
