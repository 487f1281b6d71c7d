import { speech } from '../messages/messages.svelte.ts';

/** «الفرنسية» for `fr`, in the UI's language; the code itself where the platform has no name. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([speech.language], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
