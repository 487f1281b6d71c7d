import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../electron/engine/parsers/parse-file.ts';
import type { ParsedArticle } from '../../../../electron/engine/parsers/parser-host.ts';

async function fixture(name: string): Promise<ParsedArticle> {
  const bytes = readFileSync(resolve('test/fixtures/import', `${name}.html`));
  const file = await parseFile({ bytes, name: `${name}.html` });
  const article = file.ok ? file.value.articles[0] : undefined;
  if (!article) throw new Error(JSON.stringify(file));
  return article;
}

interface Expected {
  readonly metadata: Partial<ParsedArticle>;
  readonly has: readonly string[];
  readonly lacks: readonly string[];
}

const PAGES: Readonly<Record<string, Expected>> = {
  wordpress: {
    metadata: {
      title: 'بلدية الساحل تعيد فتح السوق القديم',
      byline: 'ريما الحداد',
      publisher: 'صحيفة المنارة',
      published: '2022-03-08T09:15:00+00:00',
      language: 'ar',
      url: 'https://almanara.example/2022/03/old-market/',
    },
    has: ['مدخل السوق القديم', 'كلفة الترميم', 'ترميم القناطر', 'لم نغيّر حجراً', 'مطلع الأسبوع المقبل'],
    lacks: [
      'اقرأ أيضاً',
      'المرفأ يستقبل',
      'شارك هذا',
      'خبر لا صلة له',
      'مبروك',
      'انقطاع',
      'أسواق\n',
      'لا تقرأني',
    ],
  },
  drupal: {
    metadata: {
      title: 'Le conseil régional vote le budget de l’eau',
      byline: 'Hélène Marchetti',
      publisher: 'La Dépêche du Littoral',
      published: '2019-11-21T18:40:00+01:00',
      language: 'fr',
      url: 'https://littoral.example/politique/budget-eau',
    },
    has: [
      'Après six heures de débat',
      'trente-deux voix',
      'Des réserves',
      'Lire aussi les rapports',
      'Réseaux | 41',
    ],
    lacks: ['Les forages en dix questions', 'La sécheresse', 'Mentions légales', 'Accueil'],
  },
  arc: {
    metadata: {
      title: 'Ferry service resumes after storm',
      byline: 'Nora Feldt',
      publisher: 'Bay Courier',
      published: '2023-01-17T06:02:11Z',
      language: 'en',
      url: 'https://baycourier.example/2023/01/17/ferry/',
    },
    has: [
      'Crossings are back to the summer timetable',
      'Ferries began',
      'What comes next',
      'eastern breakwater',
    ],
    lacks: [
      'Advertisement',
      'ten best beaches',
      'Read more',
      'How the storm formed',
      'strange trick',
      'Share',
      'never',
    ],
  },
  blogger: {
    metadata: {
      title: 'عن مواسم الزيتون',
      byline: 'يوسف العلي',
      published: '2018-11-16',
      language: 'ar',
      url: 'https://alwadi.example/2018/11/olives.html',
    },
    has: ['في آخر تشرين.\n\nويقول أصحاب', 'لكن النوعية أفضل.\nومع ذلك', 'قطاف الزيتون في الوادي'],
    lacks: ['تسجيل الدخول', 'Email This', 'كل عام', '2017'],
  },
  amp: {
    metadata: {
      title: 'إعادة تشغيل محطة التحلية',
      byline: 'وكالة الساحل',
      published: '2021-07-02T12:00:00+03:00',
      language: 'ar',
      url: 'https://sahel.example/news/881',
    },
    has: ['عادت محطة التحلية', 'قبل نهاية الأسبوع'],
    lacks: ['القائمة الجانبية', 'عنوان لا نريده', 'amp-start'],
  },
  'old-table': {
    metadata: { title: 'جريدة النهضة - الصفحة الأولى', language: 'ar' },
    has: ['عقدت لجنة المياه', 'بعد أول موسم للمطر', 'منازلهم وحدائقهم'],
    lacks: ['\uFFFD'],
  },
  'single-file': {
    metadata: {
      title: 'القمح يصل إلى الصوامع',
      published: '2024-06-04',
      language: 'ar',
      url: 'https://raya.example/economy/wheat',
    },
    has: ['ثلاثين ألف طن', 'خلال أسبوعين', 'شاحنات عند مدخل'],
    lacks: ['لا نص هنا', 'انشر', 'base64'],
  },
  'live-blog': {
    metadata: { title: 'Live: election night', published: '2024-05-05T17:00:00Z', language: 'en' },
    has: ['22:40 Turnout revised\n\nThe commission', 'First district declares', 'queues had formed'],
    lacks: ['Loading', 'Home'],
  },
  gallery: {
    metadata: {
      title: 'En images : la fête des pêcheurs',
      publisher: 'Le Quai',
      published: '2020-08-15',
      language: 'fr',
    },
    has: ['procession des bateaux', 'au lever du jour', 'devant la criée', 'Le bal sur la jetée'],
    lacks: [],
  },
  paywall: {
    metadata: { title: 'أزمة النقل البحري', byline: 'هالة منصور', published: '2023-10-01', language: 'ar' },
    has: ['ثلاثة أضعاف.\n\nويتوقع خبراء', 'موانئ أبعد وأرخص'],
    lacks: ['للمشتركين', '...'],
  },
  microdata: {
    metadata: {
      title: 'Мост через пролив откроют осенью',
      byline: 'Ирина Соколова',
      publisher: 'Вестник залива',
      published: '2020-09-25',
      language: 'ru',
    },
    has: ['монтаж последнего пролёта', 'на середину октября'],
    lacks: ['Читайте также', 'Паром', 'Рекомендуем'],
  },
  persian: {
    metadata: {
      title: 'بازگشایی بازار شهر',
      publisher: 'روزنامه ساحل',
      published: '2020-09-25',
      language: 'fa',
    },
    has: ['شهردار از پایان بازسازی', 'ساعت‌های روز', 'تا پایان ماه'],
    lacks: ['بیشتر بخوانید', 'نمایشگاه', 'باران'],
  },
  'saved-by-browser': {
    metadata: {
      title: 'Water and power',
      byline: 'Omar Lindqvist',
      publisher: 'The Tribune',
      published: '2021-05-12',
      language: 'en',
      url: 'https://tribune.example/opinion/water-and-power',
    },
    has: ['Every summer the same quarrel', 'settled by decree', 'a price that everybody knows'],
    lacks: ['Home'],
  },
};

