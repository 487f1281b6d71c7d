/** One caption. Times in ms from the start of the recording. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  /** Who speaks, as WebVTT's `<v Name>` says; ''. */
  readonly speaker: string;
  /** Without tags and blank lines. */
  readonly lines: readonly string[];
}

const TIMING = /^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})/;
const VOICE = /<v(?:\.[^\s>]{0,100})?\s+([^<>]{1,200})>/;
// WebVTT's references (and those that SRT files have).
const REFERENCES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '\u200E',
  '&rlm;': '\u200F',
  '&quot;': '"',
  '&#39;': "'",
};

/** Whether a text's first characters are those of an SRT file: a number, then a timing. */
export function isSrtStart(head: string): boolean {
  return /^\s*(?:\d{1,6}[ \t]*\r?[\n\r]\s{0,3})?\d{1,3}:\d{2}:\d{2}[.,]\d{1,3}\s{0,3}-->/.test(head);
}

export function isVttStart(head: string): boolean {
  return /^WEBVTT(?:[ \t\r\n]|$)/.test(head);
}

/** The captions of SRT (https://matroska.org/technical/subtitles.html#srt-subtitles) or WebVTT (https://www.w3.org/TR/webvtt1/), in the order of the file; blocks without a timing (NOTE, STYLE, REGION) are none. */
export function readCues(text: string): Cue[] {
  const lines = text.split(/\r\n?|\n/);
  const cues: Cue[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, from, to] = TIMING.exec((lines[at] ?? '').slice(0, 200)) ?? [];
    if (from === undefined || to === undefined) continue;
    const raw: string[] = [];
    while (at + 1 < lines.length && (lines[at + 1] ?? '').trim() !== '' && !isNextCue(lines, at + 1)) {
      at++;
      raw.push(lines[at] ?? '');
    }
    const speaker = VOICE.exec(raw.join(' ').slice(0, 2000))?.[1]?.trim() ?? '';
    const read = raw.map(plainLine).filter((line) => line !== '');
    if (read.length > 0)
      cues.push({ start: milliseconds(from), end: milliseconds(to), speaker, lines: read });
  }
  return cues;
}

/** Some writers leave out the empty line between captions. */
function isNextCue(lines: readonly string[], at: number): boolean {
  if (TIMING.test((lines[at] ?? '').slice(0, 200))) return true;
  return /^\s*\d{1,6}\s*$/.test(lines[at] ?? '') && TIMING.test((lines[at + 1] ?? '').slice(0, 200));
}

function plainLine(raw: string): string {
  return raw
    .slice(0, 5000)
    .replace(/<[^<>]{0,300}>/g, '')
    .replace(/\{\\[^{}]{0,100}\}/g, '')
    .replace(/&(?:amp|lt|gt|nbsp|lrm|rlm|quot|#39);/g, (reference) => REFERENCES[reference] ?? reference)
    .replaceAll('\0', '\uFFFD')
    .toWellFormed()
    .split(/\s+/)
    .join(' ')
    .trim();
}

function milliseconds(time: string): number {
  const [clock = '', fraction = '0'] = time.split(/[.,]/);
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds * 1000 + Number(fraction.padEnd(3, '0'));
}
