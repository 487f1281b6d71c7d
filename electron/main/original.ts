import { shell, type BrowserWindow } from 'electron';
import { fail, ok, type Result } from '../contract/result.ts';
import { chooseProgram, confirmActive, confirmProgram, offerFolder, tellNotStarted } from './dialogs.ts';
import type { EngineHost } from './engine-host.ts';
import { originalKind } from './original-kind.ts';
import { isProgram, startProgram } from './original-program.ts';
import type { Language, ShellStateFile } from './shell-state.ts';

interface OriginalsOptions {
  readonly engine: EngineHost;
  readonly window: BrowserWindow;
  readonly language: Language;
}

type Opened = Result<{ opened: boolean }>;

interface Extracted {
  readonly path: string;
  readonly name: string;
  readonly format: string;
}

/** Opens an article's original outside, once the analyst has agreed where that is not harmless. */
export async function openOriginal(article: string, options: OriginalsOptions): Promise<Opened> {
  const extracted = await options.engine.call('originals.extract', { article });
  if (!extracted.ok) return extracted;
  const { path } = extracted.value;
  const settled = await settleRisk(extracted.value, options);
  if (settled) return settled;
  const problem = await shell.openPath(path);
  return problem === '' ? ok({ opened: true }) : fail('path-not-readable', { path });
}

/**
 * Opens a copy of an article's original in a program that the analyst chooses, as that program's only argument and
 * without a shell; the program is remembered for the format and offered first the next time.
 */
export async function openOriginalWith(
  article: string,
  options: OriginalsOptions,
  state: ShellStateFile,
): Promise<Opened> {
  const extracted = await options.engine.call('originals.extract', { article });
  if (!extracted.ok) return extracted;
  const { path, name, format } = extracted.value;
  const settled = await settleRisk(extracted.value, options);
  if (settled) return settled;
  const { window, language } = options;
  let known = state.current.programs[format] ?? '';
  for (;;) {
    const program = await chosenProgram(name, known, options);
    if (program === null) return ok({ opened: false });
    if (isProgram(program, process.platform) && (await startProgram(program, path, process.platform))) {
      state.update({ programs: { ...state.current.programs, [format]: program } });
      return ok({ opened: true });
    }
    await tellNotStarted(window, language, program);
    known = '';
  }
}

/** Shows the file where the article came from, as long as it lies there, else a copy of the original. */
export async function showOriginal(article: string, engine: EngineHost): Promise<Opened> {
  const located = await engine.call('originals.locate', { article });
  if (!located.ok) return located;
  if (located.value.exists) {
    shell.showItemInFolder(located.value.path);
    return ok({ opened: true });
  }
  const extracted = await engine.call('originals.extract', { article });
  if (!extracted.ok) return extracted;
  shell.showItemInFolder(extracted.value.path);
  return ok({ opened: true });
}

/** Asks first where opening may do harm; null = go on and open it. */
async function settleRisk(
  { path, name, format }: Extracted,
  { window, language }: OriginalsOptions,
): Promise<Opened | null> {
  const kind = originalKind(name, format);
  if (kind === 'inert') return null;
  const choice =
    kind === 'active'
      ? await confirmActive(window, language, name)
      : (await offerFolder(window, language, name))
        ? 'show'
        : 'cancel';
  if (choice === 'open') return null;
  if (choice === 'show') shell.showItemInFolder(path);
  return ok({ opened: choice === 'show' });
}

/** The program used before if the analyst agrees, else one from the dialog; null = dismissed. */
async function chosenProgram(
  name: string,
  known: string,
  { window, language }: OriginalsOptions,
): Promise<string | null> {
  if (known !== '' && isProgram(known, process.platform)) {
    const choice = await confirmProgram(window, language, { name, program: known });
    if (choice !== 'other') return choice === 'open' ? known : null;
  }
  return chooseProgram(window, language);
}
