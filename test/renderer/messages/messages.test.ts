import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../../electron/contract/result.ts';
import { allMessages, type MessageKey } from '../../../renderer/messages/catalogue.ts';
import { failureMessages } from '../../../renderer/messages/failures.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** Names of the arguments that a message asks for, and the plural forms that it offers for each. */
function argumentsOf(ast: Ast, found = new Map<string, Set<string>>()): Map<string, Set<string>> {
  for (const element of ast) {
    if (!('value' in element) || element.type === 0) continue;
    const forms = found.get(element.value) ?? new Set<string>();
    found.set(element.value, forms);
    if (!('options' in element)) continue;
    for (const [form, { value }] of Object.entries(element.options)) {
      forms.add(form);
      argumentsOf(value, found);
    }
  }
  return found;
}

function compile(source: string, locale: string): Ast {
  return new IntlMessageFormat(source, locale, undefined, { ignoreTag: true }).getAst();
}

const keys = Object.keys(allMessages.en) as MessageKey[];

/** Keys whose two versions ask for different values; a version that does not compile throws. */
function unequal<K extends string>(
  all: Record<'ar' | 'en', Readonly<Record<K, string>>>,
  among: readonly K[],
): K[] {
  return among.filter((key) => {
    const english = argumentsOf(compile(all.en[key], 'en'));
    const arabic = argumentsOf(compile(all.ar[key], 'ar'));
    return [...arabic.keys()].sort().join() !== [...english.keys()].sort().join();
  });
}

describe('the sentences of the UI', () => {
  it('are there in both languages', () => {
    expect(Object.keys(allMessages.ar).sort()).toEqual(Object.keys(allMessages.en).sort());
    expect(
      keys.filter((key) => allMessages.en[key].trim() === '' || allMessages.ar[key].trim() === ''),
    ).toEqual([]);
  });

  it('compile, and ask for the same values in both languages', () => {
    expect(unequal(allMessages, keys)).toEqual([]);
  });

  it('have all six plural forms in Arabic', () => {
    const missing = keys.flatMap((key) =>
      [...argumentsOf(compile(allMessages.ar[key], 'ar'))].flatMap(([name, forms]) => {
        if (!forms.has('other')) return [];
        const wanted = ['zero', 'one', 'two', 'few', 'many'];
        return wanted.filter((form) => !forms.has(form)).map((form) => `${key}: ${form} of ${name}`);
      }),
    );
    expect(missing).toEqual([]);
  });
});

describe('the sentences of failures', () => {
  it('explain every code in both languages with the same values', () => {
    expect(unequal(failureMessages, ERROR_CODES)).toEqual([]);
  });
});
