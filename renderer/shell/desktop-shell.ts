import type { DesktopBridge } from '../../electron/contract/bridge.ts';
import { ok, type Result } from '../../electron/contract/result.ts';
import type { Shell } from './shell.ts';

function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

/** Electron: native dialogs, paths on disk, the system's programs. */
export function desktopShell(bridge: DesktopBridge): Shell {
  return {
    kind: 'desktop',
    importFiles: () => bridge.importFiles(),
    importFolder: () => bridge.importFolder(),
    watchFolder: () => bridge.watchFolder(),
    importDropped: (drop) => bridge.importDropped([...drop.files]),
    async saveExport(request) {
      const saved = await bridge.saveExport(request);
      if (!saved.ok || saved.value === null) return saved as Result<null>;
      return ok({ name: baseName(saved.value.path), passages: saved.value.passages });
    },
    async saveBackup() {
      const saved = await bridge.saveBackup();
      if (!saved.ok || saved.value === null) return saved as Result<null>;
      return ok({ name: baseName(saved.value.path) });
    },
    async saveText(name, text) {
      const saved = await bridge.saveText(name, text);
      if (!saved.ok || saved.value === null) return saved as Result<null>;
      return ok({ name: baseName(saved.value.path) });
    },
    openOriginal: (article) => bridge.openOriginal(article),
    openOriginalWith: (article) => bridge.openOriginalWith(article),
    showOriginal: (article) => bridge.showOriginal(article),
    setAppearance: (appearance) => bridge.setAppearance(appearance),
    onCommand: (listener) => bridge.onCommand(listener),
  };
}
