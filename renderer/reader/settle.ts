/** Frames that blocks with guessed heights get to take their true ones. */
const FRAMES = 6;

/**
 * Scrolls now and on the next frames, until `scroll` answers that nothing had to move: what comes into view is laid
 * out only then (`content-visibility`), and may push away what was to be seen.
 */
export function settle(scroll: () => boolean): void {
  let left = FRAMES;
  let still = 0;
  const step = (): void => {
    still = scroll() ? 0 : still + 1;
    // A frame passes before new blocks are laid out: once still is not yet settled.
    if (still < 2 && left-- > 0) requestAnimationFrame(step);
  };
  step();
}
