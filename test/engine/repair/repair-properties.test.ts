import { expect, it } from 'vitest';
import * as v from 'valibot';
import { expectValue } from '../../../electron/contract/transport/connect.ts';
import type { Result } from '../../../electron/contract/result.ts';
import { locatorSchema, structureSpanSchema } from '../../../electron/contract/values.ts';
import { addArticle, random, type SampleArticle } from '../test-archive.ts';
import { openRepairArchive, type RepairArchive } from './repair-archive.ts';

const SEQUENCES = 150;
const STEPS = 14;

// Mixed scripts, surrogate pairs, tashkeel, repeated lines, blank lines, bidi marks.
const TEXTS = [
  {
    title: 'مجلسُ الأمن يجدّد العقوبات',
    body: 'جدّد المجلس العقوبات 😀 على 12 شركة.\n\nاقرأ أيضاً: ملف العقوبات كاملاً\n\nوقال الوزير إنّ القرارَ مُجحف، و«ظالم».\n',
  },
  {
    title: 'Sanctions 𝒳 renewed',
    body: 'The council met. 🇱🇧🇱🇧\n\u200F\n  Second item\nIt was short — وهو قصير.',
  },
  {
    title: '',
    body: '\n\nنص بلا عنوان، بدأ بفراغ.\n\n\n\nاقرأ أيضاً: ملف العقوبات كاملاً\n\nوانتهى بفراغ.  \n\n',
  },
  { title: '𐤀𐤁 حروف', body: 'فقرة وحيدة طويلة لا سطر بعدها 👩‍👩‍👧 ولا قبلها' },
] as const;

/** What readers found in them: of some pages or times and structure, of some nothing. */
const FOUND: readonly SampleArticle['found'][] = [
  {
    documentNumber: 'N-1',
    details: { database: 'Nexis', rights: 'حقوق' },
    locators: [
      { start: 0, kind: 'page', label: '3' },
      { start: 24, kind: 'page', label: '4' },
      { start: 60, kind: 'page', label: '5' },
    ],
    structure: [
      { start: 0, end: 12, kind: 'caption' },
      { start: 41, end: 69, kind: 'item' },
    ],
  },
  {
    documentNumber: 'N-1',
    details: { database: 'Nexis' },
    locators: [{ start: 5, kind: 'time', label: '00:00:07' }],
    structure: [{ start: 20, end: 30, kind: 'quote' }],
  },
  {},
  { documentNumber: 'N-2', locators: [{ start: 0, kind: 'page', label: '3' }] },
];

const partsSchema = v.array(
  v.object({
    article: v.string(),
    field: v.picklist(['title', 'body']),
    start: v.number(),
    end: v.number(),
    into: v.picklist(['title', 'body']),
    at: v.number(),
  }),
);

