import { describe, expect, it } from 'vitest';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import { openArchiveFolder } from '../../../electron/engine/archive/archive.ts';
import { openJournal } from '../../../electron/engine/journal/open-journal.ts';
import type { RowWriter } from '../../../electron/engine/journal/journal.ts';
import { passageHandlers } from '../../../electron/engine/passages/passage-handlers.ts';
import { tagHandlers } from '../../../electron/engine/passages/tag-handlers.ts';
import { addArticle, clientOf, dump, openTestArchive, random } from '../test-archive.ts';

const tag = (id: string, name = id): Parameters<RowWriter['insert']>[1] => ({
  id,
  name,
  color: 0,
  definition: '',
  created_at: 1,
});

describe('undo and redo', () => {
  it('takes an operation back as one step and makes it again', async () => {
    const { context } = await openTestArchive();
    const { journal, archive } = context;
    const before = dump(archive);
    journal.perform('tag.create', { name: 'first' }, (rows) => {
      rows.insert('tags', tag('t1', 'مجلس الأمن'));
      rows.insert('tags', tag('t2', 'إيران'));
      rows.update('tags', { id: 't1' }, { color: 5 });
    });
    const after = dump(archive);
    expect(journal.undo('session')).toMatchObject({
      ok: true,
      value: { label: 'tag.create', params: { name: 'first' } },
    });
    expect(dump(archive)).toEqual(before);
    expect(journal.redo('session').ok).toBe(true);
    expect(dump(archive)).toEqual(after);
  });

  it('undoes newest first, redoes in order, and forgets what could be redone once something new is done', async () => {
    const { context } = await openTestArchive();
    const { journal } = context;
    for (const id of ['t1', 't2', 't3']) {
      journal.perform('tag.create', { name: id }, (rows) => rows.insert('tags', tag(id)));
    }
    expect(expectValue(journal.undo('session')).params).toEqual({ name: 't3' });
    expect(expectValue(journal.undo('session')).params).toEqual({ name: 't2' });
    expect(expectValue(journal.redo('session')).params).toEqual({ name: 't2' });
    journal.perform('tag.create', { name: 't4' }, (rows) => rows.insert('tags', tag('t4')));
    expect(journal.redo('session')).toMatchObject({ ok: false, error: { code: 'nothing-to-redo' } });
    expect(journal.list({ offset: 0, limit: 10 }).rows.map((row) => row.params['name'])).toEqual([
      't4',
      't2',
      't1',
    ]);
  });

  it('refuses, changing nothing, when a row is no longer as the operation left it', async () => {
    const { context } = await openTestArchive();
    const { journal, archive } = context;
    journal.perform('tag.create', {}, (rows) => {
      rows.insert('tags', tag('t1'));
      rows.insert('tags', tag('t2'));
    });
    archive.db.exec(`UPDATE tags SET name = 'changed behind the journal' WHERE id = 't1'`);
    const before = dump(archive);
    expect(journal.undo('session')).toMatchObject({ ok: false, error: { code: 'undo-conflict' } });
    expect(dump(archive)).toEqual(before);
    expect(journal.list({ offset: 0, limit: 1 }).rows[0]?.undone).toBe(false);
  });

  it('refuses when something now hangs on the row', async () => {
    const { context } = await openTestArchive();
    const { journal, archive } = context;
    const article = addArticle(context, { body: 'نص قصير' });
    journal.perform('tag.create', {}, (rows) => rows.insert('tags', tag('t1')));
    archive.db.exec(`
      INSERT INTO passages VALUES ('p1', '${article.id}', 'body', 0, 2, 'نص', '', '', '', 1, 1);
      INSERT INTO passage_tags VALUES ('p1', 't1', 0)`);
    expect(journal.undo('session')).toMatchObject({ ok: false, error: { code: 'undo-conflict' } });
    expect(dump(archive)['passage_tags']).toHaveLength(1);
  });

  it('keeps nothing of an operation that throws', async () => {
    const { context, emitted } = await openTestArchive();
    const before = dump(context.archive);
    expect(() =>
      context.journal.perform('tag.create', {}, (rows) => {
        rows.insert('tags', tag('t1'));
        throw new Error('power cut');
      }),
    ).toThrow('power cut');
    expect(dump(context.archive)).toEqual(before);
    expect(context.journal.undo('any')).toMatchObject({ ok: false, error: { code: 'nothing-to-undo' } });
    expect(emitted).toEqual([]);
  });

  it('reaches back into an earlier session only when asked to', async () => {
    const first = await openTestArchive();
    const { folder } = first.context.archive;
    first.context.journal.perform('tag.create', {}, (rows) => rows.insert('tags', tag('t1')));
    first.context.archive.close();
    const archive = expectValue(openArchiveFolder(folder, { create: false }));
    const journal = openJournal(archive, () => {});
    expect(journal.list({ offset: 0, limit: 1 }).rows[0]?.thisSession).toBe(false);
    expect(journal.undo('session')).toMatchObject({ ok: false, error: { code: 'nothing-to-undo' } });
    expect(journal.undo('any').ok).toBe(true);
    expect(journal.redo('session')).toMatchObject({ ok: false, error: { code: 'nothing-to-redo' } });
    expect(journal.redo('any').ok).toBe(true);
    archive.close();
  });

  it('runs a registered reversal in the same transaction as its mark', async () => {
    const { context } = await openTestArchive();
    const { journal, archive } = context;
    const article = addArticle(context, { body: 'نص قصير' });
    const hide = (hidden: number): void =>
      void archive.db.prepare('UPDATE articles SET hidden = ? WHERE number = ?').run(hidden, article.number);
    let broken = false;
    journal.registerReversal('import.job', {
      undo: () => {
        hide(1);
        if (broken) throw new Error('reversal failed');
      },
      redo: () => hide(0),
    });
    archive.transaction(() => journal.note('import.job', { job: 'j1' }));
    const hidden = (): unknown => archive.db.prepare('SELECT hidden FROM articles').get()?.['hidden'];
    broken = true;
    expect(() => journal.undo('session')).toThrow('reversal failed');
    expect(hidden()).toBe(0);
    broken = false;
    expect(expectValue(journal.undo('session'))).toMatchObject({
      label: 'import.job',
      params: { job: 'j1' },
    });
    expect(hidden()).toBe(1);
    journal.redo('session');
    expect(hidden()).toBe(0);
  });

  it('says what changed, once it is committed', async () => {
    const { context, emitted } = await openTestArchive();
    context.journal.perform('tag.create', {}, (rows) => rows.insert('tags', tag('t1')));
    context.journal.undo('session');
    expect(emitted).toEqual([
      { name: 'archive.changed', payload: { what: ['tags', 'history'] } },
      { name: 'archive.changed', payload: { what: ['tags', 'history'] } },
    ]);
  });
});

