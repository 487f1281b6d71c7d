import { afterEach, describe, expect, it } from 'vitest';
import { operationText } from '../../../renderer/desk/operation-text.ts';
import { allMessages } from '../../../renderer/messages/catalogue.ts';
import { speech } from '../../../renderer/messages/messages.svelte.ts';

const LABELS = Object.keys(allMessages.en)
  .filter((key) => key.startsWith('operation.'))
  .map((key) => key.slice('operation.'.length));

afterEach(() => {
  speech.language = 'ar';
});

describe.each(['ar', 'en'] as const)('a step of the history, in %s', (language) => {
  it.each(LABELS)('is a sentence even where an older version stored less of it: %s', (label) => {
    speech.language = language;
    const text = operationText(label, {});
    expect(text).not.toContain('{');
    expect(text).not.toContain(label);
  });

  it('names what it was about', () => {
    speech.language = language;
    expect(operationText('outlet.save', { name: 'النهار' })).toContain('النهار');
    expect(operationText('outlet.register', { name: 'النهار', count: 12 })).toContain('12');
  });
});

it('is named by its label where a newer version wrote it, whatever the label', () => {
  expect(operationText('statement.accept', {})).toBe('statement.accept');
  expect(operationText('toString', {})).toBe('toString');
});
