import type { Page } from 'playwright-core';

/** What the physical keys type under the Arabic (101) layout. */
const ARABIC_101: Readonly<Record<string, string>> = {
  KeyQ: 'ض',
  KeyT: 'ف',
  KeyM: 'ة',
  KeyN: 'ى',
  KeyJ: 'ت',
  KeyK: 'ن',
  KeyE: 'ث',
  KeyZ: 'ئ',
  KeyC: 'ؤ',
  Slash: 'ظ',
  Digit1: '١',
};

const MODIFIERS = { Alt: 1, Control: 2, Shift: 8 } as const;

/** Presses `Control+KeyZ`, `KeyT` ... as an Arabic keyboard sends them: the code of the key, the letter of the layout. */
export async function pressArabic(page: Page, chord: string): Promise<void> {
  const parts = chord.split('+');
  const code = parts.at(-1) ?? '';
  const modifiers = parts
    .slice(0, -1)
    .reduce((sum, name) => sum + (name in MODIFIERS ? MODIFIERS[name as keyof typeof MODIFIERS] : 0), 0);
  const key = ARABIC_101[code];
  if (key === undefined) throw new Error(`no Arabic letter for ${code}`);
  const client = await page.context().newCDPSession(page);
  const windowsVirtualKeyCode = code.startsWith('Key') ? code.charCodeAt(3) : 0;
  const text = modifiers === 0 ? { text: key } : {};
  await client.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    code,
    key,
    modifiers,
    windowsVirtualKeyCode,
    ...text,
  });
  await client.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, modifiers, windowsVirtualKeyCode });
  await client.detach();
}
