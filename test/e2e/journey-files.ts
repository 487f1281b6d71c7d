import type { DroppedFile } from './dropped-files.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** windows-1256 by inverting what the platform's decoder says of every byte. */
function windows1256(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1256');
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Uint8Array.from([...text].map((letter) => bytes.get(letter) ?? 0x3f));
}

/** What an analyst drops: Arabic in two encodings, a page with metadata, an empty file, a program named .txt. */
export const JOURNEY_FILES: readonly DroppedFile[] = [
  {
    name: 'sanctions.txt',
    bytes: utf8(
      'الوزيرة تعلن موقفها من العقوبات\n\nقالت وزيرة التجارة سلمى الراوي إن «العقوبات الجديدة لن توقف الشحن في الميناء»، وأضافت أن بلادها ستلجأ إلى مجلس الأمن بموجب القرار 2231.\n\nوردّ المتعاملون على العقوبة الأولى بهدوء.\n',
    ),
  },
  {
    name: 'port-1256.txt',
    bytes: windows1256(
      'الميناء يستعد للموسم\n\nأكد مدير الميناء أن الحركة عادية وأنه لا أثر للعقوبات على السفن الصغيرة في هذا الموسم، وأن العمال يواصلون عملهم كل يوم.\n',
    ),
  },
  {
    name: 'page.html',
    bytes: utf8(`<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>السوق</title>
<meta property="og:site_name" content="جريدة الساحل"><meta property="article:published_time" content="2026-03-04"></head>
<body><article><h1>السوق تهدأ بعد أسبوع</h1><p>عاد الهدوء إلى السوق بعد أسبوع من الاضطراب، وقال تجار إنهم لا يخشون شيئاً في الأيام القادمة.</p>
<p>وتابع التجار أعمالهم كالمعتاد في وسط المدينة، وبقيت الأسعار على حالها في معظم المحال.</p></article></body></html>`),
  },
  { name: 'empty.txt', bytes: new Uint8Array() },
  { name: 'program.txt', bytes: Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0) },
];
