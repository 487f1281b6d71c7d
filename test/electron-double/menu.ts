type Item = Electron.MenuItemConstructorOptions;

let template: readonly Item[] = [];

/** The application menu as it was last put up. */
export function applicationMenu(): readonly Item[] {
  return template;
}

/** Chooses the item with this id, as the analyst would with the mouse. */
export function clickMenu(id: string): void {
  const item = flatten(template).find((candidate) => candidate.id === id);
  if (!item) throw new Error(`no menu item ${id}`);
  (item.click as (() => void) | undefined)?.();
}

export function flatten(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

/** `Menu`: a menu is its template. */
export const Menu = {
  buildFromTemplate: (items: Item[]): readonly Item[] => items,
  setApplicationMenu: (menu: readonly Item[] | null): void => {
    template = menu ?? [];
  },
};
