import { ZipFile } from 'yazl';

/** A ZIP of these entries in their order, `stored` ones uncompressed, as EPUB and OpenDocument want their first one. */
export async function zipOf(
  entries: Readonly<Record<string, string | Uint8Array>>,
  stored: readonly string[] = [],
): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(entries)) {
    zip.addBuffer(Buffer.from(content), name, { compress: !stored.includes(name) });
  }
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
