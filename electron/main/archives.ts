import { askAfterRefusal, chooseArchive } from './dialogs.ts';
import { defaultArchiveFolder } from '../engine/archive/default-folder.ts';
import type { EngineHost } from './engine-host.ts';
import type { Log } from './log.ts';
import type { Language } from './shell-state.ts';

export interface ArchivesOptions {
  readonly engine: EngineHost;
  readonly log: Log;
  readonly language: () => Language;
  readonly quit: () => void;
}

export interface Archives {
  /** The archive that is open, or is to be. */
  readonly folder: string;
  /**
   * Opens the archive in `folder`. Where it does not open, asks whether to try again, open another or quit, for
   * as long as it takes; false = the analyst quits.
   */
  open(folder: string): Promise<boolean>;
}

/** Which archive is open, beginning with the user's own. */
export function openArchives({ engine, log, language, quit }: ArchivesOptions): Archives {
  let folder = defaultArchiveFolder();
  const open = async (wanted: string): Promise<boolean> => {
    const result = await engine.open(wanted);
    if (result.ok) {
      folder = wanted;
      return true;
    }
    log.write('archive', `${result.error.code} ${JSON.stringify(result.error.params)}`);
    const choice = await askAfterRefusal(language(), result.error);
    if (choice === 'retry') return open(wanted);
    if (choice === 'other') return open((await chooseArchive(language())) ?? wanted);
    quit();
    return false;
  };
  return {
    get folder() {
      return folder;
    },
    open,
  };
}
