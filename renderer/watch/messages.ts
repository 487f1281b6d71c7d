import { defineMessages } from '../messages/define.ts';

export const watchMessages = defineMessages({
  en: {
    'watch.title': 'Watch folders',
    'watch.about':
      'What comes into these folders is imported by itself as soon as it is complete, and so is what came while Marsad was closed. The files stay as they are, where they are.',
    'watch.passedOver':
      'Hidden files, the locks of office programs (~$) and unfinished downloads (.part, .crdownload, .tmp) are passed over.',
    'watch.none': 'No folder is watched yet.',
    'watch.add': 'Add a folder…',
    'watch.path': 'Path of the folder on this machine',
    'watch.pathAbout': 'A browser cannot ask for a folder, so type its whole path.',
    'watch.addTyped': 'Add',
    'watch.adding': 'Looking at the folder…',
    'watch.ask':
      '{files, plural, =0 {There is nothing in it now.} one {There is one file in it now. What is to become of it?} other {There are # files in it now. What is to become of them?}}',
    'watch.importNow': 'Import what is in it now',
    'watch.onlyNew': 'Only what comes from now on',
    'watch.more': 'Actions for {name}',
    'watch.pause': 'Pause',
    'watch.continue': 'Continue',
    'watch.again': 'Import all that is in it again',
    'watch.againAbout': 'Nothing is twice in the archive; also what was undone comes back.',
    'watch.remove': 'Watch no longer',
    'watch.removed': '“{name}” is no longer watched. Its articles stay.',
    'watch.watching': 'Watching',
    'watch.paused': 'Paused. What comes meanwhile is imported when it continues.',
    'watch.missing': 'The folder is not there. Watching goes on by itself when it is back.',
    'watch.unreadable': 'The folder may not be opened. Check its permissions; watching goes on by itself.',
    'watch.files': '{count, plural, =0 {no files in it} one {one file in it} other {# files in it}}',
    'watch.waiting':
      '{count, plural, one {one file still being written} other {# files still being written}}',
    'watch.blocked':
      '{count, plural, one {One file or folder in it cannot be opened; it is tried again.} other {# files or folders in it cannot be opened; they are tried again.}}',
    'watch.unnameable':
      '{count, plural, one {The name of one file is not in UTF-8. Rename it, or import the folder by hand.} other {The names of # files are not in UTF-8. Rename them, or import the folder by hand.}}',
    'watch.overfull': 'More files lie in it than are watched. Move the old ones away.',
    'watch.lastImport': 'last import {when}',
    'watch.noImport': 'nothing imported yet',
    'watch.gone': 'The watch folder “{name}” is not there',
    'watch.closed': 'The watch folder “{name}” cannot be opened',
    'watch.troubles': '{count, plural, other {# watch folders are not there or cannot be opened}}',
    'watch.unanswered': 'A folder waits for your answer',
  },
  ar: {
    'watch.title': 'المجلدات المراقَبة',
    'watch.about':
      'ما يصل إلى هذه المجلدات يُستورد من تلقاء نفسه متى اكتمل، ومنه ما وصل ومرصد مغلق. وتبقى الملفات كما هي في مكانها.',
    'watch.passedOver':
      'تُترك الملفات المخفية وأقفال برامج المكتب (\u2066~$\u2069) والتنزيلات غير المكتملة (\u2066.part\u2069 و\u2066.crdownload\u2069 و\u2066.tmp\u2069).',
    'watch.none': 'لا مجلدات مراقَبة بعد.',
    'watch.add': 'إضافة مجلد…',
    'watch.path': 'مسار المجلد على هذا الجهاز',
    'watch.pathAbout': 'لا يستطيع المتصفح أن يسأل عن مجلد، فاكتب مساره كاملاً.',
    'watch.addTyped': 'إضافة',
    'watch.adding': 'جارٍ النظر في المجلد…',
    'watch.ask':
      '{files, plural, zero {لا ملفات فيه الآن.} one {فيه الآن ملف واحد، فماذا يُصنع به؟} two {فيه الآن ملفان، فماذا يُصنع بهما؟} few {فيه الآن # ملفات، فماذا يُصنع بها؟} many {فيه الآن # ملفاً، فماذا يُصنع بها؟} other {فيه الآن # ملف، فماذا يُصنع بها؟}}',
    'watch.importNow': 'استيراد ما فيه الآن',
    'watch.onlyNew': 'ما يصل من الآن فصاعداً فقط',
    'watch.more': 'إجراءات {name}',
    'watch.pause': 'إيقاف مؤقت',
    'watch.continue': 'متابعة',
    'watch.again': 'استيراد كل ما فيه من جديد',
    'watch.againAbout': 'لا يتكرر شيء في الأرشيف، ويعود ما جرى التراجع عنه.',
    'watch.remove': 'إنهاء المراقبة',
    'watch.removed': 'انتهت مراقبة «{name}» وبقيت مواده.',
    'watch.watching': 'تحت المراقبة',
    'watch.paused': 'المراقبة متوقفة مؤقتاً، وما يصل أثناءها يُستورد عند المتابعة.',
    'watch.missing': 'المجلد غير موجود، وتُستأنف المراقبة من تلقاء نفسها متى عاد.',
    'watch.unreadable': 'لا يُسمح بفتح المجلد. تحقق من أذوناته، ثم تُستأنف المراقبة من تلقاء نفسها.',
    'watch.files':
      '{count, plural, zero {لا ملفات فيه} one {فيه ملف واحد} two {فيه ملفان} few {فيه # ملفات} many {فيه # ملفاً} other {فيه # ملف}}',
    'watch.waiting':
      '{count, plural, zero {لا ملفات قيد الكتابة} one {ملف ما زال يُكتب} two {ملفان ما زالا يُكتبان} few {# ملفات ما زالت تُكتب} many {# ملفاً ما زالت تُكتب} other {# ملف ما زالت تُكتب}}',
    'watch.blocked':
      '{count, plural, zero {كل ما فيه يُفتح.} one {فيه ملف أو مجلد لا يُفتح، وتعاد المحاولة.} two {فيه ملفان أو مجلدان لا يُفتحان، وتعاد المحاولة.} few {فيه # ملفات أو مجلدات لا تُفتح، وتعاد المحاولة.} many {فيه # ملفاً أو مجلداً لا تُفتح، وتعاد المحاولة.} other {فيه # ملف أو مجلد لا تُفتح، وتعاد المحاولة.}}',
    'watch.unnameable':
      '{count, plural, zero {كل الأسماء بترميز UTF-8.} one {اسم ملف فيه ليس بترميز UTF-8. غيّر اسمه أو استورد المجلد يدوياً.} two {اسما ملفين فيه ليسا بترميز UTF-8. غيّرهما أو استورد المجلد يدوياً.} few {أسماء # ملفات فيه ليست بترميز UTF-8. غيّرها أو استورد المجلد يدوياً.} many {أسماء # ملفاً فيه ليست بترميز UTF-8. غيّرها أو استورد المجلد يدوياً.} other {أسماء # ملف فيه ليست بترميز UTF-8. غيّرها أو استورد المجلد يدوياً.}}',
    'watch.overfull': 'فيه ملفات أكثر مما يُراقَب. انقل القديم منها إلى مكان آخر.',
    'watch.lastImport': 'آخر استيراد {when}',
    'watch.noImport': 'لم يُستورد منه شيء بعد',
    'watch.gone': 'المجلد المراقَب «{name}» غير موجود',
    'watch.closed': 'المجلد المراقَب «{name}» لا يُفتح',
    'watch.troubles':
      '{count, plural, zero {كل المجلدات المراقَبة موجودة} one {مجلد مراقَب غير موجود أو لا يُفتح} two {مجلدان مراقَبان غير موجودين أو لا يُفتحان} few {# مجلدات مراقَبة غير موجودة أو لا تُفتح} many {# مجلداً مراقَباً غير موجودة أو لا تُفتح} other {# مجلد مراقَب غير موجودة أو لا تُفتح}}',
    'watch.unanswered': 'مجلد ينتظر جوابك',
  },
});
