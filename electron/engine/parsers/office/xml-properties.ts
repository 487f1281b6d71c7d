import { ok, type Result } from '../../../contract/result.ts';
import { readXml, type Namespaces } from './xml-events.ts';

/** Longer values are no property of a document, in UTF-16 units. */
const MAX_VALUE = 10_000;

/**
 * The texts of the named elements of a small metadata part, the first of each that is not blank, in one line. Expected
 * failures: as `readXml`.
 */
export function readXmlProperties(
  bytes: Uint8Array,
  namespaces: Namespaces,
  wanted: readonly string[],
): Result<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let open = '';
  let value = '';
  const read = readXml(bytes, namespaces, {
    open(name) {
      if (!wanted.includes(name) || found.has(name)) return;
      open = name;
      value = '';
    },
    close(name) {
      if (name !== open) return;
      open = '';
      const text = value.toWellFormed().replace(/\s+/g, ' ').trim();
      if (text !== '') found.set(name, text);
    },
    text(data) {
      if (open !== '' && value.length < MAX_VALUE) value += data.slice(0, MAX_VALUE);
    },
  });
  return read.ok ? ok(found) : read;
}
