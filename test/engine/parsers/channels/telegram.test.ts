import { describe, expect, it } from 'vitest';
import { articles, parsed, refusal } from '../read-bytes.ts';

const AT = 1601031900; // 2020-09-25T11:05:00Z

function message(id: number, more: Record<string, unknown>): Record<string, unknown> {
  const seconds = AT + id * 600;
  return {
    id,
    type: 'message',
    date: new Date(seconds * 1000 + 3 * 3_600_000).toISOString().slice(0, 19),
    date_unixtime: String(seconds),
    from: 'نبض الميناء',
    from_id: 'channel1',
    text: '',
    text_entities: [],
    ...more,
  };
}

function chat(messages: unknown[], more: Record<string, unknown> = {}): Record<string, unknown> {
  return { name: 'نبض الميناء', type: 'public_channel', id: 1, messages, ...more };
}

describe("Telegram Desktop's result.json", () => {
  it('makes each post an article with its time, channel, author and origin', async () => {
    const { all, format } = await articles(
      'result.json',
      JSON.stringify(
        chat(
          [
            {
              id: 0,
              type: 'service',
              date: '2020-09-25T14:00:00',
              date_unixtime: String(AT),
              action: 'create_channel',
              text: '',
            },
            message(1, {
              text: [
                'عودة العمل إلى ',
                { type: 'bold', text: 'الميناء' },
                '\n\nدخل العمال صباح اليوم. ',
                { type: 'text_link', text: 'التفاصيل', href: 'https://x.example/?utm=1' },
              ],
              author: 'سلمى',
              forwarded_from: 'غرفة الأخبار',
              views: 5120,
            }),
            message(2, { photo: 'photos/1.jpg' }),
            message(3, { text: 'عاجل: انطلاق القمة', reply_to_message_id: 1 }),
          ],
          { username: 'nabdport' },
        ),
      ),
    );
    expect(format).toBe('telegram');
    expect(all).toHaveLength(2);
    expect(all[0]).toMatchObject({
      title: 'عودة العمل إلى الميناء',
      body: 'دخل العمال صباح اليوم. التفاصيل',
      published: '2020-09-25T11:15:00Z',
      publisher: 'نبض الميناء',
      byline: 'سلمى',
      language: 'ar',
      url: 'https://t.me/nabdport/1',
      details: { channel: 'نبض الميناء', messageId: '1', forwardedFrom: 'غرفة الأخبار', views: '5120' },
    });
    expect(all[1]).toMatchObject({ title: 'عاجل: انطلاق القمة', byline: '', details: { replyTo: '1' } });
  });

  it('joins the parts of one post, and no two posts that only follow each other', async () => {
    const long = 'كلمة '.repeat(800).trim();
    const soon = (id: number, seconds: number, more: Record<string, unknown>): Record<string, unknown> =>
      message(id, { date_unixtime: String(AT + seconds), ...more });
    const { all } = await articles(
      'result.json',
      JSON.stringify(
        chat([
          soon(1, 0, { text: `تقرير مطول\n${long}` }),
          soon(2, 3, { text: 'وهذه بقية النص المقطوع.' }),
          soon(3, 20, { text: 'خبر قصير مستقل.' }),
          soon(4, 30, { text: 'خبر قصير آخر.' }),
          soon(5, 200, { text: 'بداية سلسلة.' }),
          soon(6, 215, { text: 'تكملتها.', reply_to_message_id: 5 }),
          soon(7, 230, { text: 'رد من غيره.', reply_to_message_id: 5, from: 'قارئ' }),
          soon(8, 900, { text: 'أول الألبوم.', media_group_id: 'g' }),
          soon(9, 901, { text: 'ثاني الألبوم.', media_group_id: 'g' }),
        ]),
      ),
    );
    expect(all.map(({ details }) => details['messageId'])).toEqual(['1, 2', '3', '4', '5, 6', '7', '8, 9']);
    expect(all[0]?.body.endsWith('كلمة\nوهذه بقية النص المقطوع.')).toBe(true);
    expect(all[3]?.body).toBe('تكملتها.');
    expect(all[4]?.byline).toBe('قارئ');
  });

  it("reads the chats of an account's export, and a poll, and dates of before 2021 as days", async () => {
    const old = {
      id: 5,
      type: 'message',
      date: '2019-02-03T23:30:00',
      from: 'Le Quai',
      text: 'Premier message du quai.',
    };
    const poll = message(6, {
      from: 'Le Quai',
      poll: { question: 'Qui rouvre ?', answers: [{ text: 'Le port' }, { text: 'La gare' }] },
    });
    const { all } = await articles(
      'result.json',
      JSON.stringify({
        about: 'export',
        chats: { list: [chat([old, poll], { name: 'Le Quai' }), chat([message(1, { text: 'خبر' })])] },
      }),
    );
    expect(all.map(({ publisher, published }) => `${publisher} ${published.slice(0, 10)}`)).toEqual([
      'Le Quai 2019-02-03',
      'Le Quai 2020-09-25',
      'نبض الميناء 2020-09-25',
    ]);
    expect(all[0]).toMatchObject({ published: '2019-02-03', url: '' });
    expect(all[1]).toMatchObject({ title: 'Qui rouvre ?', body: 'Le port\nLa gare' });
  });

  it('names a long post by its first sentence and keeps its text whole', async () => {
    const text = `${'أعلن المتحدث باسم الميناء أن العمل عاد. '.repeat(6)}`.trim();
    const { first } = await articles('result.json', JSON.stringify(chat([message(1, { text })])));
    expect(first.title).toBe('أعلن المتحدث باسم الميناء أن العمل عاد.');
    expect(first.body).toBe(text);
  });

  it.each([
    ['a chat without texts', chat([message(1, { photo: 'a' })]), 'no-text'],
    ['messages of other types', chat([message(1, { text: 12 }), message(2, { text: [[['x']]] })]), 'no-text'],
  ])('refuses %s', async (_what, root, code) => {
    expect(await refusal('result.json', JSON.stringify(root))).toBe(code);
  });
});

