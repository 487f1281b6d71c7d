import { buildMessage } from './build-message.ts';
import { buildBundles } from './bundles.ts';

/** `npm run build`: everything under `dist/`, a line for each bundle. */
try {
  await buildBundles(({ file, bytes }) => console.log(`dist/${file}  ${Math.ceil(bytes / 1024)} kB`));
} catch (error) {
  console.error(buildMessage(error));
  process.exitCode = 1;
}
