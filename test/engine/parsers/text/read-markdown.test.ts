import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../electron/engine/parsers/text/read-markdown.ts';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import type { FoundArticle } from '../../../../electron/engine/parsers/format-parser.ts';

function read(text: string): FoundArticle {
  const result = parseMarkdown(text);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function marked({ body, structure = [] }: FoundArticle, kind: string): readonly string[] {
  return structure.filter((span) => span.kind === kind).map(({ start, end }) => body.slice(start, end));
}

describe('notes as programs write them', () => {
  it('reads a clipping of Obsidian: address as source, authors as links', () => {
    const article = read(
      '---\ntitle: "الهدنة: ما بعدها"\nsource: "https://example.org/a/1"\nauthor:\n  - "[[ليلى حداد]]"\n  - "[[سامي خوري]]"\n' +
        'published: 2024-03-05\ncreated: 2024-03-06\ntags:\n  - "clippings"\n---\n# الهدنة: ما بعدها\n\nقال **الوزير** إن [المحادثات](https://example.org/b "عنوان") مستمرة.\n',
    );
    expect(article).toMatchObject({
      title: 'الهدنة: ما بعدها',
      url: 'https://example.org/a/1',
      publisher: '',
      byline: 'ليلى حداد; سامي خوري',
      published: '2024-03-05',
      body: 'قال الوزير إن المحادثات مستمرة.',
    });
  });

  it('reads a post of Hugo in TOML and one of Jekyll with its zone', () => {
    expect(
      read('+++\ntitle = \'Une trêve\'\ndate = 2020-09-25T10:00:00+02:00\nlang = "fr"\n+++\nLe texte.'),
    ).toMatchObject({
      title: 'Une trêve',
      published: '2020-09-25T10:00:00+02:00',
      language: 'fr',
      body: 'Le texte.',
    });
    expect(
      read(
        '---\ntitle: T\ndate: 2020-09-25 10:00:00 +0200\nsource: Le Matin\nauthors: [Claire Morel, "Paul Roy"]\n---\nx',
      ),
    ).toMatchObject({
      publisher: 'Le Matin',
      byline: 'Claire Morel; Paul Roy',
      published: '2020-09-25T10:00:00+02:00',
    });
  });

  it('takes the first heading of level 1 for the title', () => {
    const article = read('Revue\n\n# Le titre\n\n## Partie\n\ntexte\n\n# Autre\n\nfin\n');
    expect(article).toMatchObject({ title: 'Le titre', body: 'Revue\n\nPartie\n\ntexte\n\nAutre\n\nfin' });
    expect(marked(article, 'heading')).toEqual(['Partie', 'Autre']);
  });

  it('takes a rule at the top for a rule', () => {
    expect(read('---\n\nTitre\n\nle texte dit: rien\n')).toMatchObject({
      title: 'Titre',
      body: 'le texte dit: rien',
    });
  });
});

describe('marks', () => {
  it.each([
    ['emphasis', 'un **gras**, un *ital*, ___les deux___, ~~barré~~', 'un gras, un ital, les deux, barré'],
    ['Arabic within a word', 'و**الوزير**ان', 'والوزيران'],
    ['names with underscores', 'le fichier mon_beau_nom reste', 'le fichier mon_beau_nom reste'],
    ['marks without partner', '2 * 3 et **ouvert', '2 * 3 et **ouvert'],
    ['an address with parentheses', '[a](http://x.example/b_(c)) fin', 'a fin'],
    ['a reference', '[texte][1] et [^2]\n\n[1]: http://secret.example', 'texte et [2]'],
    ['a link to another note', 'voir [[Note|la note]] et [[Autre]]', 'voir la note et Autre'],
    ['code', 'la commande `a * b` et ``c ` d``', 'la commande a * b et c ` d'],
    ['escapes', '1\\. \\*pas\\* \\[x\\]', '1. *pas* [x]'],
    ['brackets that are text', 'il a dit [sic] oui', 'il a dit [sic] oui'],
    ['addresses as text', '<https://x.example/a> a < b', 'https://x.example/a a < b'],
    ['inline HTML', 'a <b>gras</b><br>b', 'a gras\nb'],
  ])('%s', (_name, markdown, body) => {
    expect(read(`# T\n\n${markdown}\n`).body).toBe(body);
  });

  it('keeps code, tables, lists and quotes readable', () => {
    const article = read(
      '# T\n\n- un\n- **deux**\n  suite\n\n1. premier\n\n> cité\n> encore\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n```js\nconst x = 1;\n\n  # pas un titre\n```\n\n![La place](p.jpg)\n\n***\n\nSous-titre\n----------\n',
    );
    expect(article.body).toBe(
      'un\ndeux\nsuite\n\npremier\n\ncité\nencore\n\na | b\n1 | 2\n\nconst x = 1;\n\n  # pas un titre\n\nLa place\n\nSous-titre',
    );
    expect(marked(article, 'item')).toEqual(['un', 'deux\nsuite', 'premier']);
    expect(marked(article, 'quote')).toEqual(['cité\nencore']);
    expect(marked(article, 'caption')).toEqual(['La place']);
    expect(marked(article, 'heading')).toEqual(['Sous-titre']);
  });

  it('joins lines that a program has wrapped, keeps those an author has broken', () => {
    const long = 'Une ligne que le programme a coupée parce que la colonne était pleine';
    expect(read(`# T\n\n${long}\nsuite.\n\nvers un\nvers deux\n`).body).toBe(
      `${long} suite.\n\nvers un\nvers deux`,
    );
  });
});

describe('files', () => {
  it('is told by its name where it is text, and a page where it is one', async () => {
    const format = async (text: string, name: string): Promise<string> => {
      const result = await parseFile({ bytes: Buffer.from(text), name });
      return result.ok ? result.value.format : result.error.code;
    };
    expect(await format('# Titre\n\ntexte', 'a.md')).toBe('md');
    expect(await format('# Titre\n\ntexte', 'a.txt')).toBe('txt');
    expect(await format('<!doctype html><title>T</title><p>texte d’une page</p>', 'a.md')).toBe('html');
  });

  it('reads windows-1256 as any text', async () => {
    const text = '# عنوان\n\nقال الوزير إن المحادثات ستستأنف الأسبوع المقبل في العاصمة بعد توقف.';
    const letters = new Map<string, number>();
    for (let byte = 0; byte < 0x100; byte++)
      letters.set(new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte);
    const result = await parseFile({
      bytes: Uint8Array.from([...text], (letter) => letters.get(letter) ?? 0x3f),
      name: 'a.md',
    });
    expect(result.ok && result.value).toMatchObject({
      encoding: 'windows-1256',
      articles: [{ title: 'عنوان', language: 'ar' }],
    });
  });

  it('reads a megabyte of any mark', () => {
    for (const mark of [
      '*',
      '_ ',
      '[',
      '](',
      '`',
      '` `` ',
      '<',
      '<b ',
      '!',
      '![](',
      '\\',
      '|',
      '> ',
      '- ',
      '#',
      '~',
      '[^',
      '[[',
      '**a ',
      ']]',
      '---\n',
      '&a',
    ]) {
      expect(read(`# T\n\n${mark.repeat(1_000_000 / mark.length)}\n\nfin\n`).body).toContain('fin');
    }
  });
});
