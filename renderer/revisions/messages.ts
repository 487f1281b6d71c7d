import { defineMessages } from '../messages/define.ts';

export const revisionMessages = defineMessages({
  en: {
    'revisions.title': 'Revisions of the article',
    'revisions.line':
      '{count, plural, one {Revised once, on {at}} =2 {Revised twice, last on {at}} other {Revised # times, last on {at}}}',
    'revisions.redecodedLine': 'Read anew in another encoding',
    'revisions.show': 'Show what has changed',
    'revisions.arrived': 'A new revision of this article has come: this is its text now.',
    'revisions.none': 'The text of this article has not changed since it came.',
    'revisions.list': 'Revisions',
    'revisions.first': 'First text',
    'revisions.number': 'Revision {number}',
    'revisions.redecode': 'Read in another encoding',
    'revisions.current': 'current',
    'revisions.publishedOn': 'published {date}',
    'revisions.against': 'Compare with',
    'revisions.againstPrevious': 'The one before',
    'revisions.againstCurrent': 'The current one',
    'revisions.same': 'The texts are the same.',
    'revisions.whole': 'This is the text as it first came.',
    'revisions.added': '{count, plural, one {one word added} other {# words added}}',
    'revisions.removed': '{count, plural, one {one word removed} other {# words removed}}',
    'revisions.coarse':
      'Some paragraphs were too long and too different to be compared by word: they are shown as a whole.',
    'revisions.fold': '{count, plural, one {one paragraph} other {# paragraphs}} unchanged',
    'revisions.omitted': '{count, plural, one {# character} other {# characters}} unchanged',
    'revisions.next': 'Next change',
    'revisions.previous': 'Previous change',
    'revisions.at': '{at} of {total}',
    'revisions.text': 'What has changed',
    'revisions.passages': 'Passages:',
    'revisions.affected': 'Passages that changed',
    'revisions.exact': '{count, plural, one {one in its place} other {# in their place}}',
    'revisions.moved': '{count, plural, one {one moved} other {# moved}}',
    'revisions.changed': '{count, plural, one {one changed} other {# changed}}',
    'revisions.lost': '{count, plural, one {one lost} other {# lost}}',
    'revisions.isMoved': 'moved',
    'revisions.isChanged': 'changed',
    'revisions.isLost': 'lost',
  },
  ar: {
    'revisions.title': 'مراجعات المادة',
    'revisions.line':
      '{count, plural, zero {لم تُنقّح} one {نُقّحت مرة واحدة، في {at}} two {نُقّحت مرتين، آخرهما {at}} few {نُقّحت # مرات، آخرها {at}} many {نُقّحت # مرة، آخرها {at}} other {نُقّحت # مرة، آخرها {at}}}',
    'revisions.redecodedLine': 'قُرئت من جديد بترميز آخر',
    'revisions.show': 'عرض ما تغيّر',
    'revisions.arrived': 'وصلت مراجعة جديدة لهذه المادة، وهذا نصها الآن.',
    'revisions.none': 'لم يتغيّر نص هذه المادة منذ وصولها.',
    'revisions.list': 'المراجعات',
    'revisions.first': 'النص الأول',
    'revisions.number': 'المراجعة {number}',
    'revisions.redecode': 'قراءة بترميز آخر',
    'revisions.current': 'الحالية',
    'revisions.publishedOn': 'نُشرت {date}',
    'revisions.against': 'المقارنة',
    'revisions.againstPrevious': 'بما قبلها',
    'revisions.againstCurrent': 'بالحالية',
    'revisions.same': 'النصان متطابقان.',
    'revisions.whole': 'هذا النص كما وصل أول مرة.',
    'revisions.added':
      '{count, plural, zero {لم تُضف كلمات} one {أُضيفت كلمة واحدة} two {أُضيفت كلمتان} few {أُضيفت # كلمات} many {أُضيفت # كلمة} other {أُضيفت # كلمة}}',
    'revisions.removed':
      '{count, plural, zero {لم تُحذف كلمات} one {حُذفت كلمة واحدة} two {حُذفت كلمتان} few {حُذفت # كلمات} many {حُذفت # كلمة} other {حُذفت # كلمة}}',
    'revisions.coarse': 'بعض الفقرات أطول وأبعد اختلافاً من أن تُقارن كلمة كلمة، فعُرضت كاملة.',
    'revisions.fold':
      '{count, plural, zero {لا فقرات} one {فقرة واحدة} two {فقرتان} few {# فقرات} many {# فقرة} other {# فقرة}} دون تغيير',
    'revisions.omitted':
      '{count, plural, zero {لا أحرف} one {حرف واحد} two {حرفان} few {# أحرف} many {# حرفاً} other {# حرف}} دون تغيير',
    'revisions.next': 'التغيير التالي',
    'revisions.previous': 'التغيير السابق',
    'revisions.at': '{at} من {total}',
    'revisions.text': 'ما تغيّر',
    'revisions.passages': 'المقاطع:',
    'revisions.affected': 'مقاطع تأثرت',
    'revisions.exact':
      '{count, plural, zero {لا مقطع في موضعه} one {مقطع في موضعه} two {مقطعان في موضعهما} few {# مقاطع في مواضعها} many {# مقطعاً في مواضعها} other {# مقطع في مواضعها}}',
    'revisions.moved':
      '{count, plural, zero {لا منقول} one {مقطع منقول} two {مقطعان منقولان} few {# مقاطع منقولة} many {# مقطعاً منقولاً} other {# مقطع منقول}}',
    'revisions.changed':
      '{count, plural, zero {لا متغيّر} one {مقطع متغيّر} two {مقطعان متغيّران} few {# مقاطع متغيّرة} many {# مقطعاً متغيّراً} other {# مقطع متغيّر}}',
    'revisions.lost':
      '{count, plural, zero {لا مفقود} one {مقطع مفقود} two {مقطعان مفقودان} few {# مقاطع مفقودة} many {# مقطعاً مفقوداً} other {# مقطع مفقود}}',
    'revisions.isMoved': 'منقول',
    'revisions.isChanged': 'متغيّر',
    'revisions.isLost': 'مفقود',
  },
});
