// Fields that messages begin with; a text may have one or two of these words at the start of a line.
const MAIL_FIELD =
  /^(?:from|to|cc|date|subject|message-id|received|return-path|delivered-to|reply-to|sender|mime-version|content-type|x-[\w-]+|dkim-signature|snapshot-content-location):/i;
const FIELD_LINE = /^(?:[!-9;-~]{1,100}:|[ \t]|From |>From )/;
const MIN_FIELDS = 3;

/** A mailbox: an envelope line and a message's header after it. */
export function isMbox(head: string): boolean {
  if (!/^From \S[^\n]{0,500}\b\d{4}\b[^\n]{0,100}\n/.test(head)) return false;
  return isHeader(headerOf(head.slice(head.indexOf('\n') + 1)));
}

/** A page saved as one file: a multipart/related message, or a page alone, that a browser wrote and nobody sent. */
export function isMhtml(head: string): boolean {
  const header = headerOf(head);
  if (!isHeader(header)) return false;
  const text = header.join('\n');
  if (/^Snapshot-Content-Location:/im.test(text) || /^From: *"?<?Saved by /im.test(text)) return true;
  return (
    /multipart\/related/i.test(text) && !header.some((line) => /^(?:To|Received|Delivered-To):/i.test(line))
  );
}

/** A message (RFC 5322): header lines only, three of mail's own among them, up to an empty line. */
export function isMail(head: string): boolean {
  return isHeader(headerOf(head));
}

function headerOf(head: string): string[] {
  const lines = head.split(/\r?\n/);
  const end = lines.indexOf('');
  // A header longer than what is looked at ends in a line that is cut.
  return end < 0 ? lines.slice(0, -1) : lines.slice(0, end);
}

function isHeader(lines: readonly string[]): boolean {
  if (!lines.every((line) => FIELD_LINE.test(line))) return false;
  const names = new Set(
    lines.filter((line) => MAIL_FIELD.test(line)).map((line) => line.split(':', 1).join('').toLowerCase()),
  );
  return (
    names.size >= MIN_FIELDS && (names.has('from') || names.has('received') || names.has('mime-version'))
  );
}
