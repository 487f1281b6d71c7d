import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate, type MenuOptions } from '../../electron/main/menu.ts';
import { commands } from '../../renderer/keyboard/commands.ts';
import { flatten } from '../electron-double/menu.ts';

const platforms = ['linux', 'win32', 'darwin'] as const;
const languages = ['ar', 'en'] as const;

function build(change: Partial<MenuOptions> = {}): { items: MenuItemConstructorOptions[]; sent: string[] } {
  const sent: string[] = [];
  const items = flatten(
    menuTemplate({
      language: 'ar',
      platform: 'linux',
      development: false,
      command: (id) => sent.push(id),
      openArchive: () => sent.push('(archive.open)'),
      showArchive: () => sent.push('(archive.show)'),
      showLog: () => sent.push('(log.show)'),
      ...change,
    }),
  );
  return { items, sent };
}

describe.each(platforms)('the menu on %s', (platform) => {
  it.each(languages)('has no item without a name and a function (%s)', (language) => {
    const useless = build({ platform, language }).items.filter((item) => {
      const works = item.click !== undefined || item.role !== undefined || item.submenu !== undefined;
      return item.type !== 'separator' && !(item.label && works);
    });
    expect(useless).toEqual([]);
  });

  it('speaks one language at a time', () => {
    for (const { label } of build({ platform, language: 'ar' }).items) {
      expect(label ?? 'مرصد').toMatch(/[\u0600-\u06ff]|Marsad/);
    }
    for (const { label } of build({ platform, language: 'en' }).items) {
      expect(label ?? '').not.toMatch(/[\u0600-\u06ff]/);
    }
  });

  it('sends only commands that the page knows, and each has its own item', () => {
    const { items, sent } = build({ platform });
    for (const item of items) (item.click as (() => void) | undefined)?.();
    const ids = sent.filter((id) => !id.startsWith('('));
    expect(ids.filter((id) => !Object.hasOwn(commands, id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ['import.files', 'import.folder', 'export', 'undo', 'redo', 'search.focus', 'palette']) {
      expect(ids).toContain(id);
    }
  });

  it("leaves the page's keys to the page", () => {
    const keyed = build({ platform }).items.filter((item) => !item.role && item.accelerator !== undefined);
    expect(keyed.filter((item) => item.registerAccelerator !== false)).toEqual([]);
    // A Mac registers keys whatever it is told.
    expect(keyed.length > 0).toBe(platform !== 'darwin');
  });
});

it('offers developer tools in development only', () => {
  const roles = (development: boolean) => build({ development }).items.map((item) => item.role);
  expect(roles(true)).toContain('toggleDevTools');
  expect(roles(false)).not.toContain('toggleDevTools');
});
