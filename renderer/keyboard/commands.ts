/**
 * Every action of the program: its id (the same that native menu items send), its default chord, and whether
 * it also works while a text field has the focus. Names are in `messages.ts` as `command.<id>`. Of two commands
 * with one chord the first that can run does: Delete takes the passage at hand, without one the article.
 */
interface CommandSpec {
  readonly chords: readonly string[];
  readonly group: (typeof COMMAND_GROUPS)[number];
  readonly inText?: true;
}

export const commands = {
  palette: { chords: ['Mod+KeyK'], group: 'general', inText: true },
  'import.files': { chords: ['Mod+KeyO'], group: 'general', inText: true },
  'import.folder': { chords: ['Mod+Shift+KeyO'], group: 'general', inText: true },
  'import.paste': { chords: ['Mod+Shift+KeyV'], group: 'general', inText: true },
  'import.ledger': { chords: ['Mod+KeyL'], group: 'general', inText: true },
  'import.cancel': { chords: [], group: 'general' },
  'import.sample': { chords: [], group: 'general' },
  export: { chords: ['Mod+KeyE'], group: 'general', inText: true },
  backup: { chords: [], group: 'general' },
  undo: { chords: ['Mod+KeyZ'], group: 'general' },
  redo: { chords: ['Mod+Shift+KeyZ', 'Mod+KeyY'], group: 'general' },
  history: { chords: ['Mod+KeyH'], group: 'general' },
  outlets: { chords: ['Mod+Shift+KeyS'], group: 'general', inText: true },
  rules: { chords: ['Alt+KeyR'], group: 'general', inText: true },
  'watch.folders': { chords: ['Alt+KeyW'], group: 'general', inText: true },
  'rules.fromArticle': { chords: [], group: 'general' },
  settings: { chords: ['Mod+Comma'], group: 'general', inText: true },
  keys: { chords: ['Shift+Slash', 'F1'], group: 'general' },
  'view.theme': { chords: ['Mod+Shift+KeyL'], group: 'general', inText: true },
  'view.language': { chords: ['Mod+Shift+KeyU'], group: 'general', inText: true },
  'view.library': { chords: ['Mod+Backslash'], group: 'general', inText: true },
  'view.side': { chords: ['Mod+Shift+Backslash'], group: 'general', inText: true },
  'search.focus': { chords: ['Slash', 'Mod+KeyF'], group: 'search', inText: true },
  'search.level.exact': { chords: ['Alt+Digit1'], group: 'search', inText: true },
  'search.level.inflected': { chords: ['Alt+Digit2'], group: 'search', inText: true },
  'search.level.broad': { chords: ['Alt+Digit3'], group: 'search', inText: true },
  'search.save': { chords: ['Mod+KeyS'], group: 'search', inText: true },
  'saved.why': { chords: ['KeyW'], group: 'search' },
  'search.sort': { chords: ['Alt+KeyS'], group: 'search', inText: true },
  'list.next': { chords: ['KeyJ', 'ArrowDown'], group: 'library' },
  'list.previous': { chords: ['KeyK', 'ArrowUp'], group: 'library' },
  'list.open': { chords: ['Enter'], group: 'library' },
  'list.extendNext': { chords: ['Shift+KeyJ', 'Shift+ArrowDown'], group: 'library' },
  'list.extendPrevious': { chords: ['Shift+KeyK', 'Shift+ArrowUp'], group: 'library' },
  'list.dates': { chords: ['KeyD'], group: 'library' },
  'list.selectAll': { chords: ['Mod+KeyA'], group: 'library' },
  back: { chords: ['Escape'], group: 'library', inText: true },
  'triage.keep': { chords: ['KeyA'], group: 'triage' },
  'triage.skip': { chords: ['KeyX'], group: 'triage' },
  'triage.star': { chords: ['KeyS'], group: 'triage' },
  'triage.unread': { chords: ['KeyU'], group: 'triage' },
  'triage.edit': { chords: ['KeyE'], group: 'triage' },
  'triage.page': { chords: ['Space'], group: 'triage' },
  'triage.pageBack': { chords: ['Shift+Space'], group: 'triage' },
  'hit.next': { chords: ['KeyN', 'F3'], group: 'reader' },
  'hit.previous': { chords: ['Shift+KeyN', 'Shift+F3'], group: 'reader' },
  'reader.larger': { chords: ['Mod+Equal'], group: 'reader', inText: true },
  'reader.smaller': { chords: ['Mod+Minus'], group: 'reader', inText: true },
  'original.open': { chords: ['KeyO'], group: 'reader' },
  'original.openWith': { chords: ['Shift+KeyO'], group: 'reader' },
  'original.show': { chords: ['Alt+KeyO'], group: 'reader' },
  'original.copyPath': { chords: [], group: 'reader' },
  'original.copyHash': { chords: [], group: 'reader' },
  'block.ignore': { chords: ['KeyI'], group: 'reader' },
  'block.ignoreEverywhere': { chords: ['Shift+KeyI'], group: 'reader' },
  'article.split': { chords: ['Mod+Shift+Enter'], group: 'reader' },
  'article.merge': { chords: ['Mod+Shift+KeyM'], group: 'triage' },
  'article.revisions': { chords: ['KeyV'], group: 'reader' },
  'article.redecode': { chords: [], group: 'reader' },
  'passage.mark': { chords: ['KeyQ'], group: 'tagging' },
  'passage.tag': { chords: ['KeyT'], group: 'tagging' },
  'passage.memo': { chords: ['KeyM'], group: 'tagging' },
  'passage.copy': { chords: ['KeyC', 'Mod+Shift+KeyC'], group: 'tagging' },
  'passage.remove': { chords: ['Delete'], group: 'tagging' },
  'passage.next': { chords: ['BracketRight'], group: 'tagging' },
  'passage.previous': { chords: ['BracketLeft'], group: 'tagging' },
  'triage.bin': { chords: ['Delete', 'Backspace'], group: 'triage' },
  'bin.empty': { chords: [], group: 'triage' },
  'triage.restore': { chords: ['KeyR'], group: 'triage' },
  'passages.all': { chords: ['KeyG'], group: 'tagging' },
} as const satisfies Record<string, CommandSpec>;

export type CommandId = keyof typeof commands;

export const commandIds = Object.keys(commands) as readonly CommandId[];

export const COMMAND_GROUPS = ['general', 'search', 'library', 'triage', 'reader', 'tagging'] as const;

export function isCommand(id: string): id is CommandId {
  return Object.hasOwn(commands, id);
}

/** The chords that are in force: the analyst's own where one is set. */
export function chordsFor(id: CommandId, remapped: Readonly<Record<string, string>>): readonly string[] {
  const own = remapped[id];
  return own === undefined ? commands[id].chords : [own];
}
