import { beforeEach, describe, expect, it } from 'vitest';
import { expectValue, type EngineClient } from '../../../electron/contract/transport/connect.ts';
import type { EngineContext } from '../../../electron/engine/engine-context.ts';
import { passageHandlers } from '../../../electron/engine/passages/passage-handlers.ts';
import { revise } from '../../../electron/engine/revisions/revise.ts';
import { revisionHandlers } from '../../../electron/engine/revisions/revision-handlers.ts';
import { turnRevisions } from '../../../electron/engine/revisions/revision-reversal.ts';
import { addArticle, clientOf, openTestArchive } from '../test-archive.ts';

let context: EngineContext;
let client: EngineClient;
beforeEach(async () => {
  ({ context } = await openTestArchive());
  client = clientOf({ ...revisionHandlers(context), ...passageHandlers(context) });
});

const FIRST = 'أعلن المرفأ فتح رصيف جديد.\n\nويبدأ العمل غداً.';
const SECOND = 'أعلن المرفأ تأجيل رصيف جديد.\n\nويبدأ العمل غداً.';
const THIRD = 'أعلن المرفأ تأجيل رصيف جديد.\n\nويبدأ العمل بعد شهر.';

/** A text that comes as the revision of an article, as an import stores it; answers its id. */
function reviseBy(
  previous: string,
  body: string,
  { unit = 'j2', at = 2000, name = 'later.html' } = {},
): string {
  const { id } = addArticle(context, { title: 'الرصيف', body, name });
  context.archive.transaction(() =>
    revise(context.archive.db, { id, title: 'الرصيف', body, isNew: true }, { previous, unit, at }),
  );
  return id;
}

async function revisions(id: string) {
  return expectValue(await client.call('articles.revisions', { id })).revisions;
}

describe('articles.revisions', () => {
  it('lists all revisions, the first one first, whichever is asked for', async () => {
    const first = addArticle(context, {
      title: 'الرصيف',
      body: FIRST,
      published: '2026-07-01',
      name: 'mon.html',
    }).id;
    const second = reviseBy(first, SECOND, { at: 2000, name: 'tue.html' });
    const third = reviseBy(second, THIRD, { unit: 'j3', at: 3000, name: 'wed.html' });
    const told = await revisions(first);
    expect(told).toMatchObject([
      { id: first, revision: 1, kind: 'first', file: 'mon.html', published: '2026-07-01', passages: null },
      { id: second, revision: 2, kind: 'revision', importedAt: 2000, file: 'tue.html' },
      { id: third, revision: 3, kind: 'revision', importedAt: 3000, file: 'wed.html', title: 'الرصيف' },
    ]);
    expect(await revisions(second)).toEqual(told);
    expect(await revisions(third)).toEqual(told);
  });

  it('says how the passages were found when each came', async () => {
    const first = addArticle(context, { title: 'الرصيف', body: FIRST }).id;
    for (const words of ['فتح رصيف جديد', 'ويبدأ العمل غداً']) {
      const start = FIRST.indexOf(words);
      const place = { article: first, field: 'body' as const, start, end: start + words.length };
      expectValue(await client.call('passages.create', { ...place, tags: [], memo: '' }));
    }
    reviseBy(first, SECOND);
    const [, second] = await revisions(first);
    const { exact = 0, moved = 0, changed = 0, lost = 0 } = second?.passages ?? {};
    expect(moved).toBe(1);
    expect(changed + lost).toBe(1);
    expect(exact).toBe(0);
  });

  it('knows nothing of a revision whose import was undone, and again of one that was redone', async () => {
    const first = addArticle(context, { title: 'الرصيف', body: FIRST }).id;
    const second = reviseBy(first, SECOND);
    const turn = (way: 'undo' | 'redo'): void => {
      context.archive.transaction(() => void turnRevisions(context.archive.db, 'j2', way));
    };
    turn('undo');
    expect((await revisions(first)).map(({ id }) => id)).toEqual([first]);
    const other = reviseBy(first, THIRD, { unit: 'j3' });
    expect((await revisions(first)).map(({ id }) => id)).toEqual([first, other]);
    expect(await client.call('articles.revisions', { id: second })).toMatchObject({
      error: { code: 'article-not-found' },
    });
  });

  it('is one for an article that nothing revised, and a failure for none', async () => {
    const { id } = addArticle(context, { title: 'خبر', body: FIRST });
    expect(await revisions(id)).toMatchObject([{ id, kind: 'first', revision: 1 }]);
    expect(await client.call('articles.revisions', { id: 'anone' })).toMatchObject({
      ok: false,
      error: { code: 'article-not-found', params: { id: 'anone' } },
    });
  });
});

describe('articles.compare', () => {
  it('tells by word what differs, between any two revisions, either way round', async () => {
    const first = addArticle(context, { title: 'الرصيف', body: FIRST }).id;
    const second = reviseBy(first, SECOND);
    const third = reviseBy(second, THIRD, { unit: 'j3' });
    const { paragraphs, coarse } = expectValue(
      await client.call('articles.compare', { from: first, to: second }),
    );
    expect(coarse).toBe(false);
    expect(paragraphs).toEqual([
      { field: 'title', spans: [{ kind: 'same', text: 'الرصيف' }] },
      {
        field: 'body',
        spans: [
          { kind: 'same', text: 'أعلن المرفأ ' },
          { kind: 'removed', text: 'فتح' },
          { kind: 'added', text: 'تأجيل' },
          { kind: 'same', text: ' رصيف جديد.\n\n' },
        ],
      },
      { field: 'body', spans: [{ kind: 'same', text: 'ويبدأ العمل غداً.' }] },
    ]);
    const back = expectValue(await client.call('articles.compare', { from: third, to: first }));
    expect(
      back.paragraphs
        .flatMap(({ spans }) => spans)
        .filter(({ kind }) => kind === 'added')
        .map(({ text }) => text),
    ).toEqual(['فتح', 'غداً']);
  });

  it('refuses what is not in the archive', async () => {
    const { id } = addArticle(context, { title: 'خبر', body: FIRST });
    expect(await client.call('articles.compare', { from: id, to: 'anone' })).toMatchObject({
      error: { code: 'article-not-found', params: { id: 'anone' } },
    });
  });
});
