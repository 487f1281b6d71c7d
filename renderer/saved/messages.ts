import { defineMessages } from '../messages/define.ts';

export const savedMessages = defineMessages({
  en: {
    'saved.title': 'Saved searches',
    'saved.none': 'Save a search you repeat: it counts what is new in it after every import.',
    'saved.save': 'Save the search',
    'saved.isSaved': 'This search is saved',
    'saved.name': 'Name',
    'saved.query': 'Looks for',
    'saved.button': 'Save',
    'saved.edit': 'Edit…',
    'saved.editTitle': 'Edit the saved search',
    'saved.asShown': 'Take the search shown now',
    'saved.level': 'Level',
    'saved.changed': 'Saved search “{name}” changed',
    'saved.show': 'Show',
    'saved.news': '{count, plural, one {One new} other {# new}} for “{name}”',
    'saved.newsAlso':
      '{count, plural, one {One new} other {# new}} for “{name}”, and some in {others, plural, one {one more saved search} other {# more saved searches}}',
    'why.title': 'Why it matched',
    'why.foundBy': 'In {count, plural, one {a saved search} other {# saved searches}}',
    'why.of': 'Saved searches that find “{title}”',
    'why.none': 'None of the saved searches finds this article.',
    'why.noSearches':
      'There are no saved searches yet. Save one that you repeat, and you see here why it finds an article.',
    'why.hits': '{count, plural, one {One match} other {# matches}}',
    'why.open': 'Open the search',
    'saved.remove': 'Remove',
    'saved.more': 'What to do with “{name}”',
    'saved.done': 'Search saved as “{name}”',
    'saved.removed': 'Saved search “{name}” removed',
    'saved.fresh': '{count, plural, one {One new since you last looked} other {# new since you last looked}}',
  },
  ar: {
    'saved.title': 'بحوث محفوظة',
    'saved.none': 'احفظ بحثاً تكرره، فيُحصى الجديد فيه بعد كل استيراد.',
    'saved.save': 'حفظ البحث',
    'saved.isSaved': 'هذا البحث محفوظ',
    'saved.name': 'الاسم',
    'saved.query': 'يبحث عن',
    'saved.button': 'حفظ',
    'saved.edit': 'تحرير…',
    'saved.editTitle': 'تحرير البحث المحفوظ',
    'saved.asShown': 'أخذ البحث المعروض الآن',
    'saved.level': 'المستوى',
    'saved.changed': 'عُدّل البحث المحفوظ «{name}»',
    'saved.show': 'عرض',
    'saved.news':
      '{count, plural, zero {لا جديد في «{name}»} one {مادة جديدة في «{name}»} two {مادتان جديدتان في «{name}»} few {# مواد جديدة في «{name}»} many {# مادة جديدة في «{name}»} other {# مادة جديدة في «{name}»}}',
    'saved.newsAlso':
      '{count, plural, zero {لا جديد} one {مادة جديدة} two {مادتان جديدتان} few {# مواد جديدة} many {# مادة جديدة} other {# مادة جديدة}} في «{name}»، وجديد في {others, plural, zero {لا بحث آخر} one {بحث محفوظ آخر} two {بحثين محفوظين آخرين} few {# بحوث محفوظة أخرى} many {# بحثاً محفوظاً آخر} other {# بحث محفوظ آخر}}',
    'why.title': 'سبب المطابقة',
    'why.foundBy':
      'في {count, plural, zero {لا بحث محفوظ} one {بحث محفوظ} two {بحثين محفوظين} few {# بحوث محفوظة} many {# بحثاً محفوظاً} other {# بحث محفوظ}}',
    'why.of': 'البحوث المحفوظة التي تجد «{title}»',
    'why.none': 'لا يجد هذه المادةَ أيٌّ من البحوث المحفوظة.',
    'why.noSearches': 'لا بحوث محفوظة بعد. احفظ بحثاً تكرره فترى هنا لماذا يجد المادة.',
    'why.hits':
      '{count, plural, zero {لا مطابقات} one {مطابقة واحدة} two {مطابقتان} few {# مطابقات} many {# مطابقة} other {# مطابقة}}',
    'why.open': 'فتح البحث',
    'saved.remove': 'إزالة',
    'saved.more': 'خيارات «{name}»',
    'saved.done': 'حُفظ البحث باسم «{name}»',
    'saved.removed': 'أُزيل البحث المحفوظ «{name}»',
    'saved.fresh':
      '{count, plural, zero {لا جديد منذ آخر اطلاع} one {مادة جديدة منذ آخر اطلاع} two {مادتان جديدتان منذ آخر اطلاع} few {# مواد جديدة منذ آخر اطلاع} many {# مادة جديدة منذ آخر اطلاع} other {# مادة جديدة منذ آخر اطلاع}}',
  },
});
