import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FoundArticle } from '../format-parser.ts';
import { isList, isObject, memberOf, textAt, type Json, type JsonObject } from '../tables/json-text.ts';
import { MAX_ROWS } from '../tables/table.ts';
import { postArticles, type Channel, type Message } from './posts.ts';

/** Whether a JSON document is Telegram Desktop's `result.json`: of one chat, or of an account (`chats.list`). */
export function isTelegramExport(root: Json): root is JsonObject {
  return isObject(root) && chatsOf(root).length > 0;
}

/** Each post of each chat as an article; service messages and media without a text are left out. Failures: `no-text`, `too-large`. */
export function telegramArticles(root: JsonObject): Result<FoundArticle[]> {
  const articles = chatsOf(root).flatMap((chat) => postArticles(channelOf(chat), messagesOf(chat)));
  if (articles.length > MAX_ROWS) return fail('too-large', { limit: MAX_ROWS, unit: 'articles' });
  return articles.length === 0 ? fail('no-text') : ok(articles);
}

function chatsOf(root: JsonObject): JsonObject[] {
  if (isChat(root)) return [root];
  return ['chats', 'left_chats'].flatMap((key) => {
    const chats = memberOf(root, key);
    const list = isObject(chats) ? memberOf(chats, 'list') : undefined;
    return isList(list) ? list.filter(isObject).filter(isChat) : [];
  });
}

/** `type` is `public_channel`, `private_supergroup`, `personal_chat` ... */
function isChat(object: JsonObject): boolean {
  const messages = memberOf(object, 'messages');
  if (!isList(messages) || !/^[a-z_]{3,40}$/.test(textAt(object, 'type'))) return false;
  const [first] = messages;
  return first === undefined || (isObject(first) && 'id' in first && 'type' in first && 'date' in first);
}

function channelOf(chat: JsonObject): Channel {
  const username = textAt(chat, 'username').replace(/^@/, '');
  return {
    name: textAt(chat, 'name'),
    username: /^\w{4,32}$/.test(username) ? username : '',
    isBroadcast: textAt(chat, 'type').includes('channel'),
  };
}

function messagesOf(chat: JsonObject): Message[] {
  const messages = memberOf(chat, 'messages');
  if (!isList(messages)) return [];
  return messages.filter(isObject).flatMap((message) => {
    if (textAt(message, 'type') !== 'message') return [];
    const unix = Number(textAt(message, 'date_unixtime'));
    const local = textAt(message, 'date');
    const isInstant = Number.isInteger(unix) && unix > 0 && unix < 1e11;
    return [
      {
        id: textAt(message, 'id'),
        text: messageText(message),
        published: isInstant ? isoOf(unix) : dayOf(local),
        at: isInstant ? unix * 1000 : Date.parse(`${local}Z`),
        from: textAt(message, 'from'),
        author: textAt(message, 'author'),
        forwardedFrom: textAt(message, 'forwarded_from') || textAt(message, 'saved_from'),
        replyTo: textAt(message, 'reply_to_message_id'),
        group:
          textAt(message, 'media_group_id') ||
          textAt(message, 'grouped_id') ||
          textAt(message, 'media_group'),
        views: textAt(message, 'views'),
      },
    ];
  });
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

function dayOf(local: string): string {
  return /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(local)?.[0] ?? '';
}

/** `text` is a string, or an array of strings and of entities (links, bold ...) with their own text. */
function messageText(message: JsonObject): string {
  const text = memberOf(message, 'text');
  const own = textOfEntities(text === '' || text === undefined ? memberOf(message, 'text_entities') : text);
  return own || pollText(memberOf(message, 'poll'));
}

function textOfEntities(text: Json | undefined): string {
  if (typeof text === 'string') return text;
  if (!isList(text)) return '';
  return text
    .map((part) => (typeof part === 'string' ? part : isObject(part) ? textAt(part, 'text') : ''))
    .join('');
}

function pollText(poll: Json | undefined): string {
  if (!isObject(poll)) return '';
  const answers = memberOf(poll, 'answers');
  const lines = isList(answers) ? answers.filter(isObject).map((answer) => textAt(answer, 'text')) : [];
  return [textOfEntities(memberOf(poll, 'question')), lines.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}
