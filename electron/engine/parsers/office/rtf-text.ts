import { fail, type Result } from '../../../contract/result.ts';
import type { Block } from './block.ts';
import type { DocumentProperties } from './block-article.ts';
import { LimitReached, withinLimits } from './limit-reached.ts';
import { createRtfBody, type RtfBody } from './rtf-body.ts';
import { createRtfBytes } from './rtf-bytes.ts';
import { codePageEncoding, windowsLanguage } from './rtf-charset.ts';
import { createRtfCapture, INFO } from './rtf-capture.ts';
import { createRtfFonts } from './rtf-fonts.ts';
import { changed, PLAIN_PARAGRAPH, START, type Destination, type State } from './rtf-state.ts';
import { readRtfTokens, type RtfHandler } from './rtf-tokens.ts';
import { HOLDERS, HOLDERS_TEXT, PARAGRAPH_ENDS, RTF_CHARACTERS, SKIPPED_DESTINATIONS } from './rtf-words.ts';
import { styleKind } from './style-kind.ts';
import { symbolText } from './symbol-font.ts';

/** Groups that may lie in each other; Word writes less than a hundred. */
const MAX_DEPTH = 100_000;
/** Bytes of undeclared encoding that are kept for detection. */
const MAX_SAMPLE = 16 * 1024;

export interface RtfDocument {
  readonly blocks: readonly Block[];
  readonly properties: DocumentProperties;
  /** Bytes of text above 0x7f whose encoding the file leaves open: no `\ansicpg`, no charset of their font. */
  readonly undeclared: Uint8Array;
}

/**
 * Reads a rich text file's blocks and properties. `ansi` is the encoding of text for which the file declares none.
 * Expected failures: `malformed` (no rich text), `too-deep`, `too-large`.
 */
export function readRtfText(bytes: Uint8Array, ansi = 'windows-1252'): Result<RtfDocument> {
  if (String.fromCharCode(...bytes.subarray(0, 5)) !== '{\\rtf') return fail('malformed');
  const reader = createRtfReader(ansi);
  return withinLimits(() => {
    readRtfTokens(bytes, reader, reader.goesOn);
    return reader.finish();
  });
}

interface RtfReader extends RtfHandler {
  goesOn(): boolean;
  finish(): RtfDocument;
}

