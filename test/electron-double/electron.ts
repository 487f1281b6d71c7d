/**
 * Stands for the module `electron` in tests (aliased in test/vitest.config.ts): the part of its API that main and
 * preload use, typed by Electron's own declarations, with windows that are pages of a real Chromium and utility
 * processes that are Node children.
 *
 * It tests wiring: that main, preload, page and engine find each other and that main's rules are asked. It does
 * not test what only Electron can show: context isolation and the sandbox (the preload runs in the page's own
 * world here), the privileges of the scheme (pages have an https origin), fuses, asar, native menus, dialogs and
 * permissions themselves. test/e2e/electron-launch.test.ts does, wherever Electron's binary is.
 */
export { app } from './app.ts';
export { DoubleWindow as BrowserWindow } from './browser-window.ts';
export { dialog } from './dialogs.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu } from './menu.ts';
export { DoubleMessageChannel as MessageChannelMain } from './message-ports.ts';
export { nativeTheme, screen, shell } from './desktop-services.ts';
export { protocol, session } from './session.ts';
export { utilityProcess } from './utility-process.ts';
