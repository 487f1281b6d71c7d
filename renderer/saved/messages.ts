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
    'saved.rename': 'Rename…',
    'saved.renameTitle': 'Rename the saved search',
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
    'saved.rename': 'تغيير الاسم…',
    'saved.renameTitle': 'تغيير اسم البحث المحفوظ',
    'saved.remove': 'إزالة',
    'saved.more': 'خيارات «{name}»',
    'saved.done': 'حُفظ البحث باسم «{name}»',
    'saved.removed': 'أُزيل البحث المحفوظ «{name}»',
    'saved.fresh':
      '{count, plural, zero {لا جديد منذ آخر اطلاع} one {مادة جديدة منذ آخر اطلاع} two {مادتان جديدتان منذ آخر اطلاع} few {# مواد جديدة منذ آخر اطلاع} many {# مادة جديدة منذ آخر اطلاع} other {# مادة جديدة منذ آخر اطلاع}}',
  },
});
