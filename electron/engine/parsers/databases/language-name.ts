/** Languages that the databases carry, as BCP 47 primary subtags. */
const LANGUAGES = (
  'ar bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id it ja ka ko ku lt lv ms nl no pl ps pt ro ru sk sl ' +
  'sq sr sv sw ta th tl tr uk ur vi zh'
).split(' ');
/** Languages of the databases' own interfaces, and others in which a language names itself. */
const INTERFACES = [...LANGUAGES, 'zh-TW'];

const NAMES: ReadonlyMap<string, string> = new Map(
  INTERFACES.flatMap((locale) => {
    const names = new Intl.DisplayNames([locale], { type: 'language' });
    return LANGUAGES.map((code) => [keyOf(names.of(code) ?? code), code] as const);
  }),
);

/**
 * The code of a language by its name, as a database writes it in any language of its interface («ENGLISH», «Arabe»,
 * «العربية», «ENGLISH; ANGLAIS») or by its code («FR»); '' for anything else.
 */
export function languageCode(name: string): string {
  const first = name.slice(0, 200).split(/[;,/|(]| - /, 1)[0] ?? '';
  const key = keyOf(first);
  return NAMES.get(key) ?? (LANGUAGES.includes(key) ? key : '');
}

function keyOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^ال|^langue |^اللغة /u, '')
    .trim();
}
