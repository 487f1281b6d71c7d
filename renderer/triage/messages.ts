import { defineMessages } from '../messages/define.ts';

export const triageMessages = defineMessages({
  en: {
    'triage.tools': 'Triage',
    'triage.keep': 'Keep',
    'triage.skip': 'Skip',
    'triage.star': 'Star',
    'triage.unstar': 'Remove the star',
    'triage.bin': 'To the bin',
    'triage.restore': 'Restore',
    'triage.edit': 'Edit',
    'triage.unselect': 'Clear the selection',
    'triage.selected': '{count, plural, one {One selected} other {# selected}}',
    'triage.kept': '{count, plural, one {One article kept} other {# articles kept}}',
    'triage.skipped': '{count, plural, one {One article skipped} other {# articles skipped}}',
    'triage.starred': '{count, plural, one {One article starred} other {# articles starred}}',
    'triage.unstarred': '{count, plural, one {Star removed} other {# stars removed}}',
    'triage.binned':
      '{count, plural, one {One article moved to the bin} other {# articles moved to the bin}}',
    'triage.restored': '{count, plural, one {One article restored} other {# articles restored}}',
    'triage.noUnread': 'No unread article left in this list',
    'triage.isKept': 'Kept',
    'triage.isSkipped': 'Skipped',
    'triage.isUnread': 'Unread',
    'triage.isStarred': 'Starred',
    'triage.inboxEmpty': 'The inbox is empty',
    'triage.inboxEmptyAbout': 'Everything has been kept or skipped. What you import next arrives here.',
    'triage.inboxFirst': 'Nothing new since then',
    'triage.starredEmpty': 'No article is starred',
    'triage.starredEmptyAbout': 'Press S on an article to star it.',
    'triage.incompleteEmpty': 'Nothing is incomplete',
    'triage.incompleteEmptyAbout': 'Every article has a source, a date and a text.',
    'triage.binEmpty': 'The bin is empty',
    'bin.empty': 'Empty the bin',
    'bin.title': 'Empty the bin?',
    'bin.what':
      '{articles, plural, one {One article is removed for good} other {# articles are removed for good}}, and with {articles, plural, one {it its original file} other {them their original files}}, unless another article needs {articles, plural, one {it} other {them}}.',
    'bin.passages':
      '{passages, plural, one {One passage that you marked in them goes too, with its memo.} other {# passages that you marked in them go too, with their memos.}}',
    'bin.forGood': 'This cannot be undone. Only a backup still has them.',
    'bin.button':
      '{count, plural, =0 {Remove for good} one {Remove one article for good} other {Remove # articles for good}}',
    'bin.emptying': 'Removing… {done, number} of {total, number}',
    'bin.emptied': '{count, plural, one {One article removed for good} other {# articles removed for good}}',
  },
  ar: {
    'triage.tools': 'الفرز',
    'triage.keep': 'إبقاء',
    'triage.skip': 'تجاوز',
    'triage.star': 'تمييز بنجمة',
    'triage.unstar': 'إزالة النجمة',
    'triage.bin': 'نقل إلى السلة',
    'triage.restore': 'استعادة',
    'triage.edit': 'تحرير',
    'triage.unselect': 'إلغاء التحديد',
    'triage.selected':
      '{count, plural, zero {لا مواد محددة} one {مادة محددة} two {مادتان محددتان} few {# مواد محددة} many {# مادة محددة} other {# مادة محددة}}',
    'triage.kept':
      '{count, plural, zero {لم تُنقل أي مادة من الوارد} one {أُبقيت مادة ونُقلت من الوارد} two {أُبقيت مادتان ونُقلتا من الوارد} few {أُبقيت # مواد ونُقلت من الوارد} many {أُبقيت # مادة ونُقلت من الوارد} other {أُبقيت # مادة ونُقلت من الوارد}}',
    'triage.skipped':
      '{count, plural, zero {لم تُتجاوز أي مادة} one {تُجووزت مادة} two {تُجووزت مادتان} few {تُجووزت # مواد} many {تُجووزت # مادة} other {تُجووزت # مادة}}',
    'triage.starred':
      '{count, plural, zero {لم تُميَّز أي مادة} one {مُيّزت مادة بنجمة} two {مُيّزت مادتان بنجمة} few {مُيّزت # مواد بنجمة} many {مُيّزت # مادة بنجمة} other {مُيّزت # مادة بنجمة}}',
    'triage.unstarred':
      '{count, plural, zero {لم تُزل أي نجمة} one {أُزيلت النجمة} two {أُزيلت نجمتان} few {أُزيلت # نجمات} many {أُزيلت # نجمة} other {أُزيلت # نجمة}}',
    'triage.binned':
      '{count, plural, zero {لم تُنقل أي مادة إلى السلة} one {نُقلت مادة إلى السلة} two {نُقلت مادتان إلى السلة} few {نُقلت # مواد إلى السلة} many {نُقلت # مادة إلى السلة} other {نُقلت # مادة إلى السلة}}',
    'triage.restored':
      '{count, plural, zero {لم تُستعد أي مادة} one {استُعيدت مادة} two {استُعيدت مادتان} few {استُعيدت # مواد} many {استُعيدت # مادة} other {استُعيدت # مادة}}',
    'triage.noUnread': 'لم تبق في هذه القائمة مادة غير مقروءة',
    'triage.isKept': 'مُبقاة',
    'triage.isSkipped': 'متجاوَزة',
    'triage.isUnread': 'غير مقروءة',
    'triage.isStarred': 'مميّزة بنجمة',
    'triage.inboxEmpty': 'الوارد فارغ',
    'triage.inboxEmptyAbout': 'فُرزت كل المواد. ما تستورده بعد الآن يصل إلى هنا.',
    'triage.inboxFirst': 'لا جديد منذ ذلك الحين',
    'triage.starredEmpty': 'لا مواد مميّزة بنجمة',
    'triage.starredEmptyAbout': 'اضغط S على مادة لتمييزها بنجمة.',
    'triage.incompleteEmpty': 'لا مواد ناقصة البيانات',
    'triage.incompleteEmptyAbout': 'لكل مادة مصدر وتاريخ ونص.',
    'triage.binEmpty': 'السلة فارغة',
    'bin.empty': 'إفراغ السلة',
    'bin.title': 'إفراغ السلة؟',
    'bin.what':
      '{articles, plural, zero {لن تُحذف أي مادة} one {ستُحذف مادة واحدة نهائياً مع ملفها الأصلي إن لم تحتج إليه مادة أخرى} two {ستُحذف مادتان نهائياً مع ما لا تحتاج إليه مادة أخرى من ملفاتهما الأصلية} few {ستُحذف # مواد نهائياً مع ما لا تحتاج إليه مادة أخرى من ملفاتها الأصلية} many {ستُحذف # مادة نهائياً مع ما لا تحتاج إليه مادة أخرى من ملفاتها الأصلية} other {ستُحذف # مادة نهائياً مع ما لا تحتاج إليه مادة أخرى من ملفاتها الأصلية}}.',
    'bin.passages':
      '{passages, plural, zero {لا مقاطع فيها.} one {ويُحذف معها مقطع علّمته فيها وملاحظته.} two {ويُحذف معها مقطعان علّمتهما فيها وملاحظاتهما.} few {وتُحذف معها # مقاطع علّمتها فيها وملاحظاتها.} many {ويُحذف معها # مقطعاً علّمتها فيها وملاحظاتها.} other {ويُحذف معها # مقطع علّمتها فيها وملاحظاتها.}}',
    'bin.forGood': 'لا يمكن التراجع عن هذا، ولا تبقى إلا في نسخة احتياطية سابقة.',
    'bin.button':
      '{count, plural, zero {حذف نهائي} one {حذف مادة نهائياً} two {حذف مادتين نهائياً} few {حذف # مواد نهائياً} many {حذف # مادة نهائياً} other {حذف # مادة نهائياً}}',
    'bin.emptying': 'جارٍ الحذف… {done, number} من {total, number}',
    'bin.emptied':
      '{count, plural, zero {لم تُحذف أي مادة} one {حُذفت مادة نهائياً} two {حُذفت مادتان نهائياً} few {حُذفت # مواد نهائياً} many {حُذفت # مادة نهائياً} other {حُذفت # مادة نهائياً}}',
  },
});
