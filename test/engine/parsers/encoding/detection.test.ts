import { describe, expect, it } from 'vitest';
import { decode, type Decoded } from '../../../../electron/engine/parsers/encoding/decode.ts';
import { decodeAs, knownEncoding } from '../../../../electron/engine/parsers/encoding/known-encoding.ts';
import { chosenEncoding } from '../../../../electron/engine/repair/chosen-encoding.ts';
import { encodeDoubleByte, encodeSingleByte, encodeUtf16, encodeUtf32 } from './single-byte.ts';

function read(bytes: Uint8Array, options: { chosen?: string; declared?: string } = {}): Decoded {
  const result = decode(bytes, { declares: true, ...options });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const ARABIC =
  'أعلنت وزارة النقل أمس أن الميناء الجديد سيفتح أبوابه في مطلع الشهر المقبل، بعد تأخير دام عامين.\n' +
  'وقال مدير المشروع إن الأعمال انتهت؛ فهل يلتزم المقاول بالموعد؟';

const TEXTS: readonly (readonly [string, string])[] = [
  ['windows-1256', ARABIC],
  ['iso-8859-6', ARABIC],
  ['x-mac-arabic', `${ARABIC} «نعم»، أجاب المدير في ٢٥ أيلول ٢٠٢٠.`],
  ['windows-1251', 'Министр транспорта сообщил вчера, что новый порт откроется в начале следующего месяца.'],
  ['koi8-r', 'Министр транспорта сообщил вчера, что новый порт откроется в начале следующего месяца.'],
  [
    'windows-1252',
    'Le ministre a déclaré hier que le nouveau port, très attendu, ouvrira « bientôt » à l’été.',
  ],
  [
    'windows-1250',
    'Minister oświadczył wczoraj, że nowy port zostanie otwarty w przyszłym miesiącu, choć koszty wzrosły.',
  ],
  [
    'windows-1253',
    'Άνοδος: ο υπουργός δήλωσε χθες ότι το νέο λιμάνι θα ανοίξει στις αρχές του επόμενου μήνα.',
  ],
  [
    'windows-1254',
    'Bakan dün yaptığı açıklamada yeni limanın gelecek ayın başında açılacağını söyledi, işler bitti.',
  ],
  ['windows-1255', 'שר התחבורה הודיע אתמול כי הנמל החדש ייפתח בתחילת החודש הבא לאחר עיכוב של שנתיים.'],
];
const EAST_ASIAN: readonly (readonly [string, string])[] = [
  ['shift_jis', '運輸大臣は昨日、新しい港が来月の初めに開港すると発表した。工事は二年遅れで終わったという。'],
  ['euc-jp', '運輸大臣は昨日、新しい港が来月の初めに開港すると発表した。工事は二年遅れで終わったという。'],
  [
    'euc-kr',
    '교통부 장관은 어제 새 항구가 다음 달 초에 문을 열 것이라고 발표했다. 공사는 이 년 늦게 끝났다.',
  ],
  ['gb18030', '交通部长昨天宣布，新的港口将在下个月初开放，工程比原来的计划晚了两年才完成。'],
  ['big5', '交通部長昨天宣布，新的港口將在下個月初開放，工程比原來的計畫晚了兩年才完成。'],
];

describe('an encoding that nobody declares is found', () => {
  it.each(TEXTS)('%s', (encoding, text) => {
    const decoded = read(encodeSingleByte(text, encoding));
    expect(decoded.text).toBe(text);
    expect(decoded).toMatchObject({ encoding, reason: 'detected', replaced: 0 });
  });

  it.each(EAST_ASIAN)('%s', (encoding, text) => {
    const decoded = read(encodeDoubleByte(text.repeat(3), encoding));
    expect(decoded.text).toBe(text.repeat(3));
    expect(decoded).toMatchObject({ encoding, reason: 'detected', replaced: 0 });
  });

  it.each(['le', 'be'] as const)('UTF-16 without a mark and UTF-32 with one, %s', (order) => {
    expect(read(encodeUtf16(ARABIC, order, false))).toMatchObject({ text: ARABIC, replaced: 0 });
    expect(read(encodeUtf32(ARABIC, order))).toMatchObject({ text: ARABIC, reason: 'bom', replaced: 0 });
  });

  it('counts what UTF-32 has that is no character', () => {
    const cut = encodeUtf32(`${ARABIC} x`, 'le').subarray(0, -2);
    expect(read(cut)).toMatchObject({ text: `${ARABIC} \uFFFD`, replaced: 1 });
  });
});

describe('a declaration that lies is overruled', () => {
  const lies = TEXTS.flatMap(([encoding, text]) =>
    ['utf-8', 'windows-1256', 'windows-1252', 'windows-1251']
      .filter((lie) => decodeAs(encodeSingleByte(text, encoding), lie) !== text)
      .map((lie) => [lie, encoding, text] as const),
  );
  it.each(lies)('%s for %s', (declared, encoding, text) => {
    const bytes = encodeSingleByte(text, encoding);
    expect(read(bytes, { declared })).toMatchObject({ text, encoding, reason: 'overruled', declared });
  });

  it.each([...TEXTS, ...EAST_ASIAN])('and one that is true is believed: %s', (encoding, text) => {
    const isDouble = EAST_ASIAN.some(([name]) => name === encoding);
    const bytes = isDouble ? encodeDoubleByte(text, encoding) : encodeSingleByte(text, encoding);
    expect(read(bytes, { declared: encoding })).toMatchObject({ text, encoding, reason: 'declared' });
  });
});

describe('UTF-8 that was encoded twice', () => {
  it.each(['windows-1252', 'windows-1256', 'iso-8859-1'])('over %s is read back, and said so', (taken) => {
    for (const text of [
      ARABIC,
      'Le ministère a déclaré hier que l’accord, déjà très attendu à Genève, « tient » : été, forêt, œuvre.',
    ]) {
      const once = Buffer.from(text);
      const taught = taken === 'iso-8859-1' ? once.toString('latin1') : decodeAs(once, taken);
      expect(read(Buffer.from(taught))).toMatchObject({
        text,
        encoding: 'utf-8 (twice)',
        reason: 'overruled',
      });
    }
  });

  it.each([
    ['that quotes an example of it', `${ARABIC}\nيظهر النص هكذا: Ø§Ù„Ø£Ø®Ø¨Ø§Ø± في الصفحات القديمة.`],
    ['in French', 'À l’été, la forêt était déjà brûlée : « Ça suffit », a répété le député à Orléans.'],
    ['in Arabic with ط and ظ', 'طالب ظافر بطل ظل طويلاً يطلب الطعام، وظن أن الطريق «طويل».'],
  ])('is not seen in a text %s', (_name, text) => {
    expect(read(Buffer.from(text))).toMatchObject({ text, encoding: 'utf-8', reason: 'utf-8-valid' });
  });
});

describe('names of encodings', () => {
  it.each([
    ['x-mac-arabic', 'x-mac-arabic'],
    [' MacArabic ', 'x-mac-arabic'],
    ['cp1256', 'windows-1256'],
    ['latin1', 'windows-1252'],
    ['ISO_8859-6', 'iso-8859-6'],
    ['klingon', ''],
    ['', ''],
  ])('%j is %j', (label, name) => {
    expect(knownEncoding(label)).toBe(name);
    expect(chosenEncoding(label)).toMatchObject(
      name === '' ? { error: { code: 'unknown-encoding' } } : { value: name },
    );
  });

  it('MacArabic has its digits, brackets and signs where Apple put them', () => {
    const bytes = Uint8Array.of(0x28, 0xb0, 0xb9, 0xac, 0xbf, 0x8c, 0xe4, 0xe7, 0x98, 0xa0, 0x30, 0xf3);
    expect(decodeAs(bytes, 'x-mac-arabic')).toBe('(٠٩،؟«له» 0پ');
  });

  it('a chosen encoding goes before all', () => {
    const bytes = encodeSingleByte(ARABIC, 'x-mac-arabic');
    expect(read(bytes, { chosen: 'MacArabic', declared: 'windows-1256' })).toMatchObject({
      text: ARABIC,
      reason: 'chosen',
    });
  });
});
