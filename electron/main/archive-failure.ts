import type { Failure } from '../contract/result.ts';
import type { Language } from './shell-state.ts';

/** Why an archive does not open, in a sentence that says what to do next. */
export function archiveFailureMessage(failure: Failure, language: Language): string {
  return language === 'ar' ? inArabic(failure) : inEnglish(failure);
}

function inArabic({ code, params }: Failure): string {
  const path = isolate(params['path']);
  switch (code) {
    case 'archive-in-use':
      return `الأرشيف ${path} مفتوح في برنامج آخر. أغلق ذلك البرنامج ثم أعد المحاولة.`;
    case 'archive-too-new':
      return `أُنشئ الأرشيف ${path} بإصدار أحدث من مرصد. حدّث البرنامج لفتحه.`;
    case 'archive-not-writable':
      return `لا تمكن الكتابة في المجلد ${path}. غيّر صلاحياته أو اختر مجلداً آخر.`;
    case 'archive-damaged':
      return `ملف الأرشيف في ${path} تالف. استعد آخر نسخة احتياطية من مجلد backups.`;
    case 'disk-full':
      return `القرص ممتلئ: ${path}. أفرغ مساحة ثم أعد المحاولة.`;
    default:
      return `تعذّر فتح الأرشيف ${path} (${code}). التفاصيل في سجل الأعطال.`;
  }
}

function inEnglish({ code, params }: Failure): string {
  const path = isolate(params['path']);
  switch (code) {
    case 'archive-in-use':
      return `The archive ${path} is open in another program. Close that program, then try again.`;
    case 'archive-too-new':
      return `The archive ${path} was made by a newer version of Marsad. Update Marsad to open it.`;
    case 'archive-not-writable':
      return `The folder ${path} cannot be written to. Change its permissions, or choose another folder.`;
    case 'archive-damaged':
      return `The archive file in ${path} is damaged. Restore the latest backup from its backups folder.`;
    case 'disk-full':
      return `The disk is full: ${path}. Free some space, then try again.`;
    default:
      return `The archive ${path} cannot be opened (${code}). Details are in the error log.`;
  }
}

/** A path inside a sentence of either direction: left-to-right isolate ... pop isolate. */
function isolate(path: string | number | undefined): string {
  return `\u2066${path ?? ''}\u2069`;
}
