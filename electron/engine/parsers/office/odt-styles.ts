import type { BlockAlignment, BlockKind } from './block.ts';
import { styleKind } from './style-kind.ts';
import type { Namespaces } from './xml-events.ts';

/** Namespaces of OpenDocument 1.0 to 1.4. */
export const ODF_NAMESPACES: Namespaces = Object.fromEntries([
  ...['office', 'style', 'text', 'table', 'meta', 'manifest', 'presentation'].map((name) => [
    `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`,
    name,
  ]),
  ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'draw'],
  ['urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0', 'fo'],
  ['urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0', 'svg'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
]);

/** What a style gives the text that names it. */
export interface OdtStyle {
  readonly name: string;
  readonly kind: BlockKind;
  readonly bold: boolean;
  readonly hidden: boolean;
  readonly alignment: BlockAlignment;
}

interface Draft {
  readonly name: string;
  readonly parent: string;
  readonly isAutomatic: boolean;
  bold?: boolean;
  hidden?: boolean;
  alignment: BlockAlignment;
}

/** Styles of `styles.xml` and `content.xml`, as they are met; those of a document come before its text. */
export interface OdtStyles {
  /** To be told of every element; reads what belongs to styles. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  style(id: string): OdtStyle;
  /** Languages of the default paragraph style, '' for none: of left-to-right and of right-to-left text. */
  languages(): readonly [language: string, bidiLanguage: string];
}

const MAX_CHAIN = 20;
const NO_STYLE: OdtStyle = { name: '', kind: 'paragraph', bold: false, hidden: false, alignment: '' };

export function createOdtStyles(): OdtStyles {
  const drafts = new Map<string, Draft>();
  const resolved = new Map<string, OdtStyle>();
  let open: Draft | null = null;
  let inAutomatic = false;
  let inDefault = false;
  let languages: readonly [string, string] = ['', ''];
  return {
    open(name, attributes) {
      if (name === 'office:automatic-styles') inAutomatic = true;
      else if (name === 'style:default-style') inDefault = attributes['style:family'] === 'paragraph';
      else if (name === 'style:style') {
        const id = attributes['style:name'] ?? '';
        open = {
          name: attributes['style:display-name'] ?? id.replaceAll('_20_', ' '),
          parent: attributes['style:parent-style-name'] ?? '',
          isAutomatic: inAutomatic,
          alignment: '',
        };
        drafts.set(id, open);
      } else if (name === 'style:text-properties') {
        if (open) readTextProperties(open, attributes);
        if (inDefault) {
          languages = [attributes['fo:language'] ?? '', attributes['style:language-complex'] ?? ''];
        }
      } else if (name === 'style:paragraph-properties' && open) {
        open.alignment = alignmentOf(attributes['fo:text-align'] ?? '');
      }
    },
    close(name) {
      if (name === 'office:automatic-styles') inAutomatic = false;
      else if (name === 'style:default-style') inDefault = false;
      else if (name === 'style:style') open = null;
    },
    style(id) {
      const known = resolved.get(id);
      if (known) return known;
      const made = resolveStyle(drafts, id);
      resolved.set(id, made);
      return made;
    },
    languages: () => languages,
  };
}

function readTextProperties(draft: Draft, attributes: Readonly<Record<string, string>>): void {
  const weight = attributes['fo:font-weight'];
  if (weight !== undefined) draft.bold = weight === 'bold' || Number(weight) >= 600;
  const display = attributes['text:display'];
  if (display !== undefined) draft.hidden = display === 'none';
}

function resolveStyle(drafts: ReadonlyMap<string, Draft>, id: string): OdtStyle {
  const chain: Draft[] = [];
  for (let at = drafts.get(id); at && chain.length < MAX_CHAIN; at = drafts.get(at.parent)) {
    if (chain.includes(at)) break;
    chain.push(at);
  }
  if (chain.length === 0) return NO_STYLE;
  return {
    // An automatic style has a number only; its author chose the one it derives from.
    name: chain.find(({ isAutomatic }) => !isAutomatic)?.name ?? '',
    kind:
      chain
        .filter(({ isAutomatic }) => !isAutomatic)
        .map(({ name }) => styleKind(name))
        .find((kind) => kind !== 'paragraph') ?? 'paragraph',
    bold: chain.find(({ bold }) => bold !== undefined)?.bold ?? false,
    hidden: chain.find(({ hidden }) => hidden !== undefined)?.hidden ?? false,
    alignment: chain.find(({ alignment }) => alignment !== '')?.alignment ?? '',
  };
}

function alignmentOf(value: string): BlockAlignment {
  if (value === 'center' || value === 'justify') return value;
  if (value === 'start' || value === 'left') return 'start';
  return value === 'end' || value === 'right' ? 'end' : '';
}
