import { shell, type BrowserWindow } from 'electron';
import { fail, ok, type Result } from '../contract/result.ts';
import { confirmActive, offerFolder } from './dialogs.ts';
import type { EngineHost } from './engine-host.ts';
import { originalKind } from './original-kind.ts';
import type { Language } from './shell-state.ts';

interface OriginalsOptions {
  readonly engine: EngineHost;
  readonly window: BrowserWindow;
  readonly language: Language;
}

/** Opens an article's original outside, once the analyst has agreed where that is not harmless. */
export async function openOriginal(
  article: string,
  { engine, window, language }: OriginalsOptions,
): Promise<Result<{ opened: boolean }>> {
  const extracted = await engine.call('originals.extract', { article });
  if (!extracted.ok) return extracted;
  const { path, name, format } = extracted.value;
  const kind = originalKind(name, format);
  if (kind === 'unopened') {
    const show = await offerFolder(window, language, name);
    if (show) shell.showItemInFolder(path);
    return ok({ opened: show });
  }
  const choice = kind === 'active' ? await confirmActive(window, language, name) : 'open';
  if (choice === 'cancel') return ok({ opened: false });
  if (choice === 'show') {
    shell.showItemInFolder(path);
    return ok({ opened: true });
  }
  const problem = await shell.openPath(path);
  return problem === '' ? ok({ opened: true }) : fail('path-not-readable', { path });
}

/** Shows a copy of an article's original in the system's file manager. */
export async function showOriginal(
  article: string,
  engine: EngineHost,
): Promise<Result<{ opened: boolean }>> {
  const extracted = await engine.call('originals.extract', { article });
  if (!extracted.ok) return extracted;
  shell.showItemInFolder(extracted.value.path);
  return ok({ opened: true });
}
