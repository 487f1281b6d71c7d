/** Which way an arrow key goes along a row of tabs; 0 for other keys. Left is forward where text runs to the left. */
export function tabStep(code: string, rtl: boolean): 1 | -1 | 0 {
  if (code === 'ArrowLeft') return rtl ? 1 : -1;
  if (code === 'ArrowRight') return rtl ? -1 : 1;
  return 0;
}
