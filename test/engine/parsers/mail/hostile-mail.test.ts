import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';

const MIB = 2 ** 20;
const HEAD = 'From: a@b.c\nSubject: x\nDate: 3 Mar 2020 10:00:00 +0000\nMIME-Version: 1.0\n';

describe('a megabyte of the worst character ends soon', () => {
  it.each(['(', '"', ';', '=', '=?', '<', '\\', ' ', "'", ',', '-', '>From ', '\n', '\n\n', '--b\n'])(
    '%j',
    async (worst) => {
      const run = worst.repeat(MIB / worst.length);
      // What pages of a megabyte do is the page reader's own test.
      const brief = run.slice(0, 32 * 1024);
      const files = [
        `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n${run}`,
        `${HEAD}Content-Type: text/plain; charset=${run}\n\nنص`,
        `${HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n${run}`,
        `From: ${run}\nTo: x\n${HEAD}\n\ntext`,
        `From a@b.c Tue Mar  3 10:15:00 2020\n${HEAD}\n${run}`,
        `${HEAD}Subject: ${run}\nContent-Type: text/html\n\n<a href="${brief}">${brief}`,
      ];
      for (const text of files) {
        const result = await parseFile({ bytes: Buffer.from(text), name: 'a.eml' });
        expect(result.ok ? 'true' : result.error.code).toMatch(
          /^(?:true|malformed|no-text|too-large|binary)$/,
        );
      }
    },
  );
});
