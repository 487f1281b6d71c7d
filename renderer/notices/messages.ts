import { defineMessages } from '../messages/define.ts';

export const noticeMessages = defineMessages({
  en: {
    'notice.dismiss': 'Dismiss',
    'notice.label': 'Notices',
  },
  ar: {
    'notice.dismiss': 'إخفاء',
    'notice.label': 'التنبيهات',
  },
});