function createRtfReader(ansi: string): RtfReader {
  const body: RtfBody = createRtfBody();
  const groups: { readonly state: State; readonly ends: '' | 'note' | 'box' }[] = [];
  const fonts = createRtfFonts();
  const captured = createRtfCapture();
  const sample: number[] = [];
  let state = START;
  let ends: '' | 'note' | 'box' = '';
  let isDeclared = false;
  let documentEncoding = ansi;
  let defaultFont = 0;
  let isMarked = false;
  let left = 0;
  let isOver = false;
  let languages: readonly [string, string] = ['', ''];

  const write = (text: string): void => {
    const { destination, hidden, deleted, bold, inTable } = state;
    if (destination === 'text') {
      if (!hidden && !deleted) body.text(text, bold, inTable);
    } else if (destination === 'fonts') fonts.name(state.font, text);
    else if (destination !== 'skip' && destination !== 'holder') captured.add(text);
  };
  const bytes = createRtfBytes(write);
  const addByte = (byte: number, isRaw: boolean): void => {
    const font = fonts.at(state.font < 0 ? defaultFont : state.font);
    if (font?.isSymbol === true && state.destination === 'text') {
      bytes.flush();
      write(symbolText(byte, font.name));
      return;
    }
    const encoding = font && font.encoding !== '' ? font.encoding : documentEncoding;
    const isOpen = !isDeclared && (font?.encoding ?? '') === '' && state.destination === 'text';
    // Between letters a blank shows where words end.
    if (
      isOpen &&
      sample.length < MAX_SAMPLE &&
      (byte > 0x7f || (byte === 0x20 && (sample.at(-1) ?? 0) > 0x7f))
    ) {
      sample.push(byte);
    }
    bytes.add(byte, { encoding, isRaw });
  };
  /** Whether the character is one that stands for a `\u` already read. */
  const isSubstitute = (): boolean => {
    if (left <= 0) return false;
    left--;
    return true;
  };
  const endParagraph = (): void => {
    const name = captured.styles.get(state.style) ?? '';
    const kind = styleKind(name);
    body.endParagraph({
      kind: kind === 'paragraph' && state.outline >= 0 && state.outline <= 8 ? 'heading' : kind,
      style: name,
      alignment: state.alignment,
      list: state.list,
      inTable: state.inTable,
    });
  };

  const setDestination = (destination: Destination): void => {
    state = { ...state, destination };
    captured.begin();
  };
  /** Answers whether the word opens a destination, or is of no matter where it stands. */
  const opensDestination = (name: string, marked: boolean): boolean => {
    const { destination } = state;
    if (destination === 'skip') {
      const outer = groups.at(-2)?.state.destination;
      if (name === 'ud' && outer && groups.at(-1)?.state.destination === 'alternatives')
        setDestination(outer);
      return true;
    }
    if (destination === 'holder') {
      if (HOLDERS_TEXT.has(name)) {
        setDestination('text');
        if (name !== 'result') openEnd('box');
      } else if (SKIPPED_DESTINATIONS.has(name)) setDestination('skip');
      return true;
    }
    if (HOLDERS.has(name)) setDestination('holder');
    else if (name === 'upr') setDestination('alternatives');
    else if (name === 'footnote') openEnd('note');
    else if (name === 'pntext' || name === 'listtext') {
      if (destination === 'text') body.markItem(state.inTable);
      setDestination('skip');
    } else if (name === 'fonttbl') setDestination('fonts');
    else if (name === 'stylesheet') setDestination('styles');
    else if (name === 'info') setDestination('info');
    else if (destination === 'info' && INFO.has(name)) setDestination(INFO.get(name) ?? 'info');
    else if (SKIPPED_DESTINATIONS.has(name)) setDestination('skip');
    else if (marked && !READ_IF_MARKED.has(name)) setDestination('skip');
    else return false;
    return true;
  };
  const openEnd = (kind: 'note' | 'box'): void => {
    if (state.destination !== 'text' || ends !== '') return;
    if (state.hidden || state.deleted) {
      setDestination('skip');
      return;
    }
    ends = kind;
    if (kind === 'note') body.openNote(state.inTable);
    else body.openBox(state.inTable);
    state = { ...state, ...PLAIN_PARAGRAPH };
  };
  const documentWord = (name: string, parameter: number): void => {
    if (name === 'ansicpg') {
      const encoding = codePageEncoding(parameter);
      if (encoding !== '') {
        documentEncoding = encoding;
        isDeclared = true;
      }
    } else if (name === 'deff') defaultFont = parameter;
    else if (name === 'deflang') languages = [windowsLanguage(parameter), languages[1]];
    else if (name === 'adeflang') languages = [languages[0], windowsLanguage(parameter)];
  };
  const unicode = (code: number): void => {
    const unit = code < 0 ? code + 0x10000 : code;
    left = state.substitutes;
    if (unit >= 0xf000 && unit <= 0xf0ff)
      write(symbolText(unit, fonts.at(state.font < 0 ? defaultFont : state.font)?.name ?? ''));
    else if (unit > 0 && unit <= 0x10ffff) {
      // A surrogate comes alone and finds its other half in the next.
      write(unit > 0xffff ? String.fromCodePoint(unit) : String.fromCharCode(unit));
    }
  };
  const bodyWord = (name: string, parameter: number | null): void => {
    if (name === 'cell') {
      endParagraph();
      body.endCell();
    } else if (name === 'row') body.endRow();
    else if (name === 'trowd') body.announceRow();
    else if (PARAGRAPH_ENDS.has(name)) endParagraph();
    else state = changed(state, name, parameter);
  };

  return {
    goesOn: () => !isOver,
    open() {
      bytes.flush();
      left = 0;
      isMarked = false;
      if (groups.length >= MAX_DEPTH) throw new LimitReached('too-deep', MAX_DEPTH);
      groups.push({ state, ends });
      ends = '';
      if (state.destination === 'alternatives') state = { ...state, destination: 'skip' };
    },
    close() {
      bytes.flush();
      left = 0;
      isMarked = false;
      captured.end(state.destination);
      if (ends === 'note') body.closeNote();
      else if (ends === 'box') body.closeBox();
      const outer = groups.pop();
      ends = outer?.ends ?? '';
      // The charset of a font lies in its group, the list of fonts goes on.
      state = outer?.state ?? state;
      // What follows the last brace is no part of the file.
      isOver = groups.length === 0;
    },
    word(name, parameter) {
      const marked = isMarked;
      isMarked = false;
      // As in LibreOffice, only what shows a character stands for the one before.
      if (RTF_CHARACTERS.has(name) && isSubstitute()) return;
      left = 0;
      bytes.flush();
      if (opensDestination(name, marked)) return;
      if (state.destination === 'fonts') {
        if (name === 'f') state = { ...state, font: fonts.begin(parameter ?? 0) };
        else if (parameter !== null) fonts.describe(state.font, name, parameter);
      } else if (name === 'u' && parameter !== null) unicode(parameter);
      else if (name === 'uc') state = { ...state, substitutes: Math.max(0, parameter ?? 1) };
      else if (state.destination === 'styles') {
        if (name === 's' && parameter !== null) captured.style(parameter);
      } else if (state.destination === 'created' || state.destination === 'modified') {
        captured.time(name, parameter ?? 0);
      } else {
        const character = RTF_CHARACTERS.get(name);
        if (character !== undefined) write(character);
        else if (parameter !== null && DOCUMENT_WORDS.has(name)) documentWord(name, parameter);
        else if (name === 'mac' && !isDeclared) documentEncoding = 'macintosh';
        else if (state.destination === 'text') bodyWord(name, parameter);
      }
    },
    symbol(character) {
      if (character === '*') {
        isMarked = true;
        return;
      }
      isMarked = false;
      if (isSubstitute()) return;
      bytes.flush();
      if (character === '\n' || character === '\r') {
        if (state.destination === 'text') endParagraph();
      } else if (character === '~') write('\u00A0');
      else if (character === '_') write('\u2011');
      else if (character === '\\' || character === '{' || character === '}') write(character);
      else if (character === '\t') write('\t');
    },
    escaped(byte) {
      if (!isSubstitute() && state.destination !== 'skip') addByte(byte, false);
    },
    raw(bytes) {
      if (state.destination === 'skip' || state.destination === 'holder') return;
      const skippedBytes = Math.min(left, bytes.length);
      left -= skippedBytes;
      for (let at = skippedBytes; at < bytes.length; at++) addByte(bytes[at] ?? 0x20, true);
    },
    binary() {
      isSubstitute();
    },
    finish() {
      bytes.flush();
      while (groups.length > 0) {
        if (ends === 'note') body.closeNote();
        else if (ends === 'box') body.closeBox();
        ends = groups.pop()?.ends ?? '';
      }
      const blocks = body.finish();
      return {
        blocks,
        properties: { ...captured.properties, language: languages[0] || languages[1] },
        undeclared: Uint8Array.from(sample),
      };
    },
  };
}

const DOCUMENT_WORDS = new Set(['ansicpg', 'deff', 'deflang', 'adeflang']);
const READ_IF_MARKED = new Set(['shpinst', 'ud', 'shptxt', 'footnote', 'moveto']);
