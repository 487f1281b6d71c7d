import { CallFailed, expectValue, type EngineClient } from '../../contract/transport/connect.ts';
import { fail } from '../../contract/result.ts';
import { tagNameKey } from '../../engine/passages/tag-name.ts';
import { articleId } from '../article-id.ts';
import type { Invocation } from '../invocation.ts';
import { oneLine } from '../output.ts';
import { choiceOption } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';
import { withEngine } from '../with-engine.ts';

/** Makes a passage of a span and tags it; a tag that is new is made first, as a step of its own to undo. */
export async function runTag({ operands, options, archive, output }: Invocation): Promise<number> {
  const [id = '', from = '', to = '', tag = ''] = operands;
  const field = choiceOption('field', options.field, ['title', 'body']) ?? 'body';
  const span = { start: offsetOperand('START', from), end: offsetOperand('END', to) };
  if (tag.trim() === '') throw new UsageError('the tag needs a name');
  return withEngine(archive, { create: false }, async (engine) => {
    const article = articleId(id);
    const { tags } = expectValue(await engine.call('tags.list', {}));
    const known = tags.find((one) => one.id === tag || tagNameKey(one.name) === tagNameKey(tag));
    const { id: tagId } = known ?? expectValue(await engine.call('tags.create', { name: tag }));
    const created = await engine.call('passages.create', {
      article,
      field,
      ...span,
      tags: [tagId],
      memo: options.memo ?? '',
    });
    if (!created.ok) {
      if (!known) await takeBackTag(engine);
      throw new CallFailed(created.error);
    }
    const passage = created.value;
    output.line({ passage: passage.id }, () => `${passage.id}  ${oneLine(passage.exact)}`);
    return 0;
  });
}

/** A passage that could not be made leaves no tag behind that nobody asked for. */
async function takeBackTag(engine: EngineClient): Promise<void> {
  const undone = await engine.call('history.undo', { reach: 'session' });
  if (!undone.ok || undone.value.label !== 'tag.create') throw new CallFailed(fail('internal').error);
}

function offsetOperand(name: string, typed: string): number {
  if (!/^\d{1,9}$/.test(typed)) {
    throw new UsageError(`${name} is an offset in UTF-16 units, not "${typed}"`);
  }
  return Number(typed);
}
