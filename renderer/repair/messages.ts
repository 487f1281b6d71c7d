import { defineMessages } from '../messages/define.ts';

export const repairMessages = defineMessages({
  en: {
    'repair.ignoredMark': 'Ignored',
    'repair.restoreMark': 'Ignored by search and counts. Press to count it again.',
    'repair.ignored': 'Ignored: search and counts pass over it',
    'repair.ignoredSame':
      'Ignored. The same block stands in {count, plural, one {one more article} other {# more articles}}',
    'repair.everywhere': 'Ignore everywhere',
    'repair.ignoredBlocks': '{count, plural, one {One block ignored} other {# blocks ignored}}',
    'repair.nothingIgnored': 'It is ignored already',
    'repair.restored': '{count, plural, one {Counted again} other {# blocks counted again}}',
    'repair.blockFirst': 'Select a block, or put the caret into it: click into the text, or go there by Tab.',
    'repair.splitBar': 'Split the article',
    'repair.splitQuestion': 'Split here?',
    'repair.splitEnds': 'The first ends',
    'repair.splitBegins': 'The second begins',
    'repair.splitTitle': 'Title of the second',
    'repair.splitTitleHint': 'Left empty: its first words',
    'repair.split': 'Split',
    'repair.splitDone': 'Split in two',
    'repair.caretFirst':
      'Put the caret where the second article begins: click there, or go by Tab and arrows.',
    'repair.splitInBody': 'An article is split in its text, not in its title.',
    'repair.mergeTitle': '{count, plural, one {Merge one article} other {Merge # articles into one}}',
    'repair.mergeAbout':
      'They are joined in this order. Title, source and date come from the first; what it lacks, from the next. Passages go along.',
    'repair.mergeList': 'Articles to be merged, in order',
    'repair.mergeMove': 'move',
    'repair.mergeUp': 'Move “{title}” up',
    'repair.mergeDown': 'Move “{title}” down',
    'repair.mergeLeads': 'Title of the whole',
    'repair.mergeMoved': '“{title}” is now number {at, number} of {total, number}',
    'repair.merge': 'Merge',
    'repair.mergeDone': '{count, plural, one {One article merged} other {# articles merged into one}}',
    'repair.redecodeTitle': 'Read the file in another encoding',
    'repair.redecodeAbout':
      'The file itself stays as it is. Marsad reads it anew; corrections stay, and every passage is looked up again.',
    'repair.encodings': 'Encodings',
    'repair.now': 'now',
    'repair.unreadable':
      '{count, plural, =0 {every byte readable} one {# byte unreadable} other {# bytes unreadable}}',
    'repair.unreadableShort': '{count, plural, =0 {} one {# unreadable} other {# unreadable}}',
    'repair.unreadableAll': 'does not fit',
    'repair.preview': 'How it reads',
    'repair.previewReading': 'Reading…',
    'repair.previewMore':
      '{count, plural, one {and one more article of this file} other {and # more articles of this file}}',
    'repair.redecode': 'Read as {encoding}',
    'repair.redecodeDone': 'Read anew as {encoding}',
    'repair.passagesExact':
      '{count, plural, one {one passage in its place} other {# passages in their places}}',
    'repair.passagesMoved': '{count, plural, one {one moved} other {# moved}}',
    'repair.passagesChanged':
      '{count, plural, one {one with other words now} other {# with other words now}}',
    'repair.passagesLost': '{count, plural, one {one lost} other {# lost}}',
    'repair.region.unicode': 'Unicode',
    'repair.region.arabic': 'Arabic and Persian',
    'repair.region.western': 'Western European',
    'repair.region.turkish': 'Turkish',
    'repair.region.cyrillic': 'Cyrillic',
    'repair.region.greek': 'Greek',
    'repair.region.hebrew': 'Hebrew',
    'repair.region.central': 'Central European and Baltic',
    'repair.region.asian': 'Chinese, Japanese, Korean, Thai, Vietnamese',
  },
  ar: {
    'repair.ignoredMark': 'متجاهَل',
    'repair.restoreMark': 'لا يشمله البحث ولا العدّ. اضغط لإعادة احتسابه.',
    'repair.ignored': 'جرى التجاهل: لا يشمله البحث ولا العدّ',
    'repair.ignoredSame':
      'جرى التجاهل. الكتلة نفسها في {count, plural, zero {لا مواد أخرى} one {مادة أخرى} two {مادتين أخريين} few {# مواد أخرى} many {# مادة أخرى} other {# مادة أخرى}}',
    'repair.everywhere': 'تجاهلها أينما وردت',
    'repair.ignoredBlocks':
      '{count, plural, zero {لم تُتجاهل أي كتلة} one {تُجوهلت كتلة واحدة} two {تُجوهلت كتلتان} few {تُجوهلت # كتل} many {تُجوهلت # كتلة} other {تُجوهلت # كتلة}}',
    'repair.nothingIgnored': 'جرى تجاهلها من قبل',
    'repair.restored':
      '{count, plural, zero {لا شيء لاحتسابه} one {عادت محتسَبة} two {عادت كتلتان محتسَبتين} few {عادت # كتل محتسَبة} many {عادت # كتلة محتسَبة} other {عادت # كتلة محتسَبة}}',
    'repair.blockFirst': 'حدّد كتلة من النص أو ضع المؤشر فيها: انقر في النص، أو انتقل إليه بمفتاح Tab.',
    'repair.splitBar': 'تقسيم المادة',
    'repair.splitQuestion': 'هل تُقسَّم هنا؟',
    'repair.splitEnds': 'تنتهي الأولى بـ',
    'repair.splitBegins': 'تبدأ الثانية بـ',
    'repair.splitTitle': 'عنوان المادة الثانية',
    'repair.splitTitleHint': 'إن تُرك فارغاً فكلماتها الأولى',
    'repair.split': 'تقسيم',
    'repair.splitDone': 'قُسّمت المادة إلى مادتين',
    'repair.caretFirst': 'ضع المؤشر حيث تبدأ المادة الثانية: انقر هناك، أو انتقل بمفتاح Tab والأسهم.',
    'repair.splitInBody': 'تُقسَّم المادة في نصها لا في عنوانها.',
    'repair.mergeTitle':
      '{count, plural, zero {دمج المواد} one {دمج مادة} two {دمج مادتين في مادة واحدة} few {دمج # مواد في مادة واحدة} many {دمج # مادة في مادة واحدة} other {دمج # مادة في مادة واحدة}}',
    'repair.mergeAbout':
      'تُضم بهذا الترتيب. العنوان والمصدر والتاريخ من الأولى، وما ينقصها فمن التالية. والمقاطع تنتقل معها.',
    'repair.mergeList': 'المواد المراد دمجها بالترتيب',
    'repair.mergeMove': 'للتحريك',
    'repair.mergeUp': 'تقديم «{title}»',
    'repair.mergeDown': 'تأخير «{title}»',
    'repair.mergeLeads': 'عنوان المادة الناتجة',
    'repair.mergeMoved': 'صارت «{title}» في الموضع {at, number} من {total, number}',
    'repair.merge': 'دمج',
    'repair.mergeDone':
      '{count, plural, zero {لم تُدمج مواد} one {دُمجت مادة واحدة} two {دُمجت مادتان في مادة واحدة} few {دُمجت # مواد في مادة واحدة} many {دُمجت # مادة في مادة واحدة} other {دُمجت # مادة في مادة واحدة}}',
    'repair.redecodeTitle': 'قراءة الملف بترميز آخر',
    'repair.redecodeAbout':
      'يبقى الملف نفسه كما هو، ويقرؤه مرصد من جديد. تبقى التصحيحات، ويُبحث عن كل مقطع في النص الجديد.',
    'repair.encodings': 'الترميزات',
    'repair.now': 'الحالي',
    'repair.unreadable':
      '{count, plural, zero {كل البايتات مقروءة} one {بايت واحد لا يُقرأ} two {بايتان لا يُقرآن} few {# بايتات لا تُقرأ} many {# بايتاً لا يُقرأ} other {# بايت لا يُقرأ}}',
    'repair.unreadableShort':
      '{count, plural, zero {} one {# لا يُقرأ} two {# لا يُقرآن} few {# لا تُقرأ} many {# لا يُقرأ} other {# لا يُقرأ}}',
    'repair.unreadableAll': 'لا يناسب',
    'repair.preview': 'كيف يُقرأ به',
    'repair.previewReading': 'جارٍ القراءة…',
    'repair.previewMore':
      '{count, plural, zero {} one {ومادة أخرى في الملف} two {ومادتان أخريان في الملف} few {و# مواد أخرى في الملف} many {و# مادة أخرى في الملف} other {و# مادة أخرى في الملف}}',
    'repair.redecode': 'القراءة بترميز {encoding}',
    'repair.redecodeDone': 'قُرئ الملف من جديد بترميز {encoding}',
    'repair.passagesExact':
      '{count, plural, zero {لا مقاطع} one {مقطع في موضعه} two {مقطعان في موضعيهما} few {# مقاطع في مواضعها} many {# مقطعاً في مواضعها} other {# مقطع في مواضعها}}',
    'repair.passagesMoved':
      '{count, plural, zero {لا منقول} one {مقطع منقول} two {مقطعان منقولان} few {# مقاطع منقولة} many {# مقطعاً منقولاً} other {# مقطع منقول}}',
    'repair.passagesChanged':
      '{count, plural, zero {لا متغيّر} one {مقطع تغيّرت كلماته} two {مقطعان تغيّرت كلماتهما} few {# مقاطع تغيّرت كلماتها} many {# مقطعاً تغيّرت كلماتها} other {# مقطع تغيّرت كلماتها}}',
    'repair.passagesLost':
      '{count, plural, zero {لا مفقود} one {مقطع مفقود} two {مقطعان مفقودان} few {# مقاطع مفقودة} many {# مقطعاً مفقوداً} other {# مقطع مفقود}}',
    'repair.region.unicode': 'يونيكود',
    'repair.region.arabic': 'العربية والفارسية',
    'repair.region.western': 'أوروبا الغربية',
    'repair.region.turkish': 'التركية',
    'repair.region.cyrillic': 'السيريلية',
    'repair.region.greek': 'اليونانية',
    'repair.region.hebrew': 'العبرية',
    'repair.region.central': 'أوروبا الوسطى والبلطيق',
    'repair.region.asian': 'الصينية واليابانية والكورية والتايلندية والفيتنامية',
  },
});