describe('news pages of many makers', () => {
  it.each(Object.entries(PAGES))('%s', async (name, { metadata, has, lacks }) => {
    const article = await fixture(name);
    expect(article).toMatchObject(metadata);
    for (const phrase of has) expect(article.body).toContain(phrase);
    for (const phrase of lacks) expect(article.body).not.toContain(phrase);
    expect(article.body.split('\n\n')).not.toContain(article.title);
  });
});

it('a live blog keeps its entries, in their order, with their times', async () => {
  const { body } = await fixture('live-entries');
  const places = ['14:20', 'بدء التصويت', 'عند السادسة', '12:05', 'مهما كانت', '10:00', 'قبل أسبوع'].map(
    (text) => body.indexOf(text),
  );
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(body).not.toContain('محفوظة');
});

describe('what a page marks stays marked', () => {
  const spans = ({ body, structure }: ParsedArticle): string[] =>
    structure.map(({ start, end, kind }) => `${kind}: ${body.slice(start, end)}`);

  it('headings, captions, list items and quotations have their place in the text', async () => {
    expect(spans(await fixture('wordpress'))).toEqual([
      'caption: مدخل السوق القديم بعد ترميمه.',
      'heading: كلفة الترميم',
      'item: تجديد الأرصفة والإنارة',
      'item: ترميم القناطر الحجرية',
      'quote: لم نغيّر حجراً واحداً من مكانه.',
    ]);
  });

  it('behind a standfirst too, and in a gallery without <figcaption>', async () => {
    expect(spans(await fixture('arc'))).toEqual(['heading: What comes next']);
    expect(spans(await fixture('gallery')).at(-1)).toBe('caption: Le bal sur la jetée, tard dans la nuit.');
  });
});
