import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** A run of glyphs that is placed as a whole; x and y in points from the lower left corner of the page. */
export interface Run {
  readonly x: number;
  readonly y: number;
  /** What each glyph is by the ToUnicode map, in the order of the file. */
  readonly glyphs: readonly string[];
  readonly size?: number;
  readonly bold?: boolean;
  /** Advance of every glyph in thousandths of the size (default 500); the file's own order runs to the right. */
  readonly width?: number;
}

export interface PdfOptions {
  readonly info?: Readonly<Record<string, string>>;
  readonly xmp?: string;
  /** Raw entries for the catalog, such as `/PageLabels ...`. */
  readonly catalog?: string;
  readonly isCompressed?: boolean;
  /** Asks for this password. RC4, 40 bits (ISO 32000-1, 7.6.3). '' = anybody may read, but not change. */
  readonly password?: string;
}

const PAGE = [595, 842] as const;

/** A PDF of one Type 0 font (and a bold one) with the glyphs that the runs need, each page's runs in their order. */
export function writePdf(pages: readonly (readonly Run[])[], options: PdfOptions = {}): Uint8Array {
  const texts = [...new Set(pages.flat().flatMap(({ glyphs }) => glyphs))];
  const widths = new Map<string, number>();
  for (const { glyphs, width = 500 } of pages.flat()) for (const glyph of glyphs) widths.set(glyph, width);
  const codes = new Map(texts.map((text, index) => [text, index + 1]));
  const contents = pages.map((runs) => runs.map((run) => operators(run, codes)).join('\n'));
  const count = pages.length;
  const firstPage = 10;
  const kids = pages.map((_, index) => `${firstPage + 2 * index} 0 R`).join(' ');
  const objects = new Map<number, string | { dictionary: string; data: Buffer }>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${options.xmp ? '/Metadata 8 0 R' : ''} ${options.catalog ?? ''} >>`],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`],
    [3, font('Marsad', 5)],
    [4, font('Marsad-Bold', 6)],
    [5, descendant('Marsad', texts, widths)],
    [6, descendant('Marsad-Bold', texts, widths)],
    [7, { dictionary: '', data: Buffer.from(toUnicode(texts), 'latin1') }],
    [
      9,
      `<< ${Object.entries(options.info ?? {})
        .map(([key, value]) => `/${key} <${utf16(value)}>`)
        .join(' ')} >>`,
    ],
  ]);
  if (options.xmp)
    objects.set(8, { dictionary: '/Type /Metadata /Subtype /XML', data: Buffer.from(options.xmp) });
  for (const [index, content] of contents.entries()) {
    const number = firstPage + 2 * index;
    objects.set(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.join(' ')}] /Contents ${number + 1} 0 R ` +
        `/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
    );
    const data = Buffer.from(content, 'latin1');
    objects.set(
      number + 1,
      options.isCompressed === false
        ? { dictionary: '', data }
        : { dictionary: '/Filter /FlateDecode', data: deflateSync(data) },
    );
  }
  return assemble(objects, options.password);
}

/** Any objects as a file with its cross-reference table; the catalog is object 1, the Info dictionary 9. */
export function assemble(
  objects: ReadonlyMap<number, string | { dictionary: string; data: Buffer }>,
  password?: string,
): Uint8Array {
  const id = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
  const security = password === undefined ? null : encryption(password, id);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  const push = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const [number, object] of objects) {
    offsets.set(number, length);
    if (typeof object === 'string') {
      // Strings of the Info dictionary would have to be encrypted too: an encrypted test file has none.
      push(
        Buffer.from(`${number} 0 obj\n${security && number === 9 ? '<< >>' : object}\nendobj\n`, 'latin1'),
      );
    } else {
      const data = security ? security.encrypt(number, object.data) : object.data;
      push(
        Buffer.from(`${number} 0 obj\n<< ${object.dictionary} /Length ${data.length} >>\nstream\n`, 'latin1'),
      );
      push(data);
      push(Buffer.from('\nendstream\nendobj\n'));
    }
  }
  const size = Math.max(...offsets.keys()) + 1;
  const start = length;
  const entries = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const trailer = `<< /Size ${size} /Root 1 0 R ${offsets.has(9) ? '/Info 9 0 R' : ''} /ID [<${id.toString('hex')}> <${id.toString('hex')}>] ${security?.dictionary ?? ''} >>`;
  push(
    Buffer.from(
      `xref\n0 ${size}\n${entries.join('')}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

function operators(
  { x, y, glyphs, size = 12, bold = false }: Run,
  codes: ReadonlyMap<string, number>,
): string {
  const shown = glyphs.map((glyph) => (codes.get(glyph) ?? 0).toString(16).padStart(4, '0')).join('');
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${shown}> Tj ET`;
}

function font(name: string, descendantNumber: number): string {
  return `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendantNumber} 0 R] /ToUnicode 7 0 R >>`;
}

function descendant(name: string, texts: readonly string[], widths: ReadonlyMap<string, number>): string {
  const w = texts.map((text, index) => `${index + 1} [${widths.get(text) ?? 500}]`).join(' ');
  return (
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ` +
    `/DW 500 /W [${w}] /FontDescriptor << /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>`
  );
}

function toUnicode(texts: readonly string[]): string {
  const lines = texts.map(
    (text, index) => `<${(index + 1).toString(16).padStart(4, '0')}> <${utf16(text, '')}>`,
  );
  const chunks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const chunk = lines.slice(at, at + 100);
    chunks.push(`${chunk.length} beginbfchar\n${chunk.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${chunks.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`;
}

function utf16(text: string, mark = 'feff'): string {
  return mark + Buffer.from(text, 'utf16le').swap16().toString('hex');
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

function encryption(
  password: string,
  id: Buffer,
): { dictionary: string; encrypt(number: number, data: Buffer): Buffer } {
  const padded = (text: string): Buffer =>
    Buffer.concat([Buffer.from(text, 'latin1'), PADDING]).subarray(0, 32);
  const md5 = (...parts: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();
  const owner = rc4(md5(padded('owner')).subarray(0, 5), padded(password));
  const permissions = Buffer.alloc(4);
  permissions.writeInt32LE(-44);
  const key = md5(padded(password), owner, permissions, id).subarray(0, 5);
  const user = rc4(key, PADDING);
  return {
    dictionary: `/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> >>`,
    encrypt: (number, data) => {
      const object = Buffer.from([number & 255, (number >> 8) & 255, (number >> 16) & 255, 0, 0]);
      return rc4(md5(key, object).subarray(0, 10), data);
    },
  };
}

/** RC4, which OpenSSL 3 no longer has. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const box = Array.from({ length: 256 }, (_, index) => index);
  const swap = (one: number, other: number): void => {
    [box[one], box[other]] = [box[other] ?? 0, box[one] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (box[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (box[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) & 255] ?? 0);
    }),
  );
}
