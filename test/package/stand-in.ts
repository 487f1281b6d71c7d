import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How Electron marks its fuses: sentinel, version 1, length, one character each. See @electron/fuses. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron ships them: run-as-Node, NODE_OPTIONS, --inspect, file privileges and wasm handlers on. */
const SHIPPED_FUSES = '101100011';

/**
 * Writes the files of an Electron distribution for Linux, as far as packaging looks at them, into `folder`. The
 * "binary" is no program; it carries a fuse wire, so that the fuses are really flipped and can be read back.
 */
export function writeStandInElectron(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const binary = Buffer.concat([
    Buffer.from('stand-in for electron\0'),
    Buffer.alloc(4096),
    Buffer.from(FUSE_SENTINEL),
    Buffer.from([1, SHIPPED_FUSES.length]),
    Buffer.from(SHIPPED_FUSES),
    Buffer.alloc(4096),
  ]);
  writeFileSync(join(folder, 'electron'), binary, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'LICENSE'), "Electron's licence");
  writeFileSync(join(folder, 'LICENSES.chromium.html'), "Chromium's licences");
  writeFileSync(join(folder, 'resources', 'default_app.asar'), 'a welcome page');
  for (const locale of ['ar', 'de', 'en-US']) writeFileSync(join(folder, 'locales', `${locale}.pak`), locale);
}
