import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createFolderWatch,
  STILLNESS,
  type FileState,
  type FolderWatch,
  type Look,
} from '../../../electron/engine/watch/folder-watch.ts';

const isRoot = process.getuid?.() === 0;
const MANY = 1_000;
const { stillMs, grownMs, emptyMs, blockedMs } = STILLNESS;

let folder: string;
let seen: Map<string, FileState>;
let watch: FolderWatch;
let clock: number;

const followAll = (): Promise<boolean> => Promise.resolve(true);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-watch-'));
  seen = new Map();
  watch = createFolderWatch(folder, seen, followAll);
  clock = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, content = 'خبر عن الميناء\n\nتفاصيل الخبر'): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** Looks after `ms` more have gone by. */
function lookAfter(ms: number): Promise<Look> {
  clock += ms;
  return watch.look(clock, MANY);
}

const namesOf = (look: Look): string[] => look.ready.map(({ path }) => basename(path)).sort();

/** Looks until a file that is complete must have been found, as an import would take it. */
async function found(): Promise<string[]> {
  await lookAfter(0);
  const look = await lookAfter(stillMs);
  watch.taken(look.ready);
  return namesOf(look);
}

describe('a file counts as complete', () => {
  it('once it has stood still, not before', async () => {
    put('a.txt');
    expect(await lookAfter(0)).toMatchObject({ ready: [], waiting: 1, files: 1 });
    expect(await lookAfter(stillMs - 1)).toMatchObject({ ready: [], waiting: 1 });
    expect(namesOf(await lookAfter(1))).toEqual(['a.txt']);
  });

  it('only when it has stopped growing, for longer where it was seen to grow', async () => {
    const path = put('slow.html');
    for (let round = 0; round < 5; round++) {
      expect(namesOf(await lookAfter(stillMs - 1))).toEqual([]);
      appendFileSync(path, 'المزيد من النص');
    }
    await lookAfter(stillMs);
    expect(namesOf(await lookAfter(grownMs - 1))).toEqual([]);
    expect(namesOf(await lookAfter(1))).toEqual(['slow.html']);
  });

  it('by its size where a copy carries its old date from the start', async () => {
    const path = put('copied.txt', 'نصف');
    const old = new Date('2020-09-25T10:00:00Z');
    utimesSync(path, old, old);
    await lookAfter(0);
    appendFileSync(path, ' والنصف الآخر');
    utimesSync(path, old, old);
    expect(namesOf(await lookAfter(stillMs))).toEqual([]);
    const { ready } = await lookAfter(grownMs);
    expect(ready).toMatchObject([{ path, bytes: Buffer.byteLength('نصف والنصف الآخر') }]);
  });

  it('when it gets its own name: downloads, lock files and hidden files are passed over', async () => {
    for (const name of ['~$brief.docx', '.hidden.txt', 'a.tmp', 'b.pdf.part', '.~lock.c.odt#', 'Thumbs.db'])
      put(name);
    const unfinished = put('report.pdf.crdownload');
    expect(await found()).toEqual([]);
    renameSync(unfinished, join(folder, 'report.pdf'));
    expect(await found()).toEqual(['report.pdf']);
  });

  it('not while a browser still writes it under another name beside it', async () => {
    put('b.pdf', '');
    const part = put('b.pdf.part', 'نصف الملف');
    await lookAfter(0);
    expect(namesOf(await lookAfter(emptyMs))).toEqual([]);
    renameSync(part, join(folder, 'b.pdf'));
    expect(await found()).toEqual(['b.pdf']);
  });

  it('empty only after a minute: it may have been made to be written later', async () => {
    put('empty.txt', '');
    await lookAfter(0);
    expect(namesOf(await lookAfter(emptyMs - 1))).toEqual([]);
    expect(namesOf(await lookAfter(1))).toEqual(['empty.txt']);
  });

  it.skipIf(isRoot || process.platform === 'win32')(
    'only when it can be opened; until then it is said to be blocked (skipped for root, who opens all)',
    async () => {
      const path = put('locked.txt');
      chmodSync(path, 0);
      await lookAfter(0);
      expect(await lookAfter(stillMs)).toMatchObject({ ready: [], blocked: 1 });
      chmodSync(path, 0o600);
      expect(namesOf(await lookAfter(blockedMs))).toEqual(['locked.txt']);
    },
  );
});