interface Row {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

const rowsOf = ({ context }: RepairArchive): Row[] =>
  context.archive.db
    .prepare('SELECT id, title, body FROM articles ORDER BY number')
    .all()
    .map((row) => ({ id: String(row['id']), title: String(row['title']), body: String(row['body']) }));

/** Units of the imported articles that an article shows: `a1.body.17` ..., through any number of repairs. */
function unitsOf(archive: RepairArchive, rows: ReadonlyMap<string, Row>, id: string): Map<string, string> {
  const row = archive.context.archive.db.prepare('SELECT parts FROM derivations WHERE article = ?').get(id);
  const { title, body } = rows.get(id) ?? { title: '', body: '' };
  const units = new Map<string, string>();
  const put = (place: string, unit: string): void => {
    if (units.has(place)) throw new Error(`${place} is doubled`);
    units.set(place, unit);
  };
  if (!row) {
    for (const [field, text] of Object.entries({ title, body })) {
      for (let at = 0; at < text.length; at++) put(`${field}.${at}`, `${id}.${field}.${at}`);
    }
    return units;
  }
  for (const part of v.parse(partsSchema, JSON.parse(String(row['parts'])))) {
    const origin = rows.get(part.article);
    const own = { title, body }[part.into].slice(part.at, part.at + part.end - part.start);
    expect(own).toBe(origin?.[part.field].slice(part.start, part.end));
    const inner = unitsOf(archive, rows, part.article);
    for (let at = part.start; at < part.end; at++) {
      // What the origin itself added between its pieces, such as an empty line, is of no imported article.
      const unit = inner.get(`${part.field}.${at}`);
      if (unit !== undefined) put(`${part.into}.${part.at + at - part.start}`, unit);
    }
  }
  return units;
}

/** What is said of one unit of a text: the page or time that it stands at, and what its paragraph is. */
interface Said {
  readonly locator: string;
  readonly kind: string;
}

const NOTHING: Said = { locator: '', kind: '' };

/** What is said of each unit of a body, read off its own row. */
function saidBy(archive: RepairArchive, id: string): Said[] {
  const row = archive.context.archive.db
    .prepare('SELECT body, locators, structure FROM articles WHERE id = ?')
    .get(id);
  const locators = v.parse(v.array(locatorSchema), JSON.parse(String(row?.['locators'])));
  const structure = v.parse(v.array(structureSpanSchema), JSON.parse(String(row?.['structure'])));
  return Array.from({ length: String(row?.['body']).length }, (_, at) => {
    const locator = locators.findLast(({ start }) => start <= at);
    return {
      locator: locator && locator.label !== '' ? `${locator.kind} ${locator.label}` : '',
      kind: structure.find(({ start, end }) => start <= at && at < end)?.kind ?? '',
    };
  });
}

/**
 * What should be said of each unit of a body that came from another article: what was said there, and of an old title
 * that it is a heading. Null for what stands between pieces.
 */
function saidByOrigins(archive: RepairArchive, id: string): (Said | null)[] {
  const row = archive.context.archive.db.prepare('SELECT parts FROM derivations WHERE article = ?').get(id);
  if (!row) return saidBy(archive, id);
  const said: (Said | null)[] = saidBy(archive, id).map(() => null);
  for (const part of v.parse(partsSchema, JSON.parse(String(row['parts'])))) {
    if (part.into === 'title') continue;
    const inner = part.field === 'body' ? saidByOrigins(archive, part.article) : [];
    for (let at = part.start; at < part.end; at++) {
      said[part.at + at - part.start] =
        part.field === 'title' ? { ...NOTHING, kind: 'heading' } : (inner[at] ?? null);
    }
  }
  return said;
}

/** Number and details that an article should have: its origins', as far as they agree. */
function attested(archive: RepairArchive, id: string): { number: string; details: object } {
  const { db } = archive.context.archive;
  const row = db.prepare('SELECT origins FROM derivations WHERE article = ?').get(id);
  if (!row) {
    const own = db.prepare('SELECT document_number AS number, details FROM articles WHERE id = ?').get(id);
    return { number: String(own?.['number']), details: JSON.parse(String(own?.['details'])) };
  }
  const origins = v.parse(v.array(v.string()), JSON.parse(String(row['origins'])));
  const [first, ...others] = origins.map((origin) => attested(archive, origin));
  if (!first) throw new Error('an origin');
  return {
    number: others.every(({ number }) => number === first.number) ? first.number : '',
    details: Object.fromEntries(
      Object.entries(first.details).filter(([name, value]) =>
        others.every(({ details }) => new Map(Object.entries(details)).get(name) === value),
      ),
    ),
  };
}

function checkNotes(archive: RepairArchive, id: string): void {
  const said = saidBy(archive, id);
  const wrong = saidByOrigins(archive, id).flatMap((expected, at) => {
    const own = said[at];
    const isRight = !expected || (own?.kind === expected.kind && own.locator === expected.locator);
    return isRight ? [] : [{ at, own, expected }];
  });
  expect([id, wrong]).toEqual([id, []]);
  const row = archive.context.archive.db
    .prepare('SELECT document_number AS number, details FROM articles WHERE id = ?')
    .get(id);
  const own = { number: String(row?.['number']), details: JSON.parse(String(row?.['details'])) };
  expect([id, own]).toEqual([id, attested(archive, id)]);
}

function checkTexts(archive: RepairArchive, expected: ReadonlySet<string>): void {
  const rows = new Map(rowsOf(archive).map((row) => [row.id, row]));
  const shown: string[] = [];
  for (const id of expected) shown.push(...unitsOf(archive, rows, id).values());
  const units = new Set(shown);
  expect(shown.length).toBe(units.size);
  for (const [id, { title, body }] of rows) {
    if (archive.context.archive.db.prepare('SELECT 1 FROM derivations WHERE article = ?').get(id)) continue;
    for (const [field, text] of Object.entries({ title, body })) {
      for (let at = 0; at < text.length; at++) {
        const isShown = units.has(`${id}.${field}.${at}`);
        if (!isShown)
          expect([id, field, at, text.charAt(at)]).toEqual([
            id,
            field,
            at,
            expect.stringMatching(/[\s\p{Cf}]/u),
          ]);
      }
    }
  }
}

it(`${SEQUENCES} sequences of repairs, corrections and undos keep every text, its pages and structure, and every passage on its words`, async () => {
  for (let seed = 1; seed <= SEQUENCES; seed++) {
    expect([seed, await runSequence(seed)]).toEqual([seed, []]);
  }
}, 120_000);

const codeOf = (answer: Result<unknown>): string => (answer.ok ? '' : answer.error.code);

/** Answers what the index's own check finds at the end. */
async function runSequence(seed: number): Promise<ReturnType<RepairArchive['context']['index']['verify']>> {
  const archive = await openRepairArchive();
  const { context, engine } = archive;
  // Nothing here is about power cuts.
  context.archive.db.exec('PRAGMA synchronous = OFF');
  const pick = random(seed);
  const oneOf = <T>(list: readonly T[]): T | undefined => list[pick(list.length)];
  const first = TEXTS.map((text, at) => addArticle(context, { ...text, found: FOUND[at] ?? {} }).id);
  const canonical = new Map(rowsOf(archive).map((row) => [row.id, row]));
  const words = new Map<string, string>();

  // The model: which articles are visible and which in the bin, before each step that can be undone.
  interface State {
    readonly visible: ReadonlySet<string>;
    readonly binned: ReadonlySet<string>;
  }
  let now: State = { visible: new Set(first), binned: new Set() };
  const initial = now;
  let done: State[] = [];
  let undone: State[] = [];
  const become = (next: State): void => {
    done.push(now);
    undone = [];
    now = next;
  };
  const unchanged = (answer: Result<unknown>): void => {
    if (answer.ok) become(now);
  };
  const without = (set: ReadonlySet<string>, ids: readonly string[]): Set<string> =>
    new Set([...set].filter((id) => !ids.includes(id)));

  const textOf = (id: string): Row =>
    canonical.get(id) ?? rowsOf(archive).find((row) => row.id === id) ?? { id, title: '', body: '' };
  const span = (id: string): { article: string; field: 'title' | 'body'; start: number; end: number } => {
    const row = textOf(id);
    const field = pick(4) === 0 && row.title !== '' ? 'title' : 'body';
    const start = pick(row[field].length);
    return { article: id, field, start, end: start + 1 + pick(12) };
  };
  const actions: readonly ((id: string) => Promise<void>)[] = [
    async (id) => {
      const at = pick(textOf(id).body.length + 2);
      const answer = await engine.call('articles.split', { id, at });
      expect(['', 'bad-span', 'split-at-edge', 'split-in-passage']).toContain(codeOf(answer));
      if (!answer.ok) return;
      become({ ...now, visible: new Set([...without(now.visible, [id]), ...answer.value.articles]) });
    },
    async (id) => {
      const ids = [id, ...[...now.visible].filter((other) => other !== id && pick(2) === 0)];
      const answer = await engine.call('articles.merge', { ids });
      expect(answer.ok).toBe(ids.length > 1);
      if (!answer.ok) return;
      become({ ...now, visible: new Set([...without(now.visible, ids), answer.value.article]) });
    },
    async (id) => {
      const answer = await engine.call('passages.create', span(id));
      expect(['', 'bad-span']).toContain(codeOf(answer));
      if (!answer.ok) return;
      words.set(answer.value.id, answer.value.exact);
      become(now);
    },
    async (id) => {
      const answer = await engine.call('blocks.ignore', { ...span(id), everywhere: pick(2) === 0 });
      if (answer.ok && answer.value.blocks > 0) become(now);
    },
    async (id) => {
      const row = textOf(id);
      const start = row.body.indexOf('اقرأ أيضاً');
      if (start < 0) return;
      const end = row.body.indexOf('\n', start);
      const block = { article: id, field: 'body', start, end: end < 0 ? row.body.length : end } as const;
      const answer = expectValue(await engine.call('blocks.ignore', { ...block, everywhere: true }));
      if (answer.blocks > 0) become(now);
    },
    async (id) => {
      const [block] = (await archive.article(id)).ignored;
      if (block) unchanged(await engine.call('blocks.restore', { ids: [block.id] }));
    },
    async (id) => {
      const fields = { publisher: `صحيفة ${seed}.${pick(1000)}`, title: `عنوان ${pick(1000)}` };
      unchanged(await engine.call('overrides.set', { ids: [id], fields }));
    },
    async (id) => {
      expectValue(await engine.call('triage.bin', { ids: [id], binned: true }));
      become({ visible: without(now.visible, [id]), binned: new Set([...now.binned, id]) });
    },
    async () => {
      const id = oneOf([...now.binned]);
      if (id === undefined) return;
      expectValue(await engine.call('triage.bin', { ids: [id], binned: false }));
      become({ visible: new Set([...now.visible, id]), binned: without(now.binned, [id]) });
    },
    async () => {
      const answer = await engine.call('history.undo', {});
      const before = done.pop();
      expect(answer.ok).toBe(before !== undefined);
      if (!before) return;
      undone.push(now);
      now = before;
    },
    async () => {
      const answer = await engine.call('history.redo', {});
      const after = undone.pop();
      expect(answer.ok).toBe(after !== undefined);
      if (!after) return;
      done.push(now);
      now = after;
    },
  ];

  const check = async (): Promise<void> => {
    for (const row of rowsOf(archive)) {
      expect(row).toEqual(canonical.get(row.id) ?? row);
      canonical.set(row.id, row);
    }
    expect(new Set(archive.visible())).toEqual(now.visible);
    for (const passage of expectValue(await engine.call('passages.list', { limit: 1000 })).rows) {
      const text = textOf(passage.article)[passage.field];
      expect([passage.id, passage.anchor, passage.exact]).toEqual([
        passage.id,
        'exact',
        words.get(passage.id),
      ]);
      expect(text.slice(passage.start, passage.end)).toBe(passage.exact);
    }
    checkTexts(archive, new Set([...now.visible, ...now.binned]));
    for (const id of now.visible) checkNotes(archive, id);
    const found = archive.found('المجلس').filter((id) => !now.visible.has(id));
    expect(found).toEqual([]);
  };

  for (let step = 0; step < STEPS; step++) {
    const action = oneOf(actions);
    const id = oneOf([...now.visible]) ?? oneOf([...now.binned]) ?? '';
    if (now.visible.has(id)) await action?.(id);
    await check();
  }
  while (done.length > 0) {
    expectValue(await engine.call('history.undo', {}));
    done = done.slice(0, -1);
  }
  now = initial;
  await check();
  const findings = context.index.verify();
  context.archive.close();
  return findings;
}