describe('random operations', () => {
  it.each([1, 2, 3, 4, 5])(
    'undone one by one return through every state to the start (seed %i)',
    async (seed) => {
      const { context } = await openTestArchive();
      const { archive } = context;
      const { id: article } = addArticle(context, {
        title: 'عنوان الخبر',
        body: 'قال الوزير إن العقوبات لن تغيّر شيئاً 𝒜.',
      });
      const engine = clientOf({ ...tagHandlers(context), ...passageHandlers(context) });
      const pick = random(seed);
      const states = [dump(archive)];
      for (let step = 0; step < 40; step++) {
        const tags = expectValue(await engine.call('tags.list', {})).tags.map((one) => one.id);
        const passages = expectValue(await engine.call('passages.list', {})).rows.map((one) => one.id);
        const someTags = tags.filter(() => pick(2) === 0);
        const aTag = tags[pick(Math.max(tags.length, 1))];
        const aPassage = passages[pick(Math.max(passages.length, 1))];
        const start = pick(20);
        const choice = pick(8);
        if (choice <= 1) await engine.call('tags.create', { name: `وسم ${step}` });
        else if (choice === 2 && aTag) await engine.call('tags.update', { id: aTag, name: `اسم ${step}` });
        else if (choice === 3 && aTag) await engine.call('tags.remove', { id: aTag });
        else if (choice === 4 && aPassage) await engine.call('passages.remove', { ids: [aPassage] });
        else if (choice === 5 && aPassage) {
          await engine.call('passages.update', {
            id: aPassage,
            tags: someTags,
            memo: `ملاحظة ${step}`,
            start,
            end: start + 5,
          });
        } else {
          await engine.call('passages.create', {
            article,
            field: 'body',
            start,
            end: start + 3,
            tags: someTags,
          });
        }
        if (context.journal.list({ offset: 0, limit: 0 }).total >= states.length) states.push(dump(archive));
      }
      expect(states.length).toBeGreaterThan(20);
      const done = [...states];
      for (let state = done.pop(); state; state = done.pop()) {
        expect(dump(archive)).toEqual(state);
        expect(context.journal.undo('session').ok).toBe(done.length > 0);
      }
      for (const state of states.slice(1)) {
        expect(context.journal.redo('session').ok).toBe(true);
        expect(dump(archive)).toEqual(state);
      }
    },
  );
});
