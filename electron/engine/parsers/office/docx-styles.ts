import { ok, type Result } from '../../../contract/result.ts';
import type { BlockAlignment, BlockKind } from './block.ts';
import { styleKind } from './style-kind.ts';
import { WORD_NAMESPACES } from './docx-names.ts';
import { readXml } from './xml-events.ts';

/** What a style gives the paragraphs and runs that name it. */
export interface DocxStyle {
  readonly name: string;
  readonly kind: BlockKind;
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly alignment: BlockAlignment;
  /** Id of the list that the style belongs to, '' for none. */
  readonly list: string;
}

export interface DocxStyles {
  style(id: string): DocxStyle;
  /** Style of paragraphs that name none. */
  readonly defaultParagraph: string;
  /** The defaults' languages, '' for none: of left-to-right text and of right-to-left text. */
  readonly language: string;
  readonly bidiLanguage: string;
}

interface Draft {
  name: string;
  basedOn: string;
  outline: number;
  bold?: boolean;
  hidden?: boolean;
  alignment: BlockAlignment;
  list?: string;
}

const NO_STYLE: DocxStyle = {
  name: '',
  kind: 'paragraph',
  bold: false,
  hidden: false,
  alignment: '',
  list: '',
};
export const NO_STYLES: DocxStyles = {
  style: () => NO_STYLE,
  defaultParagraph: '',
  language: '',
  bidiLanguage: '',
};

/** Word's styles are at most nine deep. */
const MAX_CHAIN = 20;

/** Reads `styles.xml`. Expected failures: as `readXml`. */
export function readDocxStyles(bytes: Uint8Array): Result<DocxStyles> {
  const drafts = new Map<string, Draft>();
  let open: Draft | null = null;
  let defaultParagraph = '';
  let language = '';
  let bidiLanguage = '';
  let inDefaults = false;
  const read = readXml(bytes, WORD_NAMESPACES, {
    open(name, attributes) {
      const value = attributes['w:val'] ?? '';
      if (name === 'w:docDefaults') inDefaults = true;
      else if (name === 'w:lang' && inDefaults) {
        language = value;
        bidiLanguage = attributes['w:bidi'] ?? '';
      } else if (name === 'w:style') {
        const id = attributes['w:styleId'] ?? '';
        open = { name: '', basedOn: '', outline: -1, alignment: '' };
        if (!drafts.has(id)) drafts.set(id, open);
        const isDefault = isOn(attributes['w:default'] ?? '0');
        if (isDefault && attributes['w:type'] === 'paragraph') defaultParagraph = id;
      } else if (open) readProperty(open, name, value);
    },
    close(name) {
      if (name === 'w:docDefaults') inDefaults = false;
      else if (name === 'w:style') open = null;
    },
    text: () => undefined,
  });
  if (!read.ok) return read;
  const resolved = new Map<string, DocxStyle>();
  const style = (id: string): DocxStyle => {
    const known = resolved.get(id);
    if (known) return known;
    const made = resolveStyle(drafts, id);
    resolved.set(id, made);
    return made;
  };
  return ok({ style, defaultParagraph, language, bidiLanguage });
}

function readProperty(draft: Draft, name: string, value: string): void {
  if (name === 'w:name') draft.name = value;
  else if (name === 'w:basedOn') draft.basedOn = value;
  else if (name === 'w:outlineLvl') draft.outline = Number(value);
  else if (name === 'w:jc') draft.alignment = alignmentOf(value);
  else if (name === 'w:b') draft.bold = isOn(value);
  else if (name === 'w:vanish') draft.hidden = isOn(value);
  else if (name === 'w:numId') draft.list = value === '0' ? '' : value;
}

function resolveStyle(drafts: ReadonlyMap<string, Draft>, id: string): DocxStyle {
  const chain: Draft[] = [];
  for (let at = drafts.get(id); at && chain.length < MAX_CHAIN; at = drafts.get(at.basedOn)) {
    if (chain.includes(at)) break;
    chain.push(at);
  }
  const [own] = chain;
  if (!own) return NO_STYLE;
  const byName = chain.map(({ name }) => styleKind(name)).find((kind) => kind !== 'paragraph');
  const outline = chain.find((draft) => draft.outline >= 0)?.outline ?? -1;
  return {
    name: own.name,
    kind: byName ?? (isHeadingLevel(outline) ? 'heading' : 'paragraph'),
    bold: chain.find((draft) => draft.bold !== undefined)?.bold ?? false,
    hidden: chain.find((draft) => draft.hidden !== undefined)?.hidden ?? false,
    alignment: chain.find((draft) => draft.alignment !== '')?.alignment ?? '',
    list: chain.find((draft) => draft.list !== undefined)?.list ?? '',
  };
}

/** `w:outlineLvl`: 0 to 8 are headings, 9 is body text (ECMA-376, 17.3.1.20). */
export function isHeadingLevel(level: number): boolean {
  return level >= 0 && level <= 8;
}

/** A toggle's value; one that is only named is on (ECMA-376, 17.17.4). */
export function isOn(value: string): boolean {
  return !['0', 'false', 'off', 'none'].includes(value);
}

/** `w:jc`: left and right mean start and end, as Word reads them in right-to-left paragraphs. */
export function alignmentOf(value: string): BlockAlignment {
  if (value === 'center') return 'center';
  if (value === 'start' || value === 'left') return 'start';
  if (value === 'end' || value === 'right') return 'end';
  return value === 'both' || value === 'distribute' || value.endsWith('Kashida') ? 'justify' : '';
}
