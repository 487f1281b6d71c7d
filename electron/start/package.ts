import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildMessage } from './build-message.ts';
import { buildBundles } from './bundles.ts';
import { PROJECT } from './project.ts';

/**
 * `npm run package -- ARGS`: a fresh build, then electron-builder with ARGS and `electron-builder.yml`. Electron comes
 * from the unpacked distribution (folder or zip) that MARSAD_ELECTRON_DIST names, without a network; else
 * electron-builder downloads it.
 */
try {
  await buildBundles(({ file, bytes }) => console.log(`dist/${file}  ${Math.ceil(bytes / 1024)} kB`));
  const builder = join(PROJECT, 'node_modules', 'electron-builder', 'cli.js');
  const distribution = process.env['MARSAD_ELECTRON_DIST'];
  const offline = distribution ? [`-c.electronDist=${resolve(distribution)}`] : [];
  const child = spawn(process.execPath, [builder, ...offline, ...process.argv.slice(2)], {
    cwd: PROJECT,
    stdio: 'inherit',
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
} catch (error) {
  console.error(buildMessage(error));
  process.exitCode = 1;
}
