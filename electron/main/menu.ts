import { Menu, type MenuItemConstructorOptions } from 'electron';
import { messagesFor, type Messages } from './messages.ts';
import type { Language } from './shell-state.ts';

export interface MenuOptions {
  readonly language: Language;
  readonly platform: NodeJS.Platform;
  readonly development: boolean;
  /** Runs a command of the page, by the id that keys are bound to. */
  readonly command: (id: string) => void;
  readonly openArchive: () => void;
  readonly showArchive: () => void;
  readonly showLog: () => void;
}

/** Puts up the menu; to be called again when the language changes. */
export function showMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
}

/** The menu as data. Every item has a function: a role of the system, a command of the page, or ours. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const words = messagesFor(options.language).menu;
  const mac = options.platform === 'darwin';
  const template = [fileMenu(words, options, mac), editMenu(words, options, mac), viewMenu(words, options)];
  if (mac) template.unshift(appMenu(words, options));
  template.push(windowMenu(words, mac), helpMenu(words, options, mac));
  return template;
}

type Words = Messages['menu'];

/**
 * A command of the page. Its key is shown and not registered: keys are bound by the page to the physical key and
 * can be remapped. A Mac would register it all the same, so there it is left out.
 */
function command(options: MenuOptions, id: string, label: string, key?: string): MenuItemConstructorOptions {
  const item = { id, label, click: () => options.command(id) };
  if (key === undefined || options.platform === 'darwin') return item;
  return { ...item, accelerator: key, registerAccelerator: false };
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function appMenu(words: Words, options: MenuOptions): MenuItemConstructorOptions {
  return {
    label: 'Marsad',
    submenu: [
      { role: 'about', label: words.about },
      separator,
      command(options, 'settings', words.settings),
      separator,
      { role: 'services', label: words.services },
      separator,
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      separator,
      { role: 'quit', label: words.quit },
    ],
  };
}

function fileMenu(words: Words, options: MenuOptions, mac: boolean): MenuItemConstructorOptions {
  const items: MenuItemConstructorOptions[] = [
    command(options, 'import.files', words.importFiles, 'CommandOrControl+O'),
    command(options, 'import.folder', words.importFolder, 'CommandOrControl+Shift+O'),
    command(options, 'import.paste', words.paste, 'CommandOrControl+Shift+V'),
    command(options, 'import.ledger', words.ledger, 'CommandOrControl+L'),
    separator,
    command(options, 'export', words.export, 'CommandOrControl+E'),
    command(options, 'backup', words.backup),
    separator,
    { id: 'archive.open', label: words.openArchive, click: options.openArchive },
    { id: 'archive.show', label: words.showArchive, click: options.showArchive },
  ];
  if (!mac) {
    const settings = command(options, 'settings', words.settings, 'CommandOrControl+,');
    items.push(separator, settings, separator, { role: 'quit', label: words.quit });
  }
  return { label: words.file, submenu: items };
}

function editMenu(words: Words, options: MenuOptions, mac: boolean): MenuItemConstructorOptions {
  return {
    label: words.edit,
    submenu: [
      command(options, 'undo', words.undo, 'CommandOrControl+Z'),
      command(options, 'redo', words.redo, mac ? undefined : 'CommandOrControl+Shift+Z'),
      command(options, 'history', words.history, 'CommandOrControl+H'),
      separator,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.pasteText },
      { role: 'selectAll', label: words.selectAll },
      separator,
      command(options, 'search.focus', words.find, 'CommandOrControl+F'),
    ],
  };
}

function viewMenu(words: Words, options: MenuOptions): MenuItemConstructorOptions {
  const items: MenuItemConstructorOptions[] = [
    command(options, 'palette', words.palette, 'CommandOrControl+K'),
    separator,
    command(options, 'view.library', words.library, 'CommandOrControl+\\'),
    command(options, 'view.side', words.side, 'CommandOrControl+Shift+\\'),
    command(options, 'view.theme', words.theme, 'CommandOrControl+Shift+L'),
    command(options, 'view.language', words.language, 'CommandOrControl+Shift+U'),
    separator,
    { role: 'resetZoom', label: words.actualSize },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    { role: 'togglefullscreen', label: words.fullScreen },
  ];
  if (options.development) items.push(separator, { role: 'toggleDevTools', label: words.developerTools });
  return { label: words.view, submenu: items };
}

function windowMenu(words: Words, mac: boolean): MenuItemConstructorOptions {
  const items: MenuItemConstructorOptions[] = [
    { role: 'minimize', label: words.minimize },
    { role: 'close', label: words.close },
  ];
  return mac
    ? { label: words.window, role: 'window', submenu: items }
    : { label: words.window, submenu: items };
}

function helpMenu(words: Words, options: MenuOptions, mac: boolean): MenuItemConstructorOptions {
  const items: MenuItemConstructorOptions[] = [
    command(options, 'keys', words.keys, 'F1'),
    { id: 'log.show', label: words.showLog, click: options.showLog },
  ];
  if (!mac) items.push(separator, { role: 'about', label: words.about });
  return { label: words.help, role: 'help', submenu: items };
}
