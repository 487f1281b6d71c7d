import { BrowserWindow, nativeTheme, screen } from 'electron';
import { APP_PAGE } from './app-origin.ts';
import type { ShellStateFile } from './shell-state.ts';
import { DEFAULT_SIZE, fitToDisplays, MINIMUM_SIZE } from './window-bounds.ts';

/** `--chrome` of renderer/appearance/tokens.css in both themes, so that the first frame does not flash. */
const BACKGROUND = { light: '#f2f0ec', dark: '#151a1f' };

export interface MainWindowOptions {
  readonly state: ShellStateFile;
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  readonly icon: string;
  readonly development: boolean;
}

/** Opens the main window where it was last, and remembers where it goes. It shows once it has painted. */
export function createMainWindow(options: MainWindowOptions): BrowserWindow {
  const { state } = options;
  const remembered = state.current.bounds;
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const bounds = (remembered && fitToDisplays(remembered, areas)) ?? DEFAULT_SIZE;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    show: false,
    title: 'Marsad',
    icon: options.icon,
    backgroundColor: backgroundColor(),
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.development,
    },
  });
  if (state.current.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  const remember = (): void => {
    state.update({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  };
  window.on('resize', remember);
  window.on('move', remember);
  window.on('maximize', remember);
  window.on('unmaximize', remember);
  window.on('close', () => {
    remember();
    state.flush();
  });
  const repaint = (): void => window.setBackgroundColor(backgroundColor());
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
  void window.loadURL(APP_PAGE);
  return window;
}

/** Brings the window to the front, wherever it is. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function backgroundColor(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}
