import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import type { Outcome } from '../../../electron/contract/values.ts';
import { articleHandlers } from '../../../electron/engine/articles/article-handlers.ts';
import { clientOf, openTestArchive, temporaryFolder } from '../test-archive.ts';
import { audited, hasStrace } from './hostile/audit.ts';
import { SENTENCE } from './hostile/hostile-file.ts';
import { mailAndPrintFiles } from './hostile/mail-and-print-files.ts';
import { markupFiles } from './hostile/markup-files.ts';
import { packedFiles } from './hostile/packed-files.ts';
import { makeSpecialFiles } from './hostile/special-files.ts';
import { textFiles } from './hostile/text-files.ts';

const PROJECT = fileURLToPath(new URL('../../..', import.meta.url));
const POSIX = process.platform === 'linux';
const AUDITED = POSIX && hasStrace();
if (!AUDITED)
  console.warn('SKIPPED: the hostile files need Linux and strace, to see what is written and spoken to');

it.skipIf(!AUDITED)(
  'hostile files end in rows that a person understands, touch nothing outside of the archive and reach no address (needs strace)',
  // A machine full of other tests may stop a slow reader once; a file that hangs does it twice.
  { timeout: 600_000, retry: 1 },
  async () => {
    const home = temporaryFolder();
    const [folder, archive] = [join(home, 'inbox'), join(home, 'archive')];
    mkdirSync(folder);
    const files = [...textFiles(), ...markupFiles(), ...packedFiles(), ...mailAndPrintFiles()];
    for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
    const special = await makeSpecialFiles(folder);
    for (const at of ['aaa', 'mmm', 'zzz']) {
      writeFileSync(join(folder, `${at}-good.txt`), `خبر سليم ${at}\n\n${SENTENCE} ${at}`);
    }
    expect(files.length + special.length).toBeGreaterThanOrEqual(60);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);

    const command = [
      process.execPath,
      'electron/cli/marsad.ts',
      'import',
      folder,
      '--archive',
      archive,
      '--json',
    ];
    const ran = await audited(command, join(home, 'strace.log'), PROJECT);
    const outcomes = ran.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Outcome);

    const ofFile = (name: string): Outcome[] => {
      const path = join(folder, name);
      return outcomes.filter((each) => each.path === path || each.path.startsWith(`${path}!/`));
    };
    const verdicts = [
      ...files.map(({ name, outcome }) => ({ name, outcome })),
      ...special.map((name) => ({ name, outcome: 'refused' as const })),
    ];
    const wrong = verdicts.flatMap(({ name, outcome }) => {
      const rows = ofFile(name);
      const own = rows.find(({ path }) => path === join(folder, name));
      if (!own) return [`${name}: no row`];
      const isRefused = own.status === 'rejected';
      if (outcome === 'refused' && !isRefused) return [`${name}: ${own.status}`];
      if (outcome === 'read' && isRefused) return [`${name}: ${own.code}`];
      return [];
    });
    expect(wrong).toEqual([]);
    // None of them may break a reader, or keep it until it is stopped.
    const broken = outcomes.filter(({ code = '' }) => /^parser-|^internal$/.test(code));
    expect(broken.map(({ path, code }) => [basename(path), code])).toEqual([]);
    const unreadable = outcomes.filter(
      ({ status, reason = '' }) => status === 'rejected' && !/^[A-Z“"«\d].{14,}\.$/su.test(reason),
    );
    expect(unreadable.map(({ path, reason }) => [basename(path), reason])).toEqual([]);
    for (const at of ['aaa', 'mmm', 'zzz'])
      expect(ofFile(`${at}-good.txt`)).toMatchObject([{ status: 'imported' }]);

    expect(ran.stderr).not.toMatch(/^\s+at /m);
    expect(ran.connected).toEqual([]);
    const outside = ran.written.filter(
      (path) => !path.startsWith(archive) && !path.startsWith('/dev/') && !path.startsWith('/proc/'),
    );
    expect(outside).toEqual([]);
    // Were the audit blind, it would see none of the archive's own files either.
    expect(ran.written).toContain(join(archive, 'archive.sqlite'));

    const { context } = await openTestArchive(archive);
    const engine = clientOf(articleHandlers(context));
    const told: string[] = [];
    for (const { name, never = '\uD800' } of files) {
      for (const { id } of ofFile(name).flatMap(({ articles }) => articles)) {
        const { title, body } = expectValue(await engine.call('articles.get', { id }));
        const text = `${title}\n${body}`;
        if (!text.isWellFormed() || text.includes(never)) told.push(name);
      }
    }
    expect(told).toEqual([]);
    expect(context.index.verify()).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  },
);
