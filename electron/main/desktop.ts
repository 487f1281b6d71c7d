import { app, nativeTheme, session, shell, type BrowserWindow } from 'electron';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { BRIDGE_CHANNELS } from '../contract/bridge.ts';
import { serveApp } from './app-protocol.ts';
import { openArchives } from './archives.ts';
import { logCrashes } from './crashes.ts';
import { askToRestart, chooseArchive } from './dialogs.ts';
import { createEngineHost } from './engine-host.ts';
import { handleBridge } from './ipc.ts';
import { launchSchema, type Launch } from './launch-arguments.ts';
import { openLog } from './log.ts';
import { showMenu } from './menu.ts';
import { sweepOriginals } from './original-sweep.ts';
import { hardenContents, hardenSession } from './security.ts';
import { openShellState, type Appearance } from './shell-state.ts';
import { createMainWindow, focusWindow } from './window.ts';

/** The first instance: one window over one engine, from start to quit. Must be called before `app` is ready. */
export function runDesktop(launch: Launch): void {
  const root = app.getAppPath();
  const development = !app.isPackaged;
  // Imported samples are walked as folders, which asar archives only half support: assets lie beside it.
  const assets = join(root.endsWith('.asar') ? `${root}.unpacked` : root, 'assets');
  const log = openLog(app.getPath('logs'));
  const state = openShellState(join(app.getPath('userData'), 'shell-state.json'));
  const language = (): Appearance['language'] => state.current.appearance.language;
  let window: BrowserWindow | null = null;
  /** macOS hands over files by event, before there is an engine as well. */
  const early = [...launch.paths];
  let started = false;

  logCrashes(log, language);
  log.write('start', `Marsad ${app.getVersion()} on ${process.platform} ${process.arch}`);

  const engine = createEngineHost({
    entry: join(root, 'dist', 'engine', 'engine-process.js'),
    parserEntry: join(root, 'dist', 'engine', 'parser-child.js'),
    assets,
    onBug: (call, detail) => log.write(`bug in ${call}`, detail),
    onCrash: () => void restart(),
  });
  const archives = openArchives({ engine, log, language, quit: () => app.quit() });

  const importPaths = async (paths: readonly string[]): Promise<void> => {
    if (paths.length === 0) return;
    const job = await engine.call('import.paths', { paths: [...paths] });
    if (!job.ok) log.write('import', job.error.code);
  };

  const restart = async (): Promise<void> => {
    log.write('engine', 'ended unasked');
    if ((await askToRestart(language())) === 'quit') app.quit();
    else if (await archives.open(archives.folder)) window?.reload();
  };

  const switchTo = async (folder: string): Promise<void> => {
    if (folder === archives.folder || !(await archives.open(folder))) return;
    window?.reload();
  };

  const openWindow = (): void => {
    const icon = join(assets, 'icons', '512x512.png');
    const opened = createMainWindow({
      state,
      preload: join(root, 'dist', 'preload', 'preload.cjs'),
      icon,
      development,
    });
    opened.once('closed', () => (window = null));
    window = opened;
  };

  const putUpMenu = (): void =>
    showMenu({
      language: language(),
      platform: process.platform,
      development,
      command: (id) => window?.webContents.send(BRIDGE_CHANNELS.command, id),
      openArchive: () => void openOtherArchive(),
      showArchive: () => void shell.openPath(archives.folder),
      showLog: () => shell.showItemInFolder(log.file),
    });

  const openOtherArchive = async (): Promise<void> => {
    const folder = await chooseArchive(language());
    if (folder === null) return;
    await switchTo(folder);
    state.update({ archive: archives.folder });
  };

  const setAppearance = (appearance: Appearance): void => {
    const before = state.current.appearance;
    state.update({ appearance });
    nativeTheme.themeSource = appearance.theme;
    if (appearance.language !== before.language) putUpMenu();
  };

  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    if (window) focusWindow(window);
    const handed = v.safeParse(launchSchema, data);
    if (!handed.success) return;
    const { archive, paths } = handed.output;
    void (archive === '' ? Promise.resolve() : switchTo(archive)).then(() => importPaths(paths));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (started) void importPaths([path]);
    else early.push(path);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (started && !window) openWindow();
  });
  app.on('will-quit', (event) => {
    event.preventDefault();
    state.flush();
    void engine.close().then(() => app.exit(0));
  });

  const start = async (): Promise<void> => {
    await app.whenReady();
    app.setAppUserModelId('org.marsad.desktop');
    app.setAboutPanelOptions({ applicationName: 'Marsad', applicationVersion: app.getVersion() });
    nativeTheme.themeSource = state.current.appearance.theme;
    hardenSession(session.defaultSession, development);
    serveApp(session.defaultSession, join(root, 'dist', 'renderer'));
    handleBridge({ engine, window: () => window, language, onAppearance: setAppearance, state });
    putUpMenu();
    openWindow();
    void sweepOriginals(tmpdir(), Date.now());
    const opened = await archives.open(launch.archive || state.current.archive || archives.folder);
    started = true;
    if (opened) await importPaths(early);
  };
  void start();
}