describe('a file is found once', () => {
  it('and not again as long as it stays as it is', async () => {
    put('a.txt');
    expect(await found()).toEqual(['a.txt']);
    expect(await found()).toEqual([]);
    expect(await lookAfter(100_000)).toMatchObject({ ready: [], waiting: 0, files: 1 });
  });

  it('again when it was changed in place, or replaced by another under its name', async () => {
    const path = put('a.txt');
    await found();
    appendFileSync(path, '\n\nتحديث');
    expect(await found()).toEqual(['a.txt']);
    renameSync(put('.new', 'نص آخر تماماً'), path);
    expect(await found()).toEqual(['a.txt']);
  });

  it('not when it is moved away and comes back as it was', async () => {
    const path = put('a.txt');
    await found();
    const away = join(folder, '.away');
    renameSync(path, away);
    expect(await found()).toEqual([]);
    renameSync(away, path);
    expect(await found()).toEqual([]);
  });

  it('forgotten when it vanishes before it was complete', async () => {
    const path = put('brief.txt');
    await lookAfter(0);
    rmSync(path);
    expect(await lookAfter(stillMs)).toMatchObject({ ready: [], waiting: 0, files: 0 });
  });

  it('forgotten when it vanishes between being complete and being taken', async () => {
    const path = put('brief.txt');
    await lookAfter(0);
    clock += stillMs;
    expect(await watch.look(clock, 0)).toMatchObject({ ready: [] });
    rmSync(path);
    expect(namesOf(await lookAfter(10))).toEqual([]);
  });
});

describe('a folder', () => {
  it('is watched with the folders in it, also those that come later', async () => {
    put('2020/09/a.txt');
    expect(await found()).toEqual(['a.txt']);
    put('2020/10/b.txt');
    put('c.txt');
    expect(await found()).toEqual(['b.txt', 'c.txt']);
    rmSync(join(folder, '2020'), { recursive: true });
    expect(await lookAfter(10_000)).toMatchObject({ files: 1 });
  });

  it('that is moved in whole brings all its files', async () => {
    put('.incoming/deep/a.txt');
    await found();
    renameSync(join(folder, '.incoming'), join(folder, 'incoming'));
    expect(await found()).toEqual(['a.txt']);
  });

  it('that vanishes is said to be missing, and goes on when it is back: only what is new is found', async () => {
    put('a.txt');
    await found();
    const away = `${folder}-away`;
    renameSync(folder, away);
    expect(await lookAfter(2_000)).toMatchObject({ status: 'missing', files: 0 });
    renameSync(away, folder);
    put('b.txt');
    expect(await found()).toEqual(['b.txt']);
    expect(await lookAfter(0)).toMatchObject({ status: 'ok', files: 2 });
  });

  it('follows links without going round in circles, each folder once', async () => {
    put('real/a.txt');
    symlinkSync(folder, join(folder, 'real', 'loop'));
    symlinkSync(join(folder, 'real'), join(folder, 'twin'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'broken'));
    expect(await found()).toEqual(['a.txt']);
  });

  it('does not follow a link to where none may lead', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'marsad-outside-'));
    writeFileSync(join(outside, 'secret.txt'), 'سر');
    symlinkSync(outside, join(folder, 'out'));
    const asked: string[] = [];
    watch = createFolderWatch(folder, seen, (real) => {
      asked.push(real);
      return Promise.resolve(false);
    });
    expect(await found()).toEqual([]);
    expect(asked).toContain(outside);
    rmSync(outside, { recursive: true });
  });

  it('tells names that are no UTF-8 instead of offering what is not there', async () => {
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xc8, 0xed, 0xe4]), Buffer.from('.txt')]),
      'x',
    );
    put('a.txt');
    expect(await found()).toEqual(['a.txt']);
    expect(await lookAfter(0)).toMatchObject({ unnameable: 1 });
  });

  it('of 5,000 files gives as many at a time as are asked for, each once', async () => {
    for (let at = 0; at < 5_000; at++) writeFileSync(join(folder, `${at}.txt`), String(at));
    await lookAfter(0);
    clock += stillMs;
    const paths = new Set<string>();
    const portions: number[] = [];
    for (let round = 0; round < 6; round++) {
      const { ready } = await lookAfter(1);
      for (const { path } of ready) paths.add(path);
      watch.taken(ready);
      portions.push(ready.length);
    }
    expect([portions, paths.size]).toEqual([[MANY, MANY, MANY, MANY, MANY, 0], 5_000]);
    expect(await lookAfter(stillMs)).toMatchObject({ ready: [], files: 5_000 });
  });
});

it('what was seen before is not found by a new watch, what changed since is', async () => {
  put('a.txt');
  const b = put('b.txt');
  await found();
  appendFileSync(b, 'تحديث');
  put('c.txt');
  watch = createFolderWatch(folder, new Map(seen), followAll);
  expect(await found()).toEqual(['b.txt', 'c.txt']);
});

it('nothing in the folder is touched', async () => {
  const path = put('a.txt');
  const stands = (): unknown[] =>
    [folder, path].map((each) => {
      const { ino, mode, size, mtimeMs, ctimeMs } = statSync(each);
      return { ino, mode, size, mtimeMs, ctimeMs };
    });
  const before = stands();
  expect(await found()).toEqual(['a.txt']);
  expect(stands()).toEqual(before);
});