const PAGE = (messages: string): string => `<!DOCTYPE html>
<html>

 <head>

  <meta charset="utf-8"/>
<title>Exported Data</title>
  <meta content="width=device-width, initial-scale=1.0" name="viewport"/>

  <link href="css/style.css" rel="stylesheet"/>

  <script src="js/script.js" type="text/javascript">

  </script>

 </head>

 <body onload="CheckLocation();">

  <div class="page_wrap">

   <div class="page_header">

    <div class="content">

     <div class="text bold">
نبض الميناء 
     </div>

    </div>

   </div>

   <div class="page_body chat_page">

    <div class="history">
${messages}
    </div>
   </div>
  </div>
 </body>
</html>`;

const HTML_MESSAGES = `
<div class="message service" id="message-1"><div class="body details">25 September 2020</div></div>
<div class="message default clearfix" id="message12">
 <div class="pull_left userpic_wrap"><div class="userpic userpic1"><div class="initials">ن</div></div></div>
 <div class="body">
  <div class="pull_right date details" title="25.09.2020 14:05:00 UTC+03:00">14:05</div>
  <div class="from_name">نبض الميناء </div>
  <div class="text">عودة العمل إلى <strong>الميناء</strong><br><br>دخل العمال صباح اليوم. <a href="https://x.example">التفاصيل</a></div>
  <span class="reactions"><span class="reaction"><span class="emoji">👍</span><span class="count">31</span></span></span>
 </div>
</div>
<div class="message default clearfix joined" id="message13">
 <div class="body">
  <div class="pull_right date details" title="25.09.2020 14:30:00 UTC+03:00">14:30</div>
  <div class="forwarded body">
   <div class="from_name">غرفة الأخبار <span class="date details" title="24.09.2020 10:00:00 UTC+03:00"> 24.09.2020 10:00:00</span></div>
   <div class="text">La réunion est reportée à demain.</div>
  </div>
 </div>
</div>
<div class="message default clearfix joined" id="message14"><div class="body"><div class="media_wrap clearfix"><a class="photo_wrap">صورة</a></div></div></div>
<div class="message default clearfix" id="message15">
 <div class="body">
  <div class="pull_right date details" title="26.09.2020 09:00:00">09:00</div>
  <div class="from_name">قارئ</div>
  <div class="reply_to details">In reply to <a href="#go_to_message12" onclick="return GoToMessage(12)">this message</a></div>
  <div class="text">شكراً على الخبر.</div>
 </div>
</div>`;

describe("Telegram Desktop's messages.html", () => {
  it('reads posts with their time and zone, sender, origin and what they reply to', async () => {
    const file = await parsed('messages.html', PAGE(HTML_MESSAGES));
    expect(file).toMatchObject({ format: 'telegram', articles: { length: 3 } });
    const [first, second, third] = file.articles;
    expect(first).toMatchObject({
      title: 'عودة العمل إلى الميناء',
      body: 'دخل العمال صباح اليوم. التفاصيل',
      published: '2020-09-25T14:05:00+03:00',
      publisher: 'نبض الميناء',
      byline: '',
      language: 'ar',
    });
    expect(second).toMatchObject({
      title: 'La réunion est reportée à demain.',
      published: '2020-09-25T14:30:00+03:00',
      details: { messageId: '13', forwardedFrom: 'غرفة الأخبار' },
    });
    expect(third).toMatchObject({ published: '2020-09-26', byline: 'قارئ', details: { replyTo: '12' } });
    expect(file.articles.map(({ body }) => body).join()).not.toMatch(/31|صورة|25 September|In reply/);
  });

  it('refuses an export without texts, and one that nests too deep', async () => {
    expect(await refusal('messages.html', PAGE(''))).toBe('no-text');
    expect(await refusal('messages.html', PAGE('<div>'.repeat(100_000)))).toBe('malformed');
  });
});
