import type { NounStemmer } from './noun-stemmer.ts';

// Plurals of the press that no template below derives: singular, plural, in loose letters.
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'برامج:برنامج لجان:لجنه دول:دوله قمم:قمه هجمه:هجوم حروب:حرب جيوش:جيش شعوب:شعب حقوق:حق بنوك:بنك ' +
    'شهود:شاهد جنود:جندي وفود:وفد عقود:عقد حلول:حل ضغوط:ضغط شروط:شرط ظروف:ظرف قيود:قيد جهود:جهد ' +
    'نصوص:نص خطوط:خط خطط:خطه فرص:فرصه صور:صوره غرف:غرفه دور:دار مدن:مدينه سفن:سفينه كتب:كتاب طرق:طريق ' +
    'رجال:رجل جبال:جبل بلاد:بلد بلدان:بلد نساء:امراه ناس:انسان ابناء:ابن اباء:اب اخوه:اخ قاده:قاءد ' +
    'ساده:سيد قضاه:قاضي دعاه:داعيه نواب:ناءب طلاب:طالب كتاب:كاتب حكام:حاكم عمال:عامل سكان:ساكن ' +
    'ضباط:ضابط تجار:تاجر شباب:شاب مياه:ماء رءوس:راس رءساء:رءيس زعماء:زعيم ضحايا:ضحيه قضايا:قضيه هدايا:هديه ' +
    'نقاط:نقطه مبالغ:مبلغ اموال:مال احوال:حال ايام:يوم اعوام:عام اشهر:شهر شهور:شهر سنو:سنه اسلحه:سلاح ' +
    'اجهزه:جهاز انظمه:نظام ادله:دليل اسءله:سءال مساءل:مساله رساءل:رساله نتاءج:نتيجه جراءم:جريمه ' +
    'وثاءق:وثيقه حقاءق:حقيقه طاءرات:طاءره صحف:صحيفه اسر:اسره'
  )
    .split(' ')
    .map((pair) => pair.split(':')),
);

/** Templates of plurals; the digits in the singulars are the captured radicals. */
const TEMPLATES: readonly (readonly [RegExp, readonly string[]])[] = [
  // أفعال: أضرار, ضرر; أسلاك.
  [/^ا(.)(.)ا(.)$/, ['123', '12ا3', '12ي3', '12و3']],
  // فعلاء: وزراء, وزير; أفعلاء: أصدقاء, صديق.
  [/^(.)(.)(.)اء$/, ['12ي3', '1ا23']],
  [/^ا(.)(.)(.)اء$/, ['12ي3']],
  // فواعل and فواعيل: عواصم, عاصمة; صواريخ, صاروخ.
  [/^(.)وا(.)(.)$/, ['1ا23', '1ا23ه']],
  [/^(.)وا(.)ي(.)$/, ['1ا2و3', '1ا2ي3']],
  // مفاعل, تفاعيل, فعاليل: مجالس, مجلس; مشاريع, مشروع; تقارير, تقرير; مناطق, منطقة.
  [/^([متا])(.)ا(.)(.)$/, ['1234', '1234ه']],
  [/^(.)(.)ا(.)ي(.)$/, ['123و4', '123ي4', '123ا4']],
  // فعائل: قبائل, قبيلة.
  [/^(.)(.)اء(.)$/, ['12ي3ه', '12ا3ه']],
];

/** Both numbers must be common, the singular at least a twentieth of the plural. */
const MIN_COUNT = 20;
const MIN_SHARE = 0.05;

/** Singulars that a form (loose letters, no clitics) may be the broken plural of; at most one. */
export function singularsOf(form: string, nouns: NounStemmer): readonly string[] {
  const irregular = IRREGULAR[form];
  if (irregular !== undefined) return [nouns.stem(irregular)];
  const own = nouns.count(form);
  if (own < MIN_COUNT) return [];
  for (const [pattern, singulars] of TEMPLATES) {
    const match = pattern.exec(form);
    if (match === null) continue;
    const candidates = singulars
      .map((singular) => singular.replace(/\d/g, (digit) => match[Number(digit)] ?? ''))
      .map((singular) => ({ singular, count: nouns.count(singular) }))
      .filter(({ count }) => count >= MIN_COUNT && count >= MIN_SHARE * own)
      .sort((a, b) => b.count - a.count);
    const best = candidates[0];
    if (best !== undefined) return [nouns.stem(best.singular)];
  }
  return [];
}
