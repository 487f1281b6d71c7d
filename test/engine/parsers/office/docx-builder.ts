import { zipOf } from './zip-builder.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface DocxParts {
  /** Content of `w:body`. */
  readonly body: string;
  /** Content of `w:styles`. */
  readonly styles?: string;
  /** Content of `w:footnotes`. */
  readonly footnotes?: string;
  /** Content of `w:endnotes`. */
  readonly endnotes?: string;
  /** Content of `cp:coreProperties`. */
  readonly core?: string;
  /** Name of the main part: `document2` in files of Word Online. */
  readonly main?: string;
  readonly namespaces?: string;
}

/** A Word file as Word packs it: relations, parts, properties. */
export async function docxOf(parts: DocxParts): Promise<Uint8Array> {
  const { body, styles, footnotes, endnotes, core, main = 'document', namespaces = '' } = parts;
  const related = Object.entries({ styles, footnotes, endnotes }).filter(
    ([, content]) => content !== undefined,
  );
  const entries: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations([
      ['officeDocument', `word/${main}.xml`],
      ...(core === undefined ? [] : [['metadata/core-properties', 'docProps/core.xml'] as const]),
    ]),
    [`word/${main}.xml`]: xml(
      `<w:document ${W} ${namespaces}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
    [`word/_rels/${main}.xml.rels`]: relations(related.map(([name]) => [name, `${name}.xml`] as const)),
  };
  for (const [name, content] of related) {
    entries[`word/${name}.xml`] = xml(`<w:${name} ${W}>${content}</w:${name}>`);
  }
  if (core !== undefined) {
    entries['docProps/core.xml'] = xml(
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
        `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`,
    );
  }
  return zipOf(entries);
}

/** A paragraph: properties, then runs' XML. */
export function p(content: string, properties = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
}

/** A run of text. */
export function r(text: string, properties = ''): string {
  const rPr = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${rPr}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function style(id: string, name: string, rest = ''): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const list = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index}" Type="${RELATION}/${type}" Target="${target}"/>`,
  );
  return xml(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`,
  );
}

function xml(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;
}
