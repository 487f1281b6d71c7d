import { ipcMain, type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import { isAbsolute } from 'node:path';
import * as v from 'valibot';
import { BRIDGE_CHANNELS as channel, MAX_SAVED_TEXT, type DesktopBridge } from '../contract/bridge.ts';
import { calls } from '../contract/calls.ts';
import { fail, ok, type Result } from '../contract/result.ts';
import { idSchema } from '../contract/values.ts';
import { writeFileDurably } from '../engine/archive/durable-file.ts';
import {
  chooseBackupPath,
  chooseExportPath,
  chooseFiles,
  chooseFolder,
  chooseTextPath,
  chooseWatchFolder,
} from './dialogs.ts';
import type { EngineHost } from './engine-host.ts';
import { openOriginal, openOriginalWith, showOriginal } from './original.ts';
import { isFromAppPage } from './sender.ts';
import { appearanceSchema, type Appearance, type Language, type ShellStateFile } from './shell-state.ts';

export interface IpcOptions {
  readonly engine: EngineHost;
  /** The main window, null when it is closed. */
  readonly window: () => BrowserWindow | null;
  readonly language: () => Language;
  readonly onAppearance: (appearance: Appearance) => void;
  /** Remembers the programs that originals are opened with. */
  readonly state: ShellStateFile;
}

type Method = Exclude<keyof DesktopBridge, 'platform' | 'connectEngine' | 'setAppearance' | 'onCommand'>;
type Answer<M extends Method> = ReturnType<DesktopBridge[M]>;

const nothing = v.undefined();
const droppedSchema = v.array(v.pipe(v.string(), v.check(isAbsolute)));
const textSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(1_000)),
  text: v.pipe(v.string(), v.maxBytes(MAX_SAVED_TEXT)),
});
const exportSchema = v.omit(calls['export.write'].input, ['path']);

/** Answers the preload's messages. The sender is checked before the input, and the input before anything runs. */
export function handleBridge({ engine, window, language, onAppearance, state }: IpcOptions): void {
  const importPaths = async (paths: string[] | null): Promise<Result<{ job: string } | null>> =>
    paths ? engine.call('import.paths', { paths }) : ok(null);

  answer('importFiles', nothing, async (_, page) => importPaths(await chooseFiles(page, language())));
  answer('importFolder', nothing, async (_, page) => importPaths(await chooseFolder(page, language())));
  answer('watchFolder', nothing, async (_, page) => {
    const path = await chooseWatchFolder(page, language());
    return path === null ? ok(null) : engine.call('watch.add', { path });
  });
  answer('importDropped', droppedSchema, async (paths) => {
    return paths.length > 0 ? engine.call('import.paths', { paths }) : fail('path-not-found', { path: '' });
  });
  answer('saveExport', exportSchema, async (input, page) => {
    const path = await chooseExportPath(page, language(), input.format);
    return path === null ? ok(null) : engine.call('export.write', { ...input, path });
  });
  answer('saveBackup', nothing, async (_, page) => {
    const path = await chooseBackupPath(page, language());
    return path === null ? ok(null) : engine.call('backup.write', { path });
  });
  answer('saveText', textSchema, async ({ name, text }, page) => {
    const path = await chooseTextPath(page, language(), name);
    if (path === null) return ok(null);
    const written = writeFileDurably(path, Buffer.from(text));
    return written.ok ? ok({ path }) : written;
  });
  answer('openOriginal', idSchema, (article, page) =>
    openOriginal(article, { engine, window: page, language: language() }),
  );
  answer('openOriginalWith', idSchema, (article, page) =>
    openOriginalWith(article, { engine, window: page, language: language() }, state),
  );
  answer('showOriginal', idSchema, (article) => showOriginal(article, engine));

  receive(channel.connectEngine, nothing, (_, event) => engine.connectPage(event.sender));
  receive(channel.setAppearance, appearanceSchema, onAppearance);

  function answer<M extends Method, S extends v.GenericSchema>(
    method: M,
    schema: S,
    handler: (input: v.InferOutput<S>, page: BrowserWindow) => Answer<M>,
  ): void {
    const refused = (code: 'not-allowed' | 'bad-request'): Result<never> => fail(code, { call: method });
    ipcMain.handle(channel[method], async (event: IpcMainInvokeEvent, raw: unknown) => {
      const page = window();
      if (!page || event.sender !== page.webContents || !isFromAppPage(event)) return refused('not-allowed');
      const input = v.safeParse(schema, raw);
      return input.success ? handler(input.output, page) : refused('bad-request');
    });
  }

  function receive<S extends v.GenericSchema>(
    name: string,
    schema: S,
    handler: (input: v.InferOutput<S>, event: IpcMainEvent) => void,
  ): void {
    ipcMain.on(name, (event: IpcMainEvent, raw: unknown) => {
      if (event.sender !== window()?.webContents || !isFromAppPage(event)) return;
      const input = v.safeParse(schema, raw);
      if (input.success) handler(input.output, event);
    });
  }
}
