import type { BlockAlignment } from './block.ts';

/** What a group is for. */
export type Destination =
  | 'text'
  | 'skip'
  | 'holder'
  | 'fonts'
  | 'styles'
  | 'info'
  | 'title'
  | 'author'
  | 'created'
  | 'modified'
  | 'alternatives';

/** What a group inherits and gives back; never changed, only replaced. */
export interface State {
  readonly destination: Destination;
  readonly font: number;
  /** Characters after `\u` that stand for it in old readers. */
  readonly substitutes: number;
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly deleted: boolean;
  readonly style: number;
  readonly inTable: boolean;
  readonly alignment: BlockAlignment;
  /** Number of its list, 0 for none. */
  readonly list: number;
  readonly outline: number;
}

export const PLAIN_PARAGRAPH = { style: 0, inTable: false, alignment: '', list: 0, outline: -1 } as const;
export const START: State = {
  destination: 'text',
  font: -1,
  substitutes: 1,
  bold: false,
  hidden: false,
  deleted: false,
  ...PLAIN_PARAGRAPH,
};

/** The state after a word that formats characters or the paragraph; the same one where it does not matter here. */
export function changed(state: State, name: string, parameter: number | null): State {
  const isOn = parameter !== 0;
  switch (name) {
    case 'f':
      return { ...state, font: parameter ?? 0 };
    case 'b':
      return state.bold === isOn ? state : { ...state, bold: isOn };
    case 'v':
      return state.hidden === isOn ? state : { ...state, hidden: isOn };
    case 'deleted':
      return state.deleted === isOn ? state : { ...state, deleted: isOn };
    case 'plain':
      return { ...state, font: -1, bold: false, hidden: false };
    case 'pard':
      return { ...state, ...PLAIN_PARAGRAPH };
    case 's':
      return { ...state, style: parameter ?? 0 };
    case 'intbl':
      return state.inTable === isOn ? state : { ...state, inTable: isOn };
    case 'ls':
      return { ...state, list: parameter ?? 0 };
    case 'outlinelevel':
      return { ...state, outline: parameter ?? -1 };
    case 'qc':
      return { ...state, alignment: 'center' };
    case 'ql':
      return { ...state, alignment: 'start' };
    case 'qr':
      return { ...state, alignment: 'end' };
    case 'qj':
      return { ...state, alignment: 'justify' };
    default:
      return state;
  }
}
