import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { BRIDGE_CHANNELS as channel, ENGINE_PORT_MESSAGE, type DesktopBridge } from '../contract/bridge.ts';

/** Runs sandboxed, before the page's own scripts. Nothing of Electron itself reaches the page. */

const bridge: DesktopBridge = {
  platform: platformOf(process.platform),
  connectEngine: () => ipcRenderer.send(channel.connectEngine),
  importFiles: () => ipcRenderer.invoke(channel.importFiles),
  importFolder: () => ipcRenderer.invoke(channel.importFolder),
  watchFolder: () => ipcRenderer.invoke(channel.watchFolder),
  importDropped: (files) => ipcRenderer.invoke(channel.importDropped, pathsOf(files)),
  saveExport: (input) => ipcRenderer.invoke(channel.saveExport, input),
  saveBackup: () => ipcRenderer.invoke(channel.saveBackup),
  saveText: (name, text) => ipcRenderer.invoke(channel.saveText, { name, text }),
  openOriginal: (article) => ipcRenderer.invoke(channel.openOriginal, article),
  openOriginalWith: (article) => ipcRenderer.invoke(channel.openOriginalWith, article),
  showOriginal: (article) => ipcRenderer.invoke(channel.showOriginal, article),
  setAppearance: (appearance) => ipcRenderer.send(channel.setAppearance, appearance),
  onCommand: (listener) => {
    ipcRenderer.on(channel.command, (_event, command: unknown) => {
      if (typeof command === 'string') listener(command);
    });
  },
};

contextBridge.exposeInMainWorld('marsad', bridge);

// The bridge cannot carry a port, a message event can; `location.origin` keeps it from any other origin.
ipcRenderer.on(channel.enginePort, (event) => {
  window.postMessage(ENGINE_PORT_MESSAGE, location.origin, [...event.ports]);
});

/** Paths of dropped files. A `File` that a script made has none and is left out. */
function pathsOf(files: readonly object[]): string[] {
  return files.map(pathOf).filter((path) => path !== '');
}

/** Electron throws for what is not a File: the page sent something else. */
function pathOf(file: object): string {
  try {
    return webUtils.getPathForFile(file as File);
  } catch {
    return '';
  }
}

function platformOf(platform: string): DesktopBridge['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}
