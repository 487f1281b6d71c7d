import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findInstalledChromium } from '../../electron/start/installed-chromium.ts';

/**
 * Draws every icon from `icon.svg` with an installed Chromium: run `node assets/icons/render.ts` after changing it.
 * PNGs for Linux, `icon.ico` for Windows, `icon.icns` for macOS, the latter two being PNGs in a container.
 */

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Apple's types whose data may be PNG, with their pixels. */
const ICNS_TYPES = { icp4: 16, icp5: 32, ic07: 128, ic08: 256, ic09: 512, ic10: 1024, ic11: 32, ic12: 64 };

const folder = import.meta.dirname;
const executablePath = findInstalledChromium(process.env, process.platform);
if (executablePath === null) throw new Error('no Chromium is installed');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage();
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
const pngs = new Map<number, Buffer>();
for (const size of SIZES) pngs.set(size, await draw(page, size));
await browser.close();

for (const [size, png] of pngs) writeFileSync(join(folder, `${size}x${size}.png`), png);
writeFileSync(join(folder, 'icon.ico'), ico());
writeFileSync(join(folder, 'icon.icns'), icns());

async function draw(on: Page, size: number): Promise<Buffer> {
  await on.setViewportSize({ width: size, height: size });
  await on.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  return on.screenshot({ omitBackground: true });
}

function png(size: number): Buffer {
  const found = pngs.get(size);
  if (!found) throw new Error(`no icon of ${size} pixels was drawn`);
  return found;
}

/** A directory of 16-byte entries, then the images. 256 is written as 0. */
function ico(): Buffer {
  const header = Buffer.alloc(6 + ICO_SIZES.length * 16);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(ICO_SIZES.length, 4);
  let offset = header.length;
  ICO_SIZES.forEach((size, i) => {
    const entry = 6 + i * 16;
    header.writeUInt8(size % 256, entry);
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png(size).length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png(size).length;
  });
  return Buffer.concat([header, ...ICO_SIZES.map(png)]);
}

/** Chunks of type, length (its own eight bytes included) and image. */
function icns(): Buffer {
  const chunks = Object.entries(ICNS_TYPES).map(([type, size]) => chunk(type, png(size)));
  return chunk('icns', Buffer.concat(chunks));
}

function chunk(type: string, data: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(data.length + 8, 4);
  return Buffer.concat([header, data]);
}
