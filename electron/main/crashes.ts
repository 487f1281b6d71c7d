import { app } from 'electron';
import { tellPageStopped, tellUnexpected } from './dialogs.ts';
import { detailOf, type Log } from './log.ts';
import type { Language } from './shell-state.ts';

/**
 * Keeps what fails unexpectedly in main or the page from ending in a stack trace: details go to the log, the
 * analyst reads a sentence, and a dead page is loaded again. Nothing is reported anywhere.
 */
export function logCrashes(log: Log, language: () => Language): void {
  const unexpected = (error: unknown): void => {
    log.write('unexpected', detailOf(error));
    tellUnexpected(language(), log.file);
  };
  process.on('uncaughtException', unexpected);
  process.on('unhandledRejection', unexpected);
  app.on('child-process-gone', (_event, details) => {
    log.write('process gone', `${details.type} ${details.reason} ${details.exitCode}`);
  });
  app.on('render-process-gone', (_event, contents, details) => {
    if (details.reason === 'clean-exit') return;
    log.write('page gone', `${details.reason} ${details.exitCode}`);
    void tellPageStopped(language()).then(() => contents.reload());
  });
}
