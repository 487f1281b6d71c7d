import type { Settings } from '../../electron/contract/values.ts';

/** Puts language, direction and theme on the document element, where CSS and assistive technology look for them. */
export function applyAppearance(settings: Pick<Settings, 'language' | 'theme'>): void {
  const root = document.documentElement;
  root.lang = settings.language;
  root.dir = settings.language === 'ar' ? 'rtl' : 'ltr';
  root.dataset['theme'] = settings.theme === 'system' ? systemTheme() : settings.theme;
}

/** Calls `changed` when the system switches between light and dark. */
export function watchSystemTheme(changed: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}

function systemTheme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
