/** One query for each thing that the query language can say, in the UI's own words. */
export const EXAMPLES = [
  { key: 'help.words', query: { en: 'sanctions council', ar: 'عقوبات مجلس' } },
  { key: 'help.phrase', query: { en: '"security council"', ar: '"مجلس الأمن"' } },
  { key: 'help.or', query: { en: 'Moscow OR Tehran', ar: 'موسكو أو طهران' } },
  { key: 'help.not', query: { en: 'minister -agriculture', ar: 'وزير -الزراعة' } },
  { key: 'help.prefix', query: { en: 'negoti*', ar: 'مفاوض*' } },
  { key: 'help.exactWord', query: { en: '=sanction', ar: '=عقوبة' } },
  { key: 'help.broadWord', query: { en: '~Iran', ar: '~إيران' } },
  { key: 'help.field', query: { en: 'title:minister', ar: 'عنوان:وزير' } },
] as const;
