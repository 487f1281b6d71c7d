import type { Locator } from '../parser-host.ts';
import type { Cue } from './cues.ts';

/** A silence longer than this, in ms, begins a new paragraph. */
const PAUSE_MS = 2000;
/** A paragraph this long, in UTF-16 units, ends with its sentence. */
const LONG_PARAGRAPH = 700;
/** Captions of a rolling pair follow each other within this, in ms. */
const ADJOINING_MS = 60;
/** Lines of a caption that are compared with the one before: rolling captions show two or three. */
const COMPARED_LINES = 8;
const SENTENCE_END = /[.!?؟…۔]["»”')\]]*$/u;
// The mark of a new speaker in American captions, and a dialogue dash.
const SPEAKER_MARK = /^(?:>>+|[-–—])\s*(?=\S)/;

/** A recording's text and the times at which its paragraphs begin. */
export interface Transcript {
  readonly body: string;
  readonly locators: readonly Locator[];
}

/** Captions as paragraphs of running text: a new one after a pause or with another speaker, each with its time. */
export function transcribe(cues: readonly Cue[]): Transcript {
  const paragraphs: { start: number; text: string }[] = [];
  let speaker = '';
  let end = -Infinity;
  for (const { start, end: stop, speaker: own, text } of withoutRepeats(cues)) {
    const last = paragraphs.at(-1);
    const isMarked = SPEAKER_MARK.test(text);
    const words = text.replace(SPEAKER_MARK, '');
    const isLong = last !== undefined && last.text.length > LONG_PARAGRAPH && SENTENCE_END.test(last.text);
    if (!last || isMarked || own !== speaker || start - end > PAUSE_MS || isLong) {
      const named = own !== '' && (own !== speaker || !last) ? `${own}: ` : '';
      paragraphs.push({ start, text: `${named}${words}` });
    } else {
      last.text += ` ${words}`;
    }
    speaker = own;
    end = Math.max(end, stop);
  }
  return laidOut(paragraphs);
}

function laidOut(paragraphs: readonly { start: number; text: string }[]): Transcript {
  const locators: Locator[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const { start, text } of paragraphs) {
    if (parts.length > 0) length += 2;
    locators.push({ start: length, kind: 'time', label: clock(start) });
    parts.push(text);
    length += text.length;
  }
  return { body: parts.join('\n\n'), locators };
}

interface Said extends Omit<Cue, 'lines'> {
  readonly text: string;
}

/**
 * What is newly said in each caption. Rolling captions (as YouTube writes them) show the line before once more, or
 * let a line grow word by word: what adjoins and was just shown is left out.
 */
function withoutRepeats(cues: readonly Cue[]): Said[] {
  const said: Said[] = [];
  let shown: readonly string[] = [];
  let shownEnd = -Infinity;
  for (const { lines, ...cue } of cues) {
    const adjoins = cue.start - shownEnd <= ADJOINING_MS;
    const overlaps = cue.start < shownEnd || cue.end - cue.start <= ADJOINING_MS;
    const fresh = adjoins ? newLines(lines, shown, overlaps) : lines;
    const text = fresh.join(' ').trim();
    if (text !== '') said.push({ ...cue, text });
    shown = lines;
    shownEnd = Math.max(cue.end, adjoins ? shownEnd : -Infinity);
  }
  return said;
}

function newLines(lines: readonly string[], shown: readonly string[], overlaps: boolean): readonly string[] {
  for (let kept = Math.min(lines.length, shown.length, COMPARED_LINES); kept > 0; kept--) {
    const isRepeat = shown.slice(-kept).every((line, at) => line === lines[at]);
    // A whole caption said twice in a row may well be spoken twice, unless both were shown at once.
    if (isRepeat && (kept < lines.length || overlaps || kept < shown.length)) return lines.slice(kept);
  }
  const before = shown.join(' ');
  const now = lines.join(' ');
  return before !== '' && now.startsWith(`${before} `) ? [now.slice(before.length + 1)] : lines;
}

/** `01:02:03`: hours, minutes and seconds of a recording. */
function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
