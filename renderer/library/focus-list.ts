/** Puts the keyboard in the list of articles. */
export function focusList(): void {
  document.querySelector<HTMLElement>('[data-list]')?.focus({ preventScroll: true });
}

/** Puts the keyboard in the open article. */
export function focusReader(): void {
  document.querySelector<HTMLElement>('[data-reader]')?.focus({ preventScroll: true });
}
