import { defineMessages } from '../messages/define.ts';

export const paletteMessages = defineMessages({
  en: {
    'palette.title': 'Command palette',
    'palette.placeholder': 'Type a command, a tag or a title',
    'palette.commands': 'Commands',
    'palette.tags': 'Tags: show their articles',
    'palette.articles': 'Articles',
    'palette.none': 'Nothing fits “{query}”.',
  },
  ar: {
    'palette.title': 'لوحة الأوامر',
    'palette.placeholder': 'اكتب أمراً أو وسماً أو عنواناً',
    'palette.commands': 'الأوامر',
    'palette.tags': 'الوسوم: عرض موادها',
    'palette.articles': 'المواد',
    'palette.none': 'لا شيء يوافق «{query}».',
  },
});
