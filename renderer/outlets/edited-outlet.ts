import type { OutletDraft } from '../../electron/contract/values.ts';
import { nameKey } from '../codebook/match-tags.ts';
import type { Language } from '../messages/define.ts';
import { countryCode, countryName } from './countries.ts';

/** An outlet while it is edited: the country as one writes it, and rows of attributes that may still be half empty. */
export interface EditedOutlet extends Omit<OutletDraft, 'country'> {
  countryText: string;
}

export const LONGEST_NAME = 200;

/** What to begin with: an outlet that is there, or a name alone. */
export function editedOutlet(from: OutletDraft | string, language: Language): EditedOutlet {
  if (typeof from === 'string') {
    return {
      name: from,
      aliases: [],
      countryText: '',
      medium: '',
      ownership: '',
      leaning: '',
      note: '',
      attributes: [],
    };
  }
  const { country, name, aliases, medium, ownership, leaning, note, attributes } = from;
  return {
    name,
    aliases: [...aliases],
    countryText: countryName(country, language),
    medium,
    ownership,
    leaning,
    note,
    attributes: attributes.map((attribute) => ({ ...attribute })),
  };
}

export type OutletProblem = 'no-name' | 'unknown-country' | 'half-attribute' | 'attribute-twice';

/** The outlet as the engine takes it, or what is still wrong with it. Rows of attributes left empty are dropped. */
export function outletDraft(
  edited: EditedOutlet,
): { readonly draft: OutletDraft } | { readonly problem: OutletProblem } {
  const name = edited.name.trim();
  if (name === '') return { problem: 'no-name' };
  const country = countryCode(edited.countryText);
  if (country === null) return { problem: 'unknown-country' };
  const attributes = edited.attributes
    .map((each) => ({ name: each.name.trim(), value: each.value.trim() }))
    .filter((each) => each.name !== '' || each.value !== '');
  if (attributes.some((each) => each.name === '' || each.value === '')) return { problem: 'half-attribute' };
  const named = new Set(attributes.map((each) => nameKey(each.name)));
  if (named.size < attributes.length) return { problem: 'attribute-twice' };
  return {
    draft: {
      name,
      aliases: edited.aliases.filter((alias) => nameKey(alias) !== nameKey(name)),
      country,
      medium: edited.medium,
      ownership: edited.ownership.trim(),
      leaning: edited.leaning.trim(),
      note: edited.note.trim(),
      attributes,
    },
  };
}

/** Whether both say the same, blanks at the ends and empty rows apart. */
export function saysTheSame(one: EditedOutlet, other: EditedOutlet): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain({ attributes, ...edited }: EditedOutlet): readonly unknown[] {
  return [
    edited.name.trim(),
    edited.aliases,
    edited.countryText.trim(),
    edited.medium,
    edited.ownership.trim(),
    edited.leaning.trim(),
    edited.note.trim(),
    ...attributes
      .map(({ name, value }) => [name.trim(), value.trim()])
      .filter(([name, value]) => name !== '' || value !== ''),
  ];
}

// Also what one copies from the address bar; names hold dots and slashes too, so a host must look like one.
const ADDRESS =
  /^(?:https?:\/\/)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]+(?::\d+)?(?:[/?#]\S*)?$/iu;

/** A web address as the register keeps it, `aawsat.com` for `https://www.aawsat.com/home`; other names as they are. */
export function aliasOf(text: string): string {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
  if (!ADDRESS.test(name)) return name;
  return name
    .replace(/^https?:\/\//i, '')
    .replace(/[:/?#].*$/, '')
    .toLowerCase()
    .replace(/^www\./, '');
}

/** The names with those typed or pasted added; a line break, a tab or `|` parts several. Spellings of one name are one. */
export function withAliases(aliases: readonly string[], typed: string): string[] {
  const names = [...aliases];
  const keys = new Set(names.map(nameKey));
  for (const part of typed.split(/[\n\r\t|]/)) {
    const alias = aliasOf(part);
    if (alias === '' || keys.has(nameKey(alias))) continue;
    keys.add(nameKey(alias));
    names.push(alias);
  }
  return names;
}
