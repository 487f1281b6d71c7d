/**
 * What a block of an office document is. A `row` is a table's row, its cells parted by ` | `; a `note` is the text of
 * a footnote or endnote with its number before it.
 */
export type BlockKind = 'paragraph' | 'title' | 'heading' | 'item' | 'caption' | 'quote' | 'row' | 'note';

export type BlockAlignment = '' | 'start' | 'center' | 'end' | 'justify';

/** One paragraph, heading, item or table row of an office document, in reading order. */
export interface Block {
  /** Never blank, without blanks at the ends of its lines; `\n` where the author broke the line. */
  readonly text: string;
  readonly kind: BlockKind;
  /** The style's name as its author sees it (`heading 1`, `Body Text`), '' for none. */
  readonly style: string;
  /** Whether all of its text is bold. */
  readonly bold: boolean;
  readonly alignment: BlockAlignment;
  /** The list or table it belongs to: neighbours of one group are lines, not paragraphs. 0 for none. */
  readonly group: number;
}
