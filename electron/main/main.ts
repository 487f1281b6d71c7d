import { app } from 'electron';
import { registerAppScheme } from './app-protocol.ts';
import { runDesktop } from './desktop.ts';
import { parseLaunch } from './launch-arguments.ts';
import { forbidNetwork } from './security.ts';

/**
 * Entry of the desktop app. Here is what must happen before Electron is ready; `desktop.ts` is the rest.
 * A second start hands its files to the first and ends.
 */
app.enableSandbox();
forbidNetwork(app);
registerAppScheme();

// Unpackaged, the first argument is the project's folder.
const launch = parseLaunch(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
if (app.requestSingleInstanceLock(launch)) runDesktop(launch);
else app.quit();
