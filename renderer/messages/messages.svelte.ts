import { IntlMessageFormat } from 'intl-messageformat';
import type { Failure } from '../../electron/contract/result.ts';
import type { Settings } from '../../electron/contract/values.ts';
import { majorityDirection } from '../../electron/text/script.ts';
import { allMessages, type MessageKey } from './catalogue.ts';
import { failureMessages } from './failures.ts';
import type { Language } from './define.ts';

// By number: svelte warns of these characters even as escapes.
const LEFT_TO_RIGHT_ISOLATE = String.fromCharCode(0x2066);
const RIGHT_TO_LEFT_ISOLATE = String.fromCharCode(0x2067);
const FIRST_STRONG_ISOLATE = String.fromCharCode(0x2068);
const POP_ISOLATE = String.fromCharCode(0x2069);

export type MessageValues = Readonly<Record<string, string | number>>;

/** The UI's language and number style; components that call `t` repaint when it changes. */
class Speech {
  language = $state<Language>('ar');
  digits = $state<Settings['digits']>('latn');
  calendar = $state<Settings['calendar']>('gregory');
  readonly direction = $derived(this.language === 'ar' ? ('rtl' as const) : ('ltr' as const));
  /** For `Intl`: with digits and calendar as chosen. */
  readonly locale = $derived(`${this.language}-u-nu-${this.digits}-ca-${this.calendar}`);
}

export const speech = new Speech();

const compiled = new Map<string, IntlMessageFormat>();

function format(id: string, source: string, values: MessageValues): string {
  const locale = speech.locale;
  const key = `${locale}\u0000${id}`;
  let message = compiled.get(key);
  if (!message) {
    message = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true });
    compiled.set(key, message);
  }
  return String(message.format(values));
}

/** The sentence for `key` in the UI's language. */
export function t(key: MessageKey, values: MessageValues = {}): string {
  return format(key, allMessages[speech.language][key], values);
}

/** What happened, to which file, and what to do next. */
export function failureText({ code, params }: Failure): string {
  const limit = Number(params['limit'] ?? 0);
  return format(`failure:${code}`, failureMessages[speech.language][code], {
    ...isolated({
      path: '',
      name: '',
      format: '',
      port: '',
      value: '',
      outlet: '',
      encoding: '',
      exact: '',
      line: '',
      articles: '',
      other: '',
      ...params,
    }),
    // Size limits come in bytes.
    limit: formatNumber(code === 'too-large' ? limit / 2 ** 20 : limit),
  });
}

/** Paths and names keep their own direction inside a sentence (U+2068 FIRST STRONG ISOLATE ... U+2069). */
export function isolated(values: MessageValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? FIRST_STRONG_ISOLATE + value + POP_ISOLATE : value,
    ]),
  );
}

/** Keeps key names, paths and codes left to right inside an Arabic sentence (U+2066 ... U+2069). */
export function leftToRight(text: string): string {
  return LEFT_TO_RIGHT_ISOLATE + text + POP_ISOLATE;
}

/** A name or title inside a sentence, in the direction of most of its letters: «CNN بالعربية» is Arabic. */
export function inItsDirection(name: string): string {
  const isolate = {
    rtl: RIGHT_TO_LEFT_ISOLATE,
    ltr: LEFT_TO_RIGHT_ISOLATE,
    neutral: FIRST_STRONG_ISOLATE,
  }[majorityDirection(name)];
  return isolate + name + POP_ISOLATE;
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(speech.locale).format(value);
}
