import type { FoundArticle } from '../format-parser.ts';
import { withHeadline } from '../text/first-sentence.ts';
import { oneLine, tidyText } from '../text/tidy-text.ts';

/** A channel or a chat, as its export names it. */
export interface Channel {
  readonly name: string;
  /** Of t.me/<username>, '' where the export does not tell. */
  readonly username: string;
  /** What one channel publishes is by it; in a group each message has its author. */
  readonly isBroadcast: boolean;
}

/** A message as it was posted. Unknown fields are ''. */
export interface Message {
  readonly id: string;
  readonly text: string;
  /** ISO 8601: an instant, or a day where the zone is unknown. */
  readonly published: string;
  /** ms since 1970 to measure gaps by, in whatever zone; NaN where there is no time. */
  readonly at: number;
  readonly from: string;
  /** Who signed a post of a channel. */
  readonly author: string;
  readonly forwardedFrom: string;
  readonly replyTo: string;
  readonly group: string;
  readonly views: string;
}

/** Parts of one post follow each other within this time. */
const SAME_POST_MS = 60_000;
/** A text that Telegram cut: its messages hold 4,096 UTF-16 units, and clients cut at the blank before. */
const CUT_TEXT = 3900;

/**
 * Messages as articles. Consecutive messages of one author within a minute are one post where they share a
 * `media_group`, where the later replies to a part of it, or where the earlier fills a message and so was cut;
 * a post's parts are parted by an empty line, a cut text by a line end.
 */
export function postArticles(channel: Channel, messages: readonly Message[]): FoundArticle[] {
  const posts: Message[][] = [];
  for (const message of messages) {
    if (message.text.trim() === '') continue;
    const post = posts.at(-1);
    if (post && isPartOf(post, message)) post.push(message);
    else posts.push([message]);
  }
  return posts.flatMap((post) => articleOf(channel, post) ?? []);
}

function isPartOf(post: readonly Message[], message: Message): boolean {
  const last = post.at(-1);
  if (!last || last.from !== message.from || last.author !== message.author) return false;
  if (last.forwardedFrom !== message.forwardedFrom) return false;
  const gap = message.at - last.at;
  if (!(gap >= 0 && gap <= SAME_POST_MS)) return false;
  if (message.group !== '' && message.group === last.group) return true;
  if (last.text.length >= CUT_TEXT) return true;
  return message.replyTo !== '' && post.some(({ id }) => id === message.replyTo);
}

function articleOf(channel: Channel, post: readonly Message[]): FoundArticle | null {
  const [first] = post;
  if (!first) return null;
  const text = post.reduce((all, { text: part }, at) => {
    const before = post[at - 1]?.text.length ?? 0;
    return at === 0 ? part : `${all}${before >= CUT_TEXT ? '\n' : '\n\n'}${part}`;
  }, '');
  const tidy = tidyText(text);
  if (tidy === '') return null;
  const byline = first.author || (first.from === channel.name ? '' : first.from);
  const details = {
    channel: channel.name,
    messageId: post
      .map(({ id }) => id)
      .join(', ')
      .slice(0, 1000),
    forwardedFrom: first.forwardedFrom,
    replyTo: first.replyTo,
    views: first.views,
  };
  return {
    ...withHeadline(tidy),
    publisher: oneLine(channel.name, 300),
    byline: oneLine(byline, 300),
    published: first.published,
    url:
      channel.username === '' || !channel.isBroadcast ? '' : `https://t.me/${channel.username}/${first.id}`,
    details: Object.fromEntries(
      Object.entries(details).flatMap(([name, value]) => (value === '' ? [] : [[name, oneLine(value)]])),
    ),
  };
}
