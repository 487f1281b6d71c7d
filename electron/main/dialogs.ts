import { dialog, type BrowserWindow } from 'electron';
import { extname } from 'node:path';
import type { ExportRequest } from '../contract/bridge.ts';
import type { Failure } from '../contract/result.ts';
import { safeFileName } from '../engine/articles/safe-file-name.ts';
import { archiveFailureMessage } from './archive-failure.ts';
import { messagesFor } from './messages.ts';
import type { Language } from './shell-state.ts';

/** Native dialogs, in the language of the page. Each answers null or the harmless choice when dismissed. */

const MARK = { ar: 'مرصد', en: 'Marsad' };

export async function chooseFiles(window: BrowserWindow, language: Language): Promise<string[] | null> {
  const words = messagesFor(language).dialog;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.chooseFiles,
    buttonLabel: words.import,
    properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
  });
  return canceled || filePaths.length === 0 ? null : filePaths;
}

export async function chooseFolder(window: BrowserWindow, language: Language): Promise<string[] | null> {
  const words = messagesFor(language).dialog;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.chooseFolder,
    buttonLabel: words.import,
    properties: ['openDirectory', 'multiSelections', 'dontAddToRecent'],
  });
  return canceled || filePaths.length === 0 ? null : filePaths;
}

/** A folder whose new files are to import themselves. */
export async function chooseWatchFolder(window: BrowserWindow, language: Language): Promise<string | null> {
  const words = messagesFor(language).dialog;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.chooseWatchFolder,
    buttonLabel: words.watch,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** The folder of an archive, made new where the analyst likes. */
export async function chooseArchive(language: Language): Promise<string | null> {
  const words = messagesFor(language).dialog;
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: words.chooseArchive,
    buttonLabel: words.open,
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

const EXPORT_NAMES: Readonly<Record<ExportRequest['format'], string>> = {
  csv: 'CSV',
  json: 'JSON',
  md: 'Markdown',
};

export async function chooseExportPath(
  window: BrowserWindow,
  language: Language,
  format: ExportRequest['format'],
): Promise<string | null> {
  const words = messagesFor(language).dialog;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.saveExport,
    buttonLabel: words.save,
    defaultPath: `${words.exportName} ${today()}.${format}`,
    filters: [
      { name: EXPORT_NAMES[format], extensions: [format] },
      { name: words.allFiles, extensions: ['*'] },
    ],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** For a text that the page made: `name` is its proposal, which may hold anything. */
export async function chooseTextPath(
  window: BrowserWindow,
  language: Language,
  name: string,
): Promise<string | null> {
  const words = messagesFor(language).dialog;
  const defaultPath = safeFileName(name);
  const extension = extname(defaultPath).slice(1);
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.saveFile,
    buttonLabel: words.save,
    defaultPath,
    filters: [
      ...(extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }]),
      { name: words.allFiles, extensions: ['*'] },
    ],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return canceled || filePath === '' ? null : filePath;
}

export async function chooseBackupPath(window: BrowserWindow, language: Language): Promise<string | null> {
  const words = messagesFor(language).dialog;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: words.saveBackup,
    buttonLabel: words.save,
    defaultPath: `${MARK[language]} - ${words.backupName} ${today()}.marsad-backup`,
    filters: [{ name: MARK[language], extensions: ['marsad-backup'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** Before an original with active content is opened outside. */
export async function confirmActive(
  window: BrowserWindow,
  language: Language,
  name: string,
): Promise<'open' | 'show' | 'cancel'> {
  const words = messagesFor(language).dialog;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.activeOriginal,
    detail: `\u2068${name}\u2069\n\n${words.activeOriginalDetail}`,
    buttons: [words.cancel, words.showInFolder, words.open],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 2 ? 'open' : response === 1 ? 'show' : 'cancel';
}

/** Which program is to open an original: the one used before for its format, another one, or none after all. */
export async function confirmProgram(
  window: BrowserWindow,
  language: Language,
  { name, program }: { name: string; program: string },
): Promise<'open' | 'other' | 'cancel'> {
  const words = messagesFor(language).dialog;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: words.openWith,
    detail: `\u2068${name}\u2069\n\n\u2066${program}\u2069`,
    buttons: [words.cancel, words.otherProgram, words.open],
    defaultId: 2,
    cancelId: 0,
    noLink: true,
  });
  return response === 2 ? 'open' : response === 1 ? 'other' : 'cancel';
}

/** Where programs lie, and on Windows what they are called. */
const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: '/Applications',
  win32: process.env['ProgramFiles'] ?? 'C:\\Program Files',
};

/** A program of the analyst's choice. */
export async function chooseProgram(window: BrowserWindow, language: Language): Promise<string | null> {
  const words = messagesFor(language).dialog;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: words.chooseProgram,
    buttonLabel: words.open,
    defaultPath: PROGRAMS[process.platform] ?? '/usr/bin',
    ...(process.platform === 'win32' ? { filters: [{ name: words.programs, extensions: ['exe'] }] } : {}),
    properties: ['openFile', 'dontAddToRecent'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** The chosen file could not be started as a program. */
export async function tellNotStarted(
  window: BrowserWindow,
  language: Language,
  program: string,
): Promise<void> {
  const words = messagesFor(language).dialog;
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.notStarted,
    detail: `\u2066${program}\u2069\n\n${words.notStartedDetail}`,
    buttons: [words.close],
    noLink: true,
  });
}

/** For originals that are not opened at all: programs, and what we do not know. */
export async function offerFolder(window: BrowserWindow, language: Language, name: string): Promise<boolean> {
  const words = messagesFor(language).dialog;
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: words.unopenedOriginal,
    detail: `\u2068${name}\u2069\n\n${words.unopenedOriginalDetail}`,
    buttons: [words.cancel, words.showInFolder],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** After the engine has died; everything that was acknowledged is on disk. */
export async function askToRestart(language: Language): Promise<'restart' | 'quit'> {
  const words = messagesFor(language).dialog;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: words.engineStopped,
    detail: words.engineStoppedDetail,
    buttons: [words.restart, words.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  return response === 0 ? 'restart' : 'quit';
}

/** When an archive does not open. */
export async function askAfterRefusal(
  language: Language,
  failure: Failure,
): Promise<'retry' | 'other' | 'quit'> {
  const words = messagesFor(language).dialog;
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: words.archiveNotOpened,
    detail: archiveFailureMessage(failure, language),
    buttons: [words.retry, words.otherArchive, words.quit],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return response === 0 ? 'retry' : response === 1 ? 'other' : 'quit';
}

/** After the page's process has died. */
export async function tellPageStopped(language: Language): Promise<void> {
  const words = messagesFor(language).dialog;
  await dialog.showMessageBox({
    type: 'error',
    message: words.pageStopped,
    detail: words.pageStoppedDetail,
    buttons: [words.restart],
    noLink: true,
  });
}

/** A bug of ours: one sentence and where the details are. */
export function tellUnexpected(language: Language, logFile: string): void {
  dialog.showErrorBox(MARK[language], `${messagesFor(language).dialog.unexpected}\n\u2066${logFile}\u2069`);
}

/** The local day, for file names: 2026-11-23. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
