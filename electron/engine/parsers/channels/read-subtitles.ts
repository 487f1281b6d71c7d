import { fail, ok, type Result } from '../../../contract/result.ts';
import type { FormatInput, FormatOutput } from '../format-parser.ts';
import { oneLine } from '../text/tidy-text.ts';
import { readCues } from './cues.ts';
import { transcribe } from './transcript.ts';

/** More paragraphs than this no recording has, and no parser may answer. */
const MAX_LOCATORS = 100_000;

/** SRT and WebVTT: the recording as one article with the times of its paragraphs. Failures: `undecodable`, `malformed`, `no-text`, `too-large`. */
export function readSubtitles({ decode, name }: FormatInput): Result<FormatOutput> {
  const decoded = decode({ declares: false });
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  if (countTimings(text) > MAX_CUES) return fail('too-large', { limit: MAX_CUES, unit: 'elements' });
  const cues = readCues(text);
  if (cues.length === 0) return fail(text.includes('-->') ? 'no-text' : 'malformed');
  const { body, locators } = transcribe(cues);
  if (body === '') return fail('no-text');
  if (locators.length > MAX_LOCATORS) return fail('malformed');
  const { title, language } = nameOf(name);
  const article = { title, body, locators, language: headerLanguage(text) || language };
  return ok({ articles: [article], decoded: decoded.value });
}

/** A day of speech has 20,000. */
const MAX_CUES = 200_000;

function countTimings(text: string): number {
  let count = 0;
  for (let at = text.indexOf('-->'); at >= 0; at = text.indexOf('-->', at + 3)) count++;
  return count;
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** `لقاء.ar.srt` -> «لقاء», `ar`; `Debate.en-US.auto.vtt` -> `Debate`, `en`. */
function nameOf(name: string): { title: string; language: string } {
  const stem = name
    .replace(/^.*[/\\]/, '')
    .replace(/\.(?:srt|vtt|txt)$/i, '')
    .replace(/\.(?:auto|asr|forced|sdh|cc|orig)$/i, '');
  const [suffix, code = ''] = /[._]([a-z]{2,3})(?:-[a-z0-9]{2,8}){0,3}$/i.exec(stem) ?? [];
  const language = code.toLowerCase();
  if (suffix === undefined || languages.of(language) === undefined)
    return { title: oneLine(stem), language: '' };
  return { title: oneLine(stem.slice(0, -suffix.length)) || oneLine(stem), language };
}

/** YouTube writes the language beneath `WEBVTT`. */
function headerLanguage(text: string): string {
  const head = text.slice(0, 500).split(/\r?\n\r?\n/, 1)[0] ?? '';
  return /^Language:\s*([a-z]{2,3})\b/im.exec(head)?.[1]?.toLowerCase() ?? '';
}
