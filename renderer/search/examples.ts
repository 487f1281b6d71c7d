/** One query for each thing that the query language can say, in the UI's own words. */
export const EXAMPLES = [
  { key: 'help.words', query: { en: 'sanctions council', ar: 'عقوبات مجلس' } },
  { key: 'help.phrase', query: { en: '"security council"', ar: '"مجلس الأمن"' } },
  { key: 'help.or', query: { en: 'Moscow OR Tehran', ar: 'موسكو أو طهران' } },
  { key: 'help.not', query: { en: 'minister -agriculture', ar: 'وزير -الزراعة' } },
  { key: 'help.prefix', query: { en: 'negoti*', ar: 'مفاوض*' } },
  { key: 'help.near', query: { en: '"minister sanctions"~5', ar: '"وزير عقوبات"~5' } },
  { key: 'help.nearOperator', query: { en: 'minister w/5 (oil OR gas)', ar: 'وزير w/5 (نفط أو غاز)' } },
  { key: 'help.ordered', query: { en: 'minister adj5 Iran', ar: 'وزير adj5 إيران' } },
  { key: 'help.fuzzy', query: { en: 'Lavrow~1', ar: 'لافروق~1' } },
  { key: 'help.exactWord', query: { en: '=sanction', ar: '=عقوبة' } },
  { key: 'help.broadWord', query: { en: '~Iran', ar: '~إيران' } },
  { key: 'help.field', query: { en: 'title:minister', ar: 'عنوان:وزير' } },
] as const;
