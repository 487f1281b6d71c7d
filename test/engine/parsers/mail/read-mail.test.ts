import { describe, expect, it } from 'vitest';
import { encodeSingleByte } from '../encoding/single-byte.ts';
import { parsed } from '../parse.ts';

const b64 = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
const crlf = (...lines: string[]): string => lines.join('\r\n');
const STORY =
  'قال الوزير إن العقوبات الجديدة تبدأ في آذار، وإن الحكومة ستناقش آثارها على التجارة مع الجوار خلال الأسبوع المقبل.';

/** A newsletter as Mailchimp sends it: both forms, list headers, the browser link above and the footer below. */
const NEWSLETTER = crlf(
  `From: ${b64('نشرة الصباح')} <news@example.org>`,
  'To: desk@example.net',
  `Subject: ${b64('أهم أخبار اليوم')}`,
  'Date: Tue, 3 Mar 2020 09:30:00 +0200 (EET)',
  'Message-ID: <n1@example.org>',
  'List-Unsubscribe: <https://example.org/u>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="out"',
  '',
  '--out',
  'Content-Type: multipart/alternative; boundary="in;1"',
  '',
  '--in;1',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'نص قصير',
  '--in;1',
  'Content-Type: text/html; charset=utf-8',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from(
    `<html><body><p><a href="https://example.org/issue/5">عرض الرسالة في المتصفح</a></p><h2>العقوبات</h2>
     <p>${STORY}</p><p>${STORY.replace('الوزير', 'المتحدث')}</p><img src="https://example.org/px.gif" width="1" height="1">
     <p>وصلتك هذه الرسالة لأنك مشترك. <a href="https://example.org/u">إلغاء الاشتراك</a></p></body></html>`,
  )
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n'),
  '--in;1--',
  '--out',
  "Content-Type: application/octet-stream; name*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1.txt",
  'Content-Disposition: attachment',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('تقرير مرفق').toString('base64'),
  '--out--',
);

describe('a mail', () => {
  it('from a newsletter: its page without link and footer, its name as publisher, attachments as files', async () => {
    const { format, articles, members } = await parsed(NEWSLETTER, 'a.eml');
    expect(format).toBe('eml');
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      title: 'أهم أخبار اليوم',
      publisher: 'نشرة الصباح',
      byline: '',
      published: '2020-03-03T09:30:00+02:00',
      language: 'ar',
      url: 'https://example.org/issue/5',
      details: { to: 'desk@example.net', messageId: 'n1@example.org' },
    });
    expect(articles[0]?.body).toContain(STORY);
    expect(articles[0]?.body).not.toMatch(/المتصفح|الاشتراك|px\.gif/);
    expect(members.map(({ name, bytes }) => [name, Buffer.from(bytes ?? []).toString()])).toEqual([
      ['تقرير.txt', 'تقرير مرفق'],
    ]);
  });

  it('in quoted-printable as programs bend it: soft ends with blanks, lower-case digits, a lone sign', async () => {
    const mail = [
      'From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable\n',
      'The port =  ',
      'opened=',
      ' today, 5 = five, caf=c3=a9 =3D coffee=20',
      'Second line \t ',
      'Third line=',
    ].join('\n');
    const { articles } = await parsed(mail, 'a.eml');
    expect(articles[0]?.body).toBe(
      'The port opened today, 5 = five, caf\u00e9 = coffee\nSecond line\nThird line=',
    );
  });

  it('in plain text: flowed lines joined, quoted-printable undone, no signature', async () => {
    const mail = crlf(
      'From: "Durand, Claire" <claire@example.fr>',
      'Subject: =?iso-8859-1?Q?D=E9p=EAche?=',
      'Date: Wed, 04 Mar 2020 18:05:00 EST',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=iso-8859-1; format=flowed',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Le ministre a d=E9clar=E9 que les=20',
      'sanctions seront lev=E9es.',
      '',
      ' From Paris.=',
      ' Suite.',
      '--=20',
      'Claire',
    );
    const { articles } = await parsed(mail, 'a.eml');
    expect(articles[0]).toMatchObject({
      title: 'Dépêche',
      byline: 'Durand, Claire',
      published: '2020-03-04T18:05:00-05:00',
      language: 'fr',
      body: 'Le ministre a déclaré que les sanctions seront levées.\n\nFrom Paris. Suite.',
    });
  });

  it.each(['windows-1256', 'utf-8', ''])('in windows-1256, labelled %s, with raw headers', async (label) => {
    const mail = encodeSingleByte(
      crlf(
        'From: مراسل <a@example.org>',
        'Subject: خبر عاجل من بيروت',
        'Date: 3 Mar 2020 10:00:00 +0000',
        `Content-Type: text/plain${label && `; charset=${label}`}`,
        '',
        STORY,
      ),
      'windows-1256',
    );
    const file = await parsed(mail, 'a.eml');
    expect(file.articles[0]).toMatchObject({ title: 'خبر عاجل من بيروت', byline: 'مراسل', body: STORY });
    expect(file.encoding).toBe('windows-1256');
  });

  it('with 100,000 parts, or parts nested 1,000 deep, is refused; one cut off is read as far as it goes', async () => {
    const head = 'From: a@b.c\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n';
    await expect(parsed(head + '--b\n\nx\n'.repeat(100_000), 'a.eml')).rejects.toThrow('malformed');
    const nested = Array.from(
      { length: 1000 },
      (_, at) => `--b${at || ''}\nContent-Type: multipart/mixed; boundary=b${at + 1}\n\n`,
    );
    await expect(parsed(head + nested.join(''), 'a.eml')).rejects.toThrow('malformed');
    const half = NEWSLETTER.slice(0, NEWSLETTER.indexOf('--in;1--'));
    expect((await parsed(half, 'a.eml')).articles[0]?.body).toContain(STORY);
  });
});

