import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { parseDocument, type HtmlElement } from '../html/html-document.ts';
import { checkMarkup } from '../html/html-scan.ts';
import { blockText } from '../html/html-text.ts';
import { oneLine } from '../text/tidy-text.ts';
import { postArticles, type Message } from './posts.ts';

/** Whether a page's first characters are those of Telegram Desktop's `messages.html`. */
export function isTelegramPage(head: string): boolean {
  return (
    /<title>\s*Exported Data\s*<\/title>/i.test(head) && /class="page_wrap"|CheckLocation\(\)/.test(head)
  );
}

/** `messages.html`: a post an article. Failures: `undecodable`, `malformed`, `too-large`, `no-text`. */
export function readTelegramPage({ decode }: FormatInput): Result<FormatOutput> {
  const decoded = decode({ declares: true });
  if (!decoded.ok) return decoded;
  const checked = checkMarkup(decoded.value.text);
  if (!checked.ok) return checked;
  const document = parseDocument(decoded.value.text);
  const name = textOf(document.querySelector('.page_header .text'));
  const messages = messagesOf([...document.querySelectorAll('.message')]);
  // A page names no kind of chat: one in which all is said by its own name is a channel.
  const isBroadcast = messages.every(({ from }) => from === name);
  const articles = postArticles({ name, username: '', isBroadcast }, messages);
  return articles.length === 0 ? fail('no-text') : ok({ articles, decoded: decoded.value });
}

function messagesOf(elements: readonly HtmlElement[]): Message[] {
  let from = '';
  return elements.flatMap((element) => {
    if (hasClass(element, 'service')) return [];
    const body = childWith(element, 'body');
    if (!body) return [];
    // A message that follows one of the same sender is `joined` and does not repeat the name.
    from = textOf(childWith(body, 'from_name')) || from;
    const forwarded = childWith(body, 'forwarded');
    const inner = forwarded ?? body;
    const date = readDateTitle(childWith(body, 'date')?.getAttribute('title') ?? '');
    const text = childWith(inner, 'text');
    return [
      {
        id: (element.getAttribute('id') ?? '').replace(/^message/, ''),
        text: text ? blockText(text).text : '',
        ...date,
        from,
        author: textOf(childWith(body, 'signature')),
        forwardedFrom: forwarded ? forwardedName(forwarded) : '',
        replyTo: replyTo(childWith(body, 'reply_to')),
        group: '',
        views: '',
      },
    ];
  });
}

/** `25.09.2020 14:05:00 UTC+03:00`; exports before 2021 have no zone, so only their day is known. */
function readDateTitle(title: string): Pick<Message, 'published' | 'at'> {
  const [, day, month, year, time, zone] =
    /^(\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2}:\d{2})(?: UTC([+-]\d{2}:\d{2}))?/.exec(title.trim()) ?? [];
  if (year === undefined) return { published: '', at: Number.NaN };
  const iso = `${year}-${month}-${day}`;
  const at = Date.parse(`${iso}T${time}${zone ?? 'Z'}`);
  if (Number.isNaN(at)) return { published: '', at };
  return { published: zone === undefined ? iso : `${iso}T${time}${zone}`, at };
}

/** The name stands before its own date. */
function forwardedName(forwarded: HtmlElement): string {
  const name = childWith(forwarded, 'from_name');
  const date = name && childWith(name, 'date');
  return textOf(name).replace(textOf(date), '').trim();
}

function replyTo(element: HtmlElement | null): string {
  const link = element?.querySelector('a')?.getAttribute('href') ?? '';
  return /go_to_message(\d+)$/.exec(link)?.[1] ?? '';
}

function childWith(element: HtmlElement, name: string): HtmlElement | null {
  for (const child of element.querySelectorAll(`.${name}`)) if (child.parentNode === element) return child;
  return null;
}

function hasClass(element: HtmlElement, name: string): boolean {
  return (element.getAttribute('class') ?? '').split(/\s+/).includes(name);
}

function textOf(element: HtmlElement | null): string {
  return oneLine(element?.textContent ?? '');
}
