import { createHash } from 'node:crypto';
import { hostile, SENTENCE, type HostileFile } from './hostile-file.ts';

/** Bytes without order, the same in every run. */
function noise(length: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, at) =>
    createHash('sha256').update(`${at}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, length);
}

export const textFiles = (): HostileFile[] => [
  hostile('empty.txt', '', 'refused'),
  hostile('blank.txt', ' \n\t\n\u200f\n', 'refused'),
  hostile('nuls.txt', Buffer.alloc(100_000), 'refused'),
  hostile('noise.txt', noise(200_000), 'refused'),
  hostile('elf.txt', Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), noise(4000)]), 'refused'),
  hostile('one-word.txt', `عنوان\n\n${'لافروف'.repeat(500_000)}`, 'read'),
  hostile('marks.txt', `عنوان\n\nب${'\u064b'.repeat(300_000)}`, 'read'),
  hostile('bidi-overrides.txt', `\u202etxt.exe\u202c\n\n\u2066\u202e${SENTENCE}`, 'read'),
  hostile(
    'lone-surrogates.txt',
    Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00, 0x00, 0xdc, 0x42, 0x00]),
    'either',
  ),
  hostile(
    'odd-utf16.txt',
    Buffer.concat([Buffer.from(`\ufeff${SENTENCE}`, 'utf16le'), Buffer.from([0x41])]),
    'either',
  ),
  hostile('cut-utf8.txt', Buffer.from(SENTENCE).subarray(0, -1), 'read'),
  hostile('long-line.txt', `عنوان\n\n${'كلمة '.repeat(400_000)}`, 'read'),
  hostile('lines.txt', `عنوان\n\n${'\n'.repeat(2_000_000)}${SENTENCE}`, 'read'),
  hostile('too-long.txt', `عنوان\n\n${SENTENCE.repeat(260_000)}`, 'refused'),
  hostile(
    'formula.csv',
    `title,body\n"=HYPERLINK(""http://x.invalid"")","+cmd|' /C calc'!A0 ${SENTENCE}"\n`,
    'either',
  ),
  hostile('open-quote.csv', `title,body\n"${'a,'.repeat(1_000_000)}`, 'either'),
  hostile(
    'columns.csv',
    `${Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(',')}\n1,2,3\n`,
    'either',
  ),
  hostile('rows.csv', `title,body\n${'a,b\n'.repeat(1_000_000)}`, 'refused'),
  hostile('cells.csv', `title,body\n${'"a""",'.repeat(6_000_000)}`, 'refused'),
  hostile('portions.csv', `title,body\n${`عنوان,${SENTENCE}\n`.repeat(1200)}`, 'read'),
  hostile('values.json', `[${'[],'.repeat(9_000_000)}[]]`, 'refused'),
  hostile('cues.srt', `1\n00:00:01,000 --> 00:00:02,000\n.\n\n`.repeat(400_000), 'refused'),
  hostile('deep.json', `${'['.repeat(200_000)}1${']'.repeat(200_000)}`, 'either'),
  hostile('proto.json', `[{"__proto__":{"polluted":"yes"},"title":"عنوان","body":"${SENTENCE}"}]`, 'either'),
  hostile('digits.json', `[{"title":"عنوان","body":"${SENTENCE}","n":${'9'.repeat(1_000_000)}}]`, 'either'),
  hostile('cut.jsonl', `{"title":"أ","body":"${SENTENCE}"}\n{"title":"ب","bo`, 'either'),
  hostile('clock.srt', `1\n99999999:99:99,999 --> 00:00:00,000\n${SENTENCE}\n\n`.repeat(20_000), 'either'),
  hostile('groups.rtf', `{\\rtf1 ${'{'.repeat(200_000)}${SENTENCE}`, 'either'),
  hostile('bin.rtf', `{\\rtf1\\ansi {\\pict\\bin999999999 xx} Port news of today is here.}`, 'either'),
  hostile(
    'object.rtf',
    `{\\rtf1{\\object\\objdata ${'41'.repeat(200_000)}}Port news of today is here.}`,
    'either',
  ),
];
