import type { MappedField } from '../parser-host.ts';
import { columnKey } from './table.ts';

// Names that exports of databases, spreadsheets and monitoring tools use, in English, French, Arabic, Persian,
// Russian and Hebrew; the more certain ones first, since the first that a table has is taken.
const NAMES: Readonly<Record<MappedField, string>> = {
  title:
    'headline|title|news title|article title|titre|intitulé|العنوان|عنوان|عنوان الخبر|عنوان المادة|عنوان المقال|' +
    'المانشيت|عنوان خبر|تیتر|тема|заголовок|название|כותרת|subject|hed',
  body:
    'body|full text|fulltext|body text|article body|article text|content|contents|text|article|news text|story|message|' +
    'texte|texte intégral|corps|contenu|النص|نص|نص الخبر|نص المادة|نص المقال|النص الكامل|المحتوى|المتن|متن|' +
    'متن خبر|متن کامل|محتوا|текст|полный текст|содержание|текст статьи|טקסט|תוכן|גוף|גוף הכתבה',
  byline:
    'byline|author|authors|writer|journalist|reporter|by|auteur|auteurs|journaliste|signature|الكاتب|كاتب|المؤلف|' +
    'المحرر|الصحفي|الصحافي|المراسل|بقلم|اسم الكاتب|نویسنده|خبرنگار|автор|авторы|журналист|כותב|מחבר|כתב|מאת',
  publisher:
    'publisher|source|newspaper|outlet|media|media outlet|publication|source name|journal|média|éditeur|nom du média|' +
    'المصدر|مصدر|الصحيفة|الجريدة|الناشر|الوسيلة|الوسيلة الإعلامية|اسم الصحيفة|الموقع|القناة|منبع|روزنامه|رسانه|' +
    'ناشر|источник|издание|сми|газета|издатель|מקור|עיתון|כלי תקשורת|channel',
  section:
    'section|category|categories|rubrique|catégorie|القسم|قسم|الباب|التصنيف|الزاوية|بخش|سرویس|دسته|раздел|рубрика|' +
    'категория|מדור|קטגוריה',
  page: 'page|page number|pages|الصفحة|صفحة|رقم الصفحة|صفحه|страница|полоса|עמוד',
  published:
    'published|publication date|published at|publish date|date published|pubdate|pub date|published date|date|datetime|' +
    'date time|timestamp|created at|date de publication|date de parution|parution|التاريخ|تاريخ|تاريخ النشر|' +
    'تاريخ الخبر|تاريخ الإصدار|تاریخ|تاریخ انتشار|дата|дата публикации|опубликовано|תאריך|תאריך פרסום|day',
  language: 'language|lang|langue|اللغة|لغة|زبان|язык|שפה',
  url: 'url|link|article url|permalink|web url|href|lien|adresse|الرابط|رابط|الوصلة|رابط الخبر|لینک|پیوند|ссылка|адрес|קישור|כתובת',
  documentNumber:
    'document number|accession number|document id|doc id|article id|numéro de document|رقم الوثيقة|رقم المادة|رقم الخبر|' +
    'номер документа|מספר מסמך',
};

/** Names of texts that are shorter than the article; a body only where there is none other. */
const SUMMARIES =
  'description|summary|abstract|lead|excerpt|snippet|résumé|chapeau|الملخص|ملخص|خلاصة|الوصف|خلاصه|چکیده|аннотация|תקציר';

function keysOf(names: string): readonly string[] {
  return names.split('|').map(columnKey);
}

/** Normalised names (`columnKey`) of each field's column, the more certain first. */
export const FIELD_NAMES: ReadonlyMap<MappedField, readonly string[]> = new Map(
  (Object.keys(NAMES) as MappedField[]).map((field) => [field, keysOf(NAMES[field])]),
);

export const SUMMARY_NAMES: readonly string[] = keysOf(SUMMARIES);

const KNOWN = new Set([...FIELD_NAMES.values(), SUMMARY_NAMES].flat());

/** Whether a column's name says which field it is. */
export function isKnownName(name: string): boolean {
  return KNOWN.has(columnKey(name));
}
