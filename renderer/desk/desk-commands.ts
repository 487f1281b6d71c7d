import { dispatcher } from '../keyboard/dispatcher.svelte.ts';
import { fileName } from '../import/ledger-reason.ts';
import { showLedger } from '../import/show-ledger.ts';
import { isolated, t } from '../messages/messages.svelte.ts';
import { notices } from '../notices/notices.svelte.ts';
import type { Result } from '../../electron/contract/result.ts';
import { articleAtHand, makeRuleFromArticle } from '../rules/from-article.ts';
import { LIST_SORTS, SEARCH_SORTS } from '../library/sorts.ts';
import type { Desk } from './desk.svelte.ts';

const PANE_WIDTHS = { library: 208, side: 304 } as const;

/** The actions that belong to the window as a whole; answers the function that unbinds them. */
export function bindDeskCommands(desk: Desk): () => void {
  const report = async <T>(work: Promise<Result<T>>): Promise<T | null> => {
    const result = await work;
    if (result.ok) return result.value;
    notices.failure(result.error);
    return null;
  };
  const backup = async (): Promise<void> => {
    const saved = await report(desk.shell.saveBackup());
    if (saved) notices.done(t('settings.backupDone', isolated({ name: fileName(saved.name) })));
  };
  const togglePane = (pane: 'library' | 'side'): void => {
    const { panes } = desk.preferences.values;
    void desk.preferences.set({ panes: { ...panes, [pane]: panes[pane] > 0 ? 0 : PANE_WIDTHS[pane] } });
  };
  const nextSort = (): void => {
    const { list } = desk;
    if (list.searching) void desk.setSearchSort(after(SEARCH_SORTS, list.searchSort));
    else void desk.setSort(after(LIST_SORTS, list.sort));
  };
  const dark = (): boolean => document.documentElement.dataset['theme'] === 'dark';

  const unbindCancel = dispatcher.bind(
    'import.cancel',
    () => void desk.imports.cancel(),
    () => desk.imports.running,
  );
  const unbind = dispatcher.bindAll({
    palette: () => (desk.overlay = 'palette'),
    'import.files': () => void report(desk.shell.importFiles()),
    'import.folder': () => void report(desk.shell.importFolder()),
    'import.paste': () => {
      desk.pasted = null;
      desk.overlay = 'paste';
    },
    'import.ledger': () => showLedger(desk, 'all'),
    'import.sample': () => void report(desk.engine.call('import.sample', {})),
    export: () => (desk.overlay = 'export'),
    backup: () => void backup(),
    undo: () => void desk.undo(),
    redo: () => void desk.redo(),
    history: () => (desk.overlay = 'history'),
    outlets: () => (desk.overlay = 'outlets'),
    rules: () => {
      desk.newRule = null;
      desk.overlay = 'rules';
    },
    'watch.folders': () => (desk.overlay = 'watch'),
    settings: () => (desk.overlay = 'settings'),
    keys: () => (desk.overlay = 'keys'),
    'view.theme': () => void desk.preferences.set({ theme: dark() ? 'light' : 'dark' }),
    'view.language': () =>
      void desk.preferences.set({ language: desk.preferences.values.language === 'ar' ? 'en' : 'ar' }),
    'view.library': () => togglePane('library'),
    'view.side': () => togglePane('side'),
    'search.sort': nextSort,
    'search.level.exact': () => void desk.setLevel('exact'),
    'search.level.inflected': () => void desk.setLevel('inflected'),
    'search.level.broad': () => void desk.setLevel('broad'),
  });
  const unbindRule = dispatcher.bind(
    'rules.fromArticle',
    () => void makeRuleFromArticle(desk),
    () => articleAtHand(desk) !== undefined,
  );
  return () => {
    unbindRule();
    unbindCancel();
    unbind();
  };
}

/** The member after `current`, round and round. */
function after<V>(all: readonly V[], current: V): V {
  return all[(all.indexOf(current) + 1) % all.length] ?? current;
}