describe('a mailbox', () => {
  it('gives its messages in order, lines that only look like envelopes left alone', async () => {
    const message = (at: number): string =>
      `From a@example.org Tue Mar  3 10:15:0${at} 2020\nFrom: a@example.org\nSubject: Message ${at}\nDate: 3 Mar 2020 10:15:0${at} +0000\n\n>From here the story goes on.\nFrom now on too.\n\n`;
    const { format, articles } = await parsed(
      message(1) + message(2) + NEWSLETTER.replace(/^/, 'From x Tue Mar  3 10:15:00 2020\r\n'),
      'a',
    );
    expect(format).toBe('mbox');
    expect(articles.map(({ title }) => title)).toEqual(['Message 1', 'Message 2', 'أهم أخبار اليوم']);
    expect(articles[1]?.body).toBe('From here the story goes on.\nFrom now on too.');
  });
});

describe('a page saved as MHTML', () => {
  it('as Chromium writes it', async () => {
    const html = `<html lang="ar"><head><meta charset="windows-1252"><title>خبر من الشبكة</title></head><body><article><p>${STORY}</p><p>${STORY}</p></article></body></html>`;
    const quoted = Buffer.from(html)
      .toString('latin1')
      .replace(/[=\x80-\xff]/g, (c) => `=${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
    const { format, articles } = await parsed(
      crlf(
        'From: <Saved by Blink>',
        'Snapshot-Content-Location: https://example.org/news/1',
        `Subject: ${b64('خبر من الشبكة')}`,
        'Date: Tue, 3 Mar 2020 10:00:00 -0000',
        'MIME-Version: 1.0',
        'Content-Type: multipart/related;',
        '\ttype="text/html";',
        '\tboundary="----MultipartBoundary--x----"',
        '',
        '',
        '------MultipartBoundary--x----',
        'Content-Type: text/html',
        'Content-Transfer-Encoding: quoted-printable',
        'Content-Location: https://example.org/news/1',
        '',
        quoted,
        '------MultipartBoundary--x------',
      ),
      'a.mhtml',
    );
    expect(format).toBe('mhtml');
    expect(articles[0]).toMatchObject({
      title: 'خبر من الشبكة',
      url: 'https://example.org/news/1',
      language: 'ar',
    });
    expect(articles[0]?.body).toContain(STORY);
  });
});
