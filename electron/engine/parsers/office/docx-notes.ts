import { ok, type Result } from '../../../contract/result.ts';
import { createBlockFlow } from './block-flow.ts';
import { WORD_NAMESPACES } from './docx-names.ts';
import type { DocxStyles } from './docx-styles.ts';
import { createDocxReader } from './docx-text.ts';
import { readXml } from './xml-events.ts';

/** Reads `footnotes.xml` or `endnotes.xml`: the notes' texts by their ids. Expected failures: as `readXml`. */
export function readDocxNotes(bytes: Uint8Array, styles: DocxStyles): Result<ReadonlyMap<string, string>> {
  const notes = new Map<string, string>();
  const context = { styles, footnotes: new Map<string, string>(), endnotes: new Map<string, string>() };
  let id = '';
  let flow = createBlockFlow();
  let reader = createDocxReader(flow, context);
  const read = readXml(bytes, WORD_NAMESPACES, {
    open(name, attributes) {
      if (name === 'w:footnote' || name === 'w:endnote') {
        id = attributes['w:id'] ?? '';
        flow = createBlockFlow();
        reader = createDocxReader(flow, context);
      } else reader.open(name, attributes);
    },
    close(name) {
      if (name !== 'w:footnote' && name !== 'w:endnote') return reader.close(name);
      const text = flow.finish().map((block) => block.text);
      notes.set(id, text.join('\n'));
    },
    text: (data) => reader.text(data),
  });
  return read.ok ? ok(notes) : read;
}
