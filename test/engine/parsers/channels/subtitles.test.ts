import { describe, expect, it } from 'vitest';
import { encodeSingleByte } from '../encoding/single-byte.ts';
import { articles, parsed, refusal } from '../read-bytes.ts';

const SRT = `1\r
00:00:01,000 --> 00:00:03,500 X1:40 X2:600 Y1:20 Y2:50\r
<i>أهلاً بكم</i> في برنامج\r
{\\an8}المساء.\r
\r
2\r
00:00:03,600 --> 00:00:06,000\r
معنا اليوم ضيف من <font color="#fff">بيروت</font>.\r
\r
3\r
00:14:05,250 --> 00:14:08,000\r
- ما رأيك؟\r
\r
4\r
00:14:08,100 --> 00:14:09,000\r
- لا تعليق.\r
`;

const VTT = `WEBVTT - Débat
Language: fr

STYLE
::cue { color: red }

NOTE un commentaire
sur deux lignes

intro
00:01.000 --> 00:04.000 align:start position:0%
<v Mme Alaoui>Bonsoir &amp; bienvenue.

00:04.100 --> 00:06.000
<v Mme Alaoui>Parlons du <c.yellow>port</c>.

00:06.100 --> 00:08.000
<v.loud M. Said>Merci &lt;à tous&gt;.

01:00:00.000 --> 01:00:02.000
<v M. Said>Je conclus.
`;

/** As YouTube writes automatic captions: each line is shown once growing, once at rest, once above the next. */
const ROLLING = `WEBVTT
Kind: captions
Language: en

00:00:00.160 --> 00:00:02.310 align:start position:0%
 
the<00:00:00.500><c> port</c><00:00:00.900><c> is</c>

00:00:02.310 --> 00:00:02.320 align:start position:0%
the port is
 

00:00:02.320 --> 00:00:04.500 align:start position:0%
the port is
open<00:00:03.000><c> again</c>

00:00:04.500 --> 00:00:04.510 align:start position:0%
open again
 

00:00:04.510 --> 00:00:06.000 align:start position:0%
open again
since<00:00:05.000><c> dawn</c>
`;

describe('subtitles', () => {
  it('joins the captions of SRT to paragraphs with their times, and names the recording by the file', async () => {
    const { first, all, format } = await articles('لقاء المساء.ar.srt', SRT);
    expect(format).toBe('srt');
    expect(all).toHaveLength(1);
    expect(first).toMatchObject({
      title: 'لقاء المساء',
      body: 'أهلاً بكم في برنامج المساء. معنا اليوم ضيف من بيروت.\n\nما رأيك؟\n\nلا تعليق.',
      language: 'ar',
    });
    expect(
      first.locators.map(
        ({ start, kind, label }) => `${kind} ${label} ${first.body.slice(start, start + 4)}`,
      ),
    ).toEqual(['time 00:00:01 أهلا', 'time 00:14:05 ما ر', 'time 00:14:08 لا ت']);
  });

  it("keeps WebVTT's speakers, and leaves its notes, styles, names and positions out", async () => {
    const { first, format } = await articles('Débat du soir.fr-FR.vtt', VTT);
    expect(format).toBe('vtt');
    expect(first.title).toBe('Débat du soir');
    expect(first.body).toBe(
      'Mme Alaoui: Bonsoir & bienvenue. Parlons du port.\n\nM. Said: Merci <à tous>.\n\nJe conclus.',
    );
    expect(first.language).toBe('fr');
    expect(first.locators.map(({ label }) => label)).toEqual(['00:00:01', '00:00:06', '01:00:00']);
  });

  it('says each line of rolling captions once', async () => {
    expect((await articles('clip.en.vtt', ROLLING)).first.body).toBe('the port is open again since dawn');
  });

  it('keeps what is spoken twice', async () => {
    const twice = '1\n00:00:01,000 --> 00:00:02,000\nنعم.\n\n2\n00:00:02,000 --> 00:00:03,000\nنعم.\n';
    expect((await articles('a.srt', twice)).first.body).toBe('نعم. نعم.');
  });

  it('reads windows-1256, a missing number and missing empty lines', async () => {
    const text = '00:00:01,000 --> 00:00:02,000\nمرحبا بكم\n2\n00:00:02,100 --> 00:00:03,000\nاليوم';
    const bytes = encodeSingleByte(text, 'windows-1256');
    expect(await parsed('a.srt', bytes)).toMatchObject({
      format: 'srt',
      encoding: 'windows-1256',
      articles: [{ body: 'مرحبا بكم اليوم', title: 'a' }],
    });
  });

  it('does not take the end of a name for a language', async () => {
    expect((await articles('meeting.zzz.srt', SRT)).first.title).toBe('meeting.zzz');
  });

  it.each([
    ['no captions', 'WEBVTT\n\nNOTE nothing', 'malformed'],
    ['empty captions', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<c></c>\n', 'no-text'],
    ['a megabyte of open tags', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v '.repeat(330_000)}`, 'ok'],
    ['a megabyte of arrows', `WEBVTT\n\n${'00:01.000 --> 00:02.000\n'.repeat(40_000)}`, 'no-text'],
    [
      'a megabyte of short lines',
      `WEBVTT\n\n${'00:01.000 --> 00:02.000\n'.concat('a\n'.repeat(250_000), '\n').repeat(2)}`,
      'ok',
    ],
    [
      'paragraphs without end',
      Array.from({ length: 100_001 }, (_each, at) => `0:00:00.000 --> 0:00:00.001\n- ${at}\n`)
        .join('\n')
        .replace(/^/, 'WEBVTT\n\n'),
      'malformed',
    ],
    ['a megabyte of digits', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'1'.repeat(1_000_000)}`, 'ok'],
  ])('ends on %s', async (_what, text, code) => {
    expect(await refusal('x.vtt', text)).toBe(code);
  });
});
